// Trainings of a sweep in the worker: a start that goes on with what is kept only where it is the same training, and the share
// of weight on wrong labels.
import { describe, expect, it } from 'vitest';
import type { Options } from '../experiment/options';
import type { Command, Event } from './protocol';
import { Session } from './session';
import { memoryStore } from './testStore';
import { small } from './testOptions';

function opened(store = memoryStore()) {
  const events: Event[] = [];
  const session = new Session((event) => void events.push(event), store);
  const of = <T extends Event['type']>(type: T) =>
    events.filter((event): event is Extract<Event, { type: T }> => event.type === type);
  const send = (command: Command) => session.handle(command);
  const start = (options: Options, upTo: number) =>
    send({ type: 'start', run: 1, lanes: [options], backend: 'cpu', resume: { upTo } });
  const share = async () => {
    await send({ type: 'take', lane: 0, what: 'wrongWeight' });
    const last = of('taken').at(-1);
    if (last?.what !== 'wrongWeight') throw new Error('No share was told.');
    return last.share;
  };
  return { of, send, start, share, rest: () => of('rest').at(-1), store };
}

describe('a start of a cell', () => {
  it('goes on with the same training, also at once after it was paused, and counts its time', async () => {
    const whole = opened();
    await whole.start(small, 20);
    expect(whole.rest()?.step).toBe(0);
    expect(whole.of('history')).toEqual([]);
    await whole.send({ type: 'step', count: 20 });

    const before = opened();
    await before.start(small, 20);
    await before.send({ type: 'step', count: 8 });
    const { milliseconds = 0 } = before.rest() ?? {};
    await before.start(small, 20); // the same worker
    expect(before.rest()).toMatchObject({ step: 8 });
    expect(before.rest()?.milliseconds).toBeGreaterThanOrEqual(milliseconds);

    const after = opened(before.store);
    await after.start(small, 20);
    expect(after.rest()).toMatchObject({ step: 8, weights: before.rest()?.weights });
    expect(after.of('history')[0].records).toHaveLength(8 * 8);
    await after.send({ type: 'step', count: 12 });
    expect(after.rest()).toMatchObject({ step: 20, weights: whole.rest()?.weights });
  });

  it('begins afresh where another training is kept, or one that is further', async () => {
    const { start, send, rest, store } = opened();
    await start(small, 20);
    await send({ type: 'step', count: 8 });
    await start({ ...small, seed: 8 }, 20);
    expect(rest()?.step).toBe(0);
    expect(store.run?.started.seed).toBe(small.seed); // kept until the new one has something
    await start(small, 7);
    expect(rest()?.step).toBe(0);
    await send({ type: 'step', count: 3 });
    expect(store.run?.checkpoint.step).toBe(3);
  });
});

describe('the share of weight on wrong labels', () => {
  const noisy: Options = { ...small, wrongLabels: 0.2, strategy: 'uniform' };

  it('is near the share of wrong labels where all weigh the same, and equal each time', async () => {
    const { start, send, share, rest } = opened();
    await start(noisy, 10);
    await send({ type: 'step', count: 4 });
    const first = await share();
    expect(first).toBeGreaterThan(0.1);
    expect(first).toBeLessThan(0.3);
    expect(await share()).toBe(first);
    const { weights } = rest() ?? {};
    await send({ type: 'step', count: 6 }); // measuring has not moved the batches
    const plain = opened();
    await plain.start(noisy, 10);
    await plain.send({ type: 'step', count: 10 });
    expect(rest()?.weights).toBe(plain.rest()?.weights);
    expect(weights).not.toBe(rest()?.weights);
  });

  it.each(['random', 'hardest', 'batchAll', 'contrastive', 'circle'] as const)(
    'has a value under %s',
    async (strategy) => {
      const { start, share } = opened();
      await start({ ...noisy, strategy }, 10);
      const value = await share();
      expect(value).toBeGreaterThan(0);
      expect(value).toBeLessThan(1);
    },
  );

  it('is none without wrong labels', async () => {
    const { start, share } = opened();
    await start(small, 10);
    expect(await share()).toBeNull();
  });
});
