// Runs that go on but learn nothing, each brought about by its real cause.
import { afterEach, describe, expect, it } from 'vitest';
import type { Options } from '../experiment/options';
import { failureFrom, webgpuMissing } from './failures';
import type { Event } from './protocol';
import { Session } from './session';
import { small } from './testOptions';
import { meanDistance } from './watch';

let open: Session | null = null;
let run = 100;

afterEach(() => open?.handle({ type: 'pause' }));

async function failuresOf(options: Options, count: number) {
  const events: Event[] = [];
  const session = new Session((event) => void events.push(event));
  open = session;
  await session.handle({ type: 'start', run: ++run, lanes: [options], backend: 'cpu' });
  await session.handle({ type: 'step', count });
  return events.filter((event) => event.type === 'failure').map((event) => event.failure);
}

describe('watch', () => {
  it('the mean distance is over all pairs', () => {
    expect(meanDistance(Float32Array.of(0, 0, 3, 4, 0, 0), 2)).toBeCloseTo(10 / 3, 6);
    expect(meanDistance(Float32Array.of(1, 2), 2)).toBe(0);
  });

  it('weight decay that outweighs the loss: collapsed, told once, and the run goes on', async () => {
    const told = await failuresOf(
      {
        ...small,
        normalize: false,
        optimiser: 'sgd',
        momentum: 0,
        learningRate: 1,
        weightDecay: 0.1,
        margin: 0,
      },
      150,
    );
    expect(told.filter(({ kind }) => kind === 'collapsed')).toHaveLength(1);
    expect(told.find(({ kind }) => kind === 'collapsed')?.fatal).toBe(false);
  });

  it('easy data and no margin: no anchor is active for fifty steps, told once', async () => {
    const easy: Options = { ...small, difficulty: 0, margin: 0, learningRate: 0.003 };
    const told = await failuresOf(easy, 150);
    expect(told.map(({ kind }) => kind)).toEqual(['no-active-anchor']);
    expect(told[0].message).toMatch(/For \d+ steps/);
  });

  it('the soft margin has no idle anchors, and a run that learns is not complained of', async () => {
    expect(await failuresOf({ ...small, difficulty: 0, margin: 0, soft: true }, 80)).toEqual([]);
    expect(await failuresOf({ ...small, learningRate: 0.003 }, 80)).toEqual([]);
  });

  it('WebGPU chosen but passed over: says why and what runs instead', () => {
    const report = { name: 'wasm', adapter: null, software: false, reason: '' } as const;
    const told = webgpuMissing({ ...report, tried: [{ name: 'webgpu', why: 'No adapter was found.' }] });
    expect(told).toMatchObject({ kind: 'no-webgpu', fatal: false });
    expect(told?.message).toMatch(/You chose WebGPU.* No adapter was found\. Training runs on WASM/);
    expect(webgpuMissing({ ...report, name: 'webgpu', tried: [] })).toBeNull();
  });

  it('an allocation that the machine refuses is a lack of memory', () => {
    let thrown: unknown;
    try {
      thrown = new Float32Array(2 ** 50);
    } catch (error) {
      thrown = error;
    }
    expect(failureFrom(thrown)).toMatchObject({ kind: 'out-of-memory', fatal: true });
  });
});
