// What arrives of a comparison many times a second: frames, curves, pictures of every lane. Outside React; version counters tell of change.
import type { ItemShape } from '../../data/types';
import { Moments } from '../../worker/moments';
import type { EvaluationReport, Event, PartName } from '../../worker/protocol';
import { Curves } from '../curves';
import { slim } from '../evaluations';
import { takePictures, type ItemLabels, type PictureSource } from '../live';

/** Embeddings of a part's probe after a step. */
export interface LaneFrame {
  step: number;
  dimension: number;
  /** Probe items × dimension. */
  embeddings: Float32Array;
}

/** As many as a scrubber can tell apart, and 16 MB a part: 240 frames of 72 × 128 numbers are 9. */
const MOST_FRAMES = 240;
const MOST_BYTES = 16 * 1024 * 1024;
const frames = () =>
  new Moments<LaneFrame>(MOST_FRAMES, MOST_BYTES, ({ embeddings }) => embeddings.byteLength);

/** What one lane has left behind so far. */
export class LaneLive {
  curves = new Curves();
  /** Every evaluation, in order; only the newest keeps its lists. */
  evaluations: EvaluationReport[] = [];
  private readonly kept: Record<PartName, Moments<LaneFrame>> = { seen: frames(), unseen: frames() };

  /** The frame of a part at a step, else the last before it; null: the newest. */
  frame(part: PartName, step: number | null): LaneFrame | null {
    const kept = this.kept[part];
    return step === null ? kept.newest : (kept.upTo(step) ?? kept.first);
  }

  addFrame(part: PartName, frame: LaneFrame): void {
    this.kept[part].add(frame);
  }

  addEvaluation(reports: EvaluationReport[]): void {
    const [first] = reports;
    if (!first) return;
    const before = this.evaluations.filter(({ step }) => step < first.step).map(slim);
    this.evaluations = [...before, ...reports];
  }

  /** The last evaluation of a part up to a step (null: the newest); null before the first. */
  evaluation(part: PartName, step: number | null): EvaluationReport | null {
    const of = (report: EvaluationReport) => report.part === part && (step === null || report.step <= step);
    return this.evaluations.findLast(of) ?? null;
  }

  /** A lane that branches off here: the same past up to a step. */
  branch(step: number): LaneLive {
    const branch = new LaneLive();
    branch.curves = this.curves.upTo(step);
    branch.evaluations = this.evaluations.filter((report) => report.step <= step).map(slim);
    for (const part of ['seen', 'unseen'] as const)
      for (const at of this.kept[part].steps()) {
        const frame = at <= step && this.kept[part].upTo(at);
        if (frame) branch.addFrame(part, frame);
      }
    return branch;
  }
}

/** Pictures of the items of one data set, told as they are first mentioned. */
class LanePictures implements PictureSource {
  shape: ItemShape | null = null;
  readonly values = new Map<number, Uint8Array | Float32Array>();
  readonly labels = new Map<number, ItemLabels>();
  private told = 0;
  private readonly listeners = new Set<() => void>();

  version = () => this.told;

  subscribe(_channel: 'thumbnails', listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  take(event: Extract<Event, { type: 'thumbnails' }>): void {
    takePictures(event, this);
    this.told++;
    for (const listener of this.listeners) listener();
  }
}

/** 'frame': maps and weights · 'curves': records and scores · 'scrub' is in the store. */
type Channel = 'frame' | 'curves';

class CompareLive {
  private lanes = new Map<number, LaneLive>();
  private sources = new Map<number, LanePictures>();
  private versions: Record<Channel, number> = { frame: 0, curves: 0 };
  private readonly listeners: Record<Channel, Set<() => void>> = { frame: new Set(), curves: new Set() };

  /** The lane's own; made empty when first asked for. */
  lane(id: number): LaneLive {
    const known = this.lanes.get(id) ?? new LaneLive();
    this.lanes.set(id, known);
    return known;
  }

  put(id: number, lane: LaneLive): void {
    this.lanes.set(id, lane);
  }

  /** Pictures of the data set that was first made for this lane (LaneFacts.picturesOf). */
  pictures(id: number): LanePictures {
    const known = this.sources.get(id) ?? new LanePictures();
    this.sources.set(id, known);
    return known;
  }

  version = (channel: Channel) => this.versions[channel];

  subscribe(channel: Channel, listener: () => void): () => void {
    this.listeners[channel].add(listener);
    return () => this.listeners[channel].delete(listener);
  }

  changed(channel: Channel): void {
    this.versions[channel]++;
    for (const listener of this.listeners[channel]) listener();
  }

  remove(id: number): void {
    this.lanes.delete(id);
  }

  clear(): void {
    this.lanes = new Map();
    this.sources = new Map();
    for (const channel of ['frame', 'curves'] as const) this.changed(channel);
  }
}

export const compareLive = new CompareLive();
