// The recorded run must be of today's defaults and today's pictures, and must never stay beside the page's own numbers.
import { afterEach, describe, expect, it } from 'vitest';
import { makePedestrians, pedestrianItems } from '../data/pedestrians';
import { defaultOptions } from '../experiment/options';
import { handleEvent } from './events';
import { live } from './live';
import { useOptions } from './options';
import { dropRecorded, isRecordingOf, showRecorded } from './recorded';
import recordedRun from './recordedRun.json';
import { fromRecording, quantised, restored, type Recording } from './recording';
import { emptyRun, useRun } from './run';

const recording = recordedRun as unknown as Recording;

afterEach(() => {
  live.clear();
  useRun.setState(emptyRun());
  useOptions.setState({ options: defaultOptions() });
});

describe('recorded run', () => {
  it('is of the defaults as they are now (else: npm run bench recording)', () => {
    expect(recording.options).toEqual(defaultOptions());
    expect(isRecordingOf(recording, { ...defaultOptions(), sigma: 0.2 })).toBe(false);
  });

  it('names the items of today’s data set: identities and cameras of the probe are theirs', () => {
    const { identity, camera, values, shape } = makePedestrians(recording.options);
    const { items, identity: identities, camera: cameras } = recording.summary.probes.seen;
    expect(items.map((item) => identity[item])).toEqual(identities);
    expect(items.map((item) => camera[item])).toEqual(cameras);
    expect(recording.summary.shape).toEqual(shape);
    const size = values.length / identity.length;
    const [first, last] = [items[0], items.at(-1) ?? 0];
    expect(pedestrianItems(recording.options, [last, first]).subarray(size)).toEqual(
      values.slice(first * size, (first + 1) * size),
    );
  });

  it('embeddings lose less than a pixel of the map, and are of unit length', () => {
    const values = Float32Array.from({ length: 64 }, (_, i) => Math.sin(i * 7.3));
    restored(quantised(values)).forEach((v, i) => expect(Math.abs(v - values[i])).toBeLessThan(0.005));
    const { frame } = fromRecording(recording);
    const { dimension, embeddings } = frame;
    expect(embeddings.length).toBe(recording.summary.probes.seen.items.length * dimension);
    for (let row = 0; row < embeddings.length; row += dimension) {
      expect(Math.hypot(...embeddings.subarray(row, row + dimension))).toBeCloseTo(1, 1);
    }
  });

  it('fills the stores, marked as recorded, with a picture for every item it mentions', async () => {
    await showRecorded();
    const { recorded, rankings, evaluation, summary, step, phase } = useRun.getState();
    expect([recorded, step, phase]).toEqual([recording.step, 0, 'starting']);
    expect(live.curves.length).toBe(recording.step);
    expect(evaluation.unseen?.step).toBe(recording.step);
    const shown = [...rankings.seen, ...rankings.unseen].flatMap(({ query, top }) => [
      query,
      ...top.map(({ item }) => item),
    ]);
    for (const item of [...shown, ...(summary?.probes.seen.items ?? [])])
      expect(live.values.has(item)).toBe(true);
  });

  it('gives way to the first frame of the page’s own run, numbers and curves too', async () => {
    await showRecorded();
    const embeddings = new Float32Array(72 * 32);
    handleEvent(
      {
        type: 'frame',
        run: 1,
        lane: 0,
        step: 0,
        dimension: 32,
        part: 'seen',
        embeddings,
        firstRecord: 1,
        records: new Float32Array(0),
        batch: new Int32Array(0),
        millisecondsPerStep: 0,
      },
      1,
    );
    const { recorded, evaluation, rankings } = useRun.getState();
    expect([recorded, evaluation.seen, rankings.seen.length]).toEqual([null, null, 0]);
    expect([live.curves.length, live.evaluations.length]).toEqual([0, 0]);
    expect(live.frame?.embeddings).toBe(embeddings);
  });

  it('is not shown over a run that is there already, nor under other options', async () => {
    useRun.setState({ phase: 'ready' });
    await showRecorded();
    expect(useRun.getState().recorded).toBeNull();
    useRun.setState({ phase: 'starting' });
    useOptions.setState({ options: { ...defaultOptions(), margin: 0.5 } });
    await showRecorded();
    expect(useRun.getState().recorded).toBeNull();
    dropRecorded();
  });
});
