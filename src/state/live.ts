// What arrives many times a second: the newest frame, curves, thumbnails. Held outside React; a version counter tells of change.
import type { ItemShape } from '../data/types';
import type { EvaluationReport, Event, PartName } from '../worker/protocol';
import { Curves } from './curves';

export interface LiveFrame {
  step: number;
  part: PartName;
  dimension: number;
  /** Probe embeddings, n × dimension. */
  embeddings: Float32Array;
  batch: Int32Array;
}

/** Whose picture an item is, by which camera; the labels differ where a wrong one was planted. */
export interface ItemLabels {
  identity: number;
  trueIdentity: number;
  camera: number;
}

type Channel = 'frame' | 'curves' | 'thumbnails';

/** Where pictures of items come from. */
export interface PictureSource {
  readonly shape: ItemShape | null;
  /** Values of an item, as the data floor made them. */
  readonly values: ReadonlyMap<number, Uint8Array | Float32Array>;
  /** Labels of every item whose values are here. */
  readonly labels: ReadonlyMap<number, ItemLabels>;
  /** Rises whenever pictures arrived. */
  version: (channel: 'thumbnails') => number;
  subscribe(channel: 'thumbnails', listener: () => void): () => void;
}

/** Puts told pictures and their labels into a source's maps. */
export function takePictures(
  { items, values, labels }: Extract<Event, { type: 'thumbnails' }>,
  into: { values: Map<number, Uint8Array | Float32Array>; labels: Map<number, ItemLabels> },
): void {
  const size = values.length / items.length;
  items.forEach((item, i) => {
    into.values.set(item, values.subarray(i * size, (i + 1) * size));
    into.labels.set(item, {
      identity: labels.identity[i],
      trueIdentity: labels.trueIdentity[i],
      camera: labels.camera[i],
    });
  });
}

class Live {
  /** The newest frame of the shown part; null until the first one after a start or a switch of the part. */
  frame: LiveFrame | null = null;
  curves = new Curves();
  /** Every evaluation of the run, in order. */
  evaluations: EvaluationReport[] = [];
  shape: ItemShape | null = null;
  /** Values of an item, as the data floor made them. */
  values = new Map<number, Uint8Array | Float32Array>();
  /** Labels of every item whose values are here. */
  labels = new Map<number, ItemLabels>();
  private versions: Record<Channel, number> = { frame: 0, curves: 0, thumbnails: 0 };
  private listeners: Record<Channel, Set<() => void>> = {
    frame: new Set(),
    curves: new Set(),
    thumbnails: new Set(),
  };

  version = (channel: Channel) => this.versions[channel];

  subscribe(channel: Channel, listener: () => void): () => void {
    this.listeners[channel].add(listener);
    return () => this.listeners[channel].delete(listener);
  }

  changed(channel: Channel): void {
    this.versions[channel]++;
    for (const listener of this.listeners[channel]) listener();
  }

  /** Forgets the run; `data` also forgets the pictures. */
  clear(): void {
    this.frame = null;
    this.curves = new Curves();
    this.evaluations = [];
    this.values = new Map();
    this.labels = new Map();
    for (const channel of ['frame', 'curves', 'thumbnails'] as const) this.changed(channel);
  }
}

export const live = new Live();
export type { Channel };
