// A really refused allocation at the start of a run: told as 'out-of-memory', and the run before it is still there.
import { describe, expect, it } from 'vitest';
import type { Options } from '../experiment/options';
import { failureFrom } from './failures';
import type { Command, Event } from './protocol';
import type { KeptRun, RunStore } from './runStore';
import { Session } from './session';
import { small } from './testOptions';

/** A layer of 10¹³ weights: more than a typed array can hold on any machine. */
const HUGE_NETWORK: Options = { ...small, hidden: 1e6, embedding: 1e7 };
function memoryStore(): RunStore {
  let run: KeptRun | null = null;
  return {
    load: () => Promise.resolve(run),
    save: (kept) => Promise.resolve(void (run = structuredClone(kept))),
    saveView: () => Promise.resolve(),
    clear: () => Promise.resolve(void (run = null)),
  };
}

function opened(store: RunStore) {
  const events: Event[] = [];
  const session = new Session((event) => void events.push(event), store);
  /** As the worker does it. */
  const send = (command: Command) => session.handle(command).catch((error: unknown) => session.fail(error));
  const start = (options: Options, run: number) =>
    send({ type: 'start', run, lanes: [options], backend: 'cpu' });
  const failures = () => events.flatMap((event) => (event.type === 'failure' ? [event.failure] : []));
  const kept = () => events.find((event) => event.type === 'kept');
  return { session, send, start, failures, kept };
}

describe('memory that the machine refuses', () => {
  it('for the network of a new run: typed, and the run before it can go on after a reload', async () => {
    const store = memoryStore();
    const { send, start, failures } = opened(store);
    await start(small, 1);
    await send({ type: 'step', count: 5 });
    expect(failures()).toEqual([]);
    await start(HUGE_NETWORK, 2);
    expect(failures()).toMatchObject([{ kind: 'out-of-memory', fatal: true }]);
    const again = opened(store);
    await again.session.offerKept();
    expect(again.kept()).toMatchObject({ step: 5, started: small });
    // Nothing is left hanging: the next run that fits starts and steps.
    await start(small, 3);
    await send({ type: 'step', count: 1 });
    expect(failures()).toHaveLength(1);
  });

  it('an error that has nothing to do with memory is not called so', () => {
    expect(failureFrom(new RangeError('There is no weighting.')).kind).toBe('internal');
  });
});
