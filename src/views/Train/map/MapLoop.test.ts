import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createRandom } from '../../../data/random';
import { showPart } from '../../../state/actions';
import { handleEvent } from '../../../state/events';
import { useInterface } from '../../../state/interface';
import { live } from '../../../state/live';
import { emptyRun, useRun } from '../../../state/run';
import type { DataSummary, PartName, Probe } from '../../../worker/protocol';
import { currentAnchorView } from '../../shared/useAnchorTerm';
import { MapLoop } from './MapLoop';
import { LOOKED_AT } from './source';

const COUNT = 12;
const DIMENSION = 4;
const RUN = 1;
const random = createRandom(5);

const probeFrom = (first: number): Probe => {
  const identity = Int32Array.from({ length: COUNT }, (_, i) => first + Math.floor(i / 3));
  return {
    items: Int32Array.from({ length: COUNT }, (_, i) => first + i),
    identity,
    trueIdentity: identity,
    camera: new Int32Array(COUNT),
  };
};
const probes = { seen: probeFrom(0), unseen: probeFrom(100) };
const summary = { probes, queries: probes, cameraNames: ['one'] } as unknown as DataSummary;

const takeFrame = (part: PartName, step: number) =>
  handleEvent(
    {
      type: 'frame',
      run: RUN,
      lane: 0,
      step,
      part,
      dimension: DIMENSION,
      embeddings: Float32Array.from({ length: COUNT * DIMENSION }, random.normal),
      firstRecord: step,
      records: new Float32Array(0),
      batch: new Int32Array(0),
      millisecondsPerStep: 1,
    },
    RUN,
  );

const mapLoop = () => {
  const canvas = { getContext: () => null, style: {} } as unknown as HTMLCanvasElement;
  const loop = new MapLoop(canvas, () => undefined, LOOKED_AT);
  loop.resize(300, 400);
  live.subscribe('frame', () => loop.refresh());
  return loop;
};
const itemsOf = (loop: MapLoop) => loop.scene.nodes.map(({ item }) => item).toSorted((a, b) => a - b);

beforeEach(() => {
  vi.stubGlobal('requestAnimationFrame', () => 1);
  live.clear();
  useRun.setState({ ...emptyRun(), summary });
  useInterface.setState({ part: 'seen', anchor: 0 });
});

describe('after a switch of the part', () => {
  it('map and lens show nothing of the part that was left, then the new one', () => {
    const loop = mapLoop();
    takeFrame('seen', 1);
    expect(itemsOf(loop)).toEqual([...probes.seen.items]);
    expect(currentAnchorView()?.item).toBe(0);

    showPart('unseen');
    expect(itemsOf(loop)).toEqual([]);
    expect(currentAnchorView()).toBeNull();

    takeFrame('unseen', 2);
    expect(itemsOf(loop)).toEqual([...probes.unseen.items]);
    expect(currentAnchorView()?.item).toBe(100);
  });

  it('a frame that was on its way moves the step, not the picture', () => {
    const loop = mapLoop();
    showPart('unseen');
    takeFrame('unseen', 1);
    takeFrame('seen', 2);
    expect(useRun.getState().step).toBe(2);
    expect(itemsOf(loop)).toEqual([...probes.unseen.items]);
  });
});
