// Same start, same weights; a run that was kept, or replayed from its journal, is the run that was never interrupted.
import { describe, expect, it } from 'vitest';
import { startAndChanges } from '../experiment/moment';
import type { Options } from '../experiment/options';
import type { Command, Event } from './protocol';
import type { RunStore } from './runStore';
import { Session } from './session';
import { small } from './testOptions';
import { memoryStore } from './testStore';

async function opened(store: RunStore | null = null) {
  const events: Event[] = [];
  const session = new Session((event) => void events.push(event), store);
  await session.offerKept();
  const of = <T extends Event['type']>(type: T) =>
    events.filter((event): event is Extract<Event, { type: T }> => event.type === type);
  const send = (command: Command) => session.handle(command);
  const start = (options: Options, resume = false) =>
    send({ type: 'start', run: 1, lanes: [options], backend: 'cpu', resume });
  const rest = () => {
    const last = of('rest').at(-1);
    if (!last) throw new Error('The run has not come to rest.');
    return last;
  };
  return { of, send, start, rest };
}

describe('a run', () => {
  it('starts and goes on equally each time, and differently with another seed', async () => {
    const { send, start, rest } = await opened();
    const sums = async (options: Options) => {
      await start(options);
      const first = rest();
      expect(first.step).toBe(0);
      await send({ type: 'step', count: 20 });
      expect(rest().step).toBe(20);
      return [first.weights, rest().weights];
    };
    const once = await sums(small);
    expect(once[0]).not.toBe(once[1]);
    expect(await sums(small)).toEqual(once);
    expect(await sums({ ...small, seed: 8 })).not.toEqual(once);
  });

  it('goes on after a reload as if nothing had been', async () => {
    const whole = await opened();
    await whole.start(small);
    await whole.send({ type: 'step', count: 22 });

    const store = memoryStore();
    const before = await opened(store);
    await before.start(small);
    await before.send({ type: 'step', count: 12 });
    const [{ summary }] = before.of('data');
    const anchor = summary.probes.seen.items[5];
    await before.send({ type: 'queries', seen: [anchor], unseen: [] });

    const after = await opened(store);
    const [kept] = after.of('kept');
    expect(kept).toMatchObject({ step: 12, part: 'seen', anchor, on: ['cpu'] });
    await after.start(kept.started, true);
    expect(after.rest()).toMatchObject({ step: 12, weights: before.rest().weights });
    const [history] = after.of('history');
    expect(history.records).toHaveLength(12 * 8);
    expect(history.evaluations.map(({ step }) => step)).toContain(5);
    await after.send({ type: 'step', count: 10 });
    expect(after.rest()).toMatchObject({ step: 22, weights: whole.rest().weights });
  });

  it('is offered with what was changed at rest, and not once it was declined', async () => {
    const store = memoryStore();
    const before = await opened(store);
    await before.start(small);
    await before.send({ type: 'step', count: 3 });
    await before.send({ type: 'hot', lane: 0, options: { ...small, margin: 0.9 } });

    const after = await opened(store);
    const [kept] = after.of('kept');
    expect(kept.options.margin).toBe(0.9);
    expect(kept.started.margin).toBe(small.margin);
    await after.start(small);
    await after.send({ type: 'step', count: 1 });
    expect(store.run?.checkpoint.step).toBe(3); // still waiting for an answer
    await after.send({ type: 'forget', erase: true });
    expect((await opened(store)).of('kept')).toEqual([]);
  });

  it('of a version without an option goes on with its default', async () => {
    const store = memoryStore();
    const before = await opened(store);
    await before.start(small);
    await before.send({ type: 'step', count: 2 });
    for (const options of [store.run?.options, store.run?.started])
      delete (options as Partial<Options>).ownPositive;
    const [kept] = (await opened(store)).of('kept');
    expect(kept.options.ownPositive).toBe(small.ownPositive);
    expect(kept.started).toEqual(small);
  });

  it('is repeated by its journal, hot changes at their steps included', async () => {
    const first = await opened();
    await first.start(small);
    await first.send({ type: 'hot', lane: 0, options: { ...small, margin: 0.9 } });
    await first.send({ type: 'step', count: 4 });
    await first.send({ type: 'hot', lane: 0, options: { ...small, margin: 0.9, strategy: 'hardest' } });
    await first.send({ type: 'step', count: 6 });
    const { weights, journal } = first.rest();
    const { options, changes } = startAndChanges(small, journal);
    expect(changes).toEqual([{ step: 4, key: 'strategy', value: 'hardest' }]);

    const again = await opened();
    await again.start(options);
    await again.send({ type: 'replay', to: 10, changes });
    expect(again.rest()).toMatchObject({ step: 10, weights });
    await again.start(options);
    await again.send({ type: 'replay', to: 10, changes: [] });
    expect(again.rest().weights).not.toBe(weights);
  });

  it('takes cold options only at a start', async () => {
    const { send, start, rest } = await opened();
    const plain = await opened();
    const options: Options = { ...small, strategy: 'random' };
    for (const { start: begin } of [plain, { start }]) await begin(options);
    await send({ type: 'hot', lane: 0, options: { ...options, seed: 99 } });
    for (const { send: go } of [plain, { send }]) await go({ type: 'step', count: 3 });
    expect(rest().weights).toBe(plain.rest().weights);
  });
});
