// Lanes of one session: what they share and what is their own, branching off, coming late, leaving, being taken away.
import { afterEach, describe, expect, it } from 'vitest';
import type { Options } from '../experiment/options';
import type { Command, Event } from './protocol';
import { Session } from './session';
import { small } from './testOptions';

const sessions: Session[] = [];
let run = 0;

async function started(lanes: Options[], more: Partial<Extract<Command, { type: 'start' }>> = {}) {
  const events: Event[] = [];
  const session = new Session((event) => void events.push(structuredClone(event)));
  sessions.push(session);
  run++;
  const send = (command: Command) => session.handle(command);
  await send({ type: 'start', run, lanes, backend: 'cpu', branches: true, ...more });
  const of = <T extends Event['type']>(type: T) =>
    events.filter((event): event is Extract<Event, { type: T }> => event.type === type);
  const restOf = (lane: number) => {
    const found = of('rest').findLast((event) => event.lane === lane);
    if (!found) throw new Error(`Lane ${lane} has not come to rest.`);
    return found;
  };
  const curveOf = (lane: number) => {
    const rows: number[][] = [];
    for (const frame of of('frame')) {
      if (frame.lane !== lane) continue;
      const width = 8;
      for (let i = 0; i < frame.records.length / width; i++)
        rows[frame.firstRecord - 1 + i] = Array.from(frame.records.subarray(i * width, (i + 1) * width));
    }
    return rows;
  };
  return { session, send, of, restOf, curveOf };
}

afterEach(async () => {
  for (const session of sessions.splice(0)) await session.handle({ type: 'pause' });
});

describe('lanes', () => {
  it('of equal options stay equal to the last bit, others do not', async () => {
    const lanes = [small, { ...small, strategy: 'hardest' as const }, small];
    const { send, restOf, curveOf } = await started(lanes);
    await send({ type: 'step', count: 12 });
    expect(restOf(2).weights).toBe(restOf(0).weights);
    expect(curveOf(2)).toEqual(curveOf(0));
    expect(curveOf(0)).toHaveLength(12);
    expect(restOf(1).weights).not.toBe(restOf(0).weights);
    for (const lane of [1, 2]) expect(restOf(lane).prints).toEqual(restOf(0).prints);
  });

  it('tell their hashes at each evaluation too', async () => {
    const { send, of, restOf } = await started([small]);
    await send({ type: 'step', count: 5 });
    const told = of('evaluation').at(-1);
    expect(told?.prints).toEqual(restOf(0).prints);
    expect(told?.prints?.step).toBe(5);
  });

  it('share what their configurations allow, and their hashes say what they do not', async () => {
    const variants: Partial<Options>[] = [{}, { wrongLabels: 0.2 }, { batchIdentities: 3 }, { embedding: 4 }];
    const { session, send, restOf } = await started(variants.map((change) => ({ ...small, ...change })));
    await send({ type: 'step', count: 3 });
    const [base, labels, batches, network] = [0, 1, 2, 3].map((lane) => restOf(lane).prints);
    expect({ ...labels, labels: base.labels, batches: base.batches }).toEqual(base);
    expect(labels.labels).not.toBe(base.labels);
    expect({ ...batches, batches: base.batches }).toEqual(base);
    expect(batches.batches).not.toBe(base.batches);
    expect({ ...network, start: base.start }).toEqual(base);
    expect(network.start).not.toBe(base.start);
    const [a, b, c, d] = session.lanes.map(({ material }) => material);
    expect(d).toBe(a);
    expect(c.dataset).toBe(a.dataset);
    expect(b.dataset).not.toBe(a.dataset);
  });

  it('each has rankings of its own for the same query', async () => {
    const { send, of } = await started([small, { ...small, strategy: 'hardest', learningRate: 0.02 }]);
    const [{ summary }] = of('data');
    const query = summary.queries.unseen.items[0];
    await send({ type: 'queries', seen: [], unseen: [query] });
    await send({ type: 'step', count: 10 });
    const last = (lane: number) =>
      of('rankings').findLast((event) => event.lane === lane)?.rankings.unseen[0];
    expect(last(0)?.query).toBe(query);
    expect(last(1)?.query).toBe(query);
    expect(last(1)?.top.map(({ distance }) => distance)).not.toEqual(
      last(0)?.top.map(({ distance }) => distance),
    );
  });

  it('branching off without a change is the parent again, bit by bit; with one it is the parent until then', async () => {
    const { send, restOf, curveOf } = await started([small]);
    await send({ type: 'step', count: 7 });
    await send({ type: 'hot', lane: 0, options: { ...small, sigma: 0.5 } });
    await send({ type: 'step', count: 13 });
    const changes = restOf(0).journal;
    expect(changes).toEqual([{ step: 7, key: 'sigma', value: 0.5 }]);
    const from = { lane: 0, step: 12 };
    await send({ type: 'addLane', lane: 1, options: small, changes, from });
    const other = { step: 12, key: 'strategy', value: 'hardest' } as const;
    await send({ type: 'addLane', lane: 2, options: small, changes: [...changes, other], from });
    expect(restOf(1)).toEqual({ ...restOf(0), lane: 1, milliseconds: restOf(1).milliseconds });
    expect(restOf(2).step).toBe(20);
    expect(restOf(2).weights).not.toBe(restOf(0).weights);
    expect(restOf(2).journal).toEqual([...changes, other]);
    // It began at the kept state of step 10: from there on the steps up to 12 are those of the parent.
    expect(curveOf(2)[10]).toEqual(curveOf(0)[10]);
    expect(curveOf(2)[11]).toEqual(curveOf(0)[11]);
    expect(curveOf(2)[12]).not.toEqual(curveOf(0)[12]);
    await send({ type: 'step', count: 4 });
    expect(restOf(1).weights).toBe(restOf(0).weights);
    expect(restOf(1).step).toBe(24);
  });

  it('one that comes late starts at step 0 and is trained to where the others are', async () => {
    const { send, restOf, of } = await started([small]);
    await send({ type: 'step', count: 9 });
    const late = { ...small, strategy: 'hardest' as const };
    await send({ type: 'addLane', lane: 5, options: late, changes: [], from: null });
    expect(restOf(5).step).toBe(9);
    expect(restOf(5).prints).toEqual(restOf(0).prints);
    const alone = await started([late]);
    await alone.send({ type: 'step', count: 9 });
    expect(restOf(5).weights).toBe(alone.restOf(0).weights);
    const steps = of('evaluation')
      .filter(({ lane }) => lane === 5)
      .map(({ reports }) => reports[0].step);
    expect(steps).toEqual([0, 5, 9]);
  });

  it('one that leaves is told of no more, and the others go on', async () => {
    const { send, of, restOf, session } = await started([small, { ...small, strategy: 'hardest' }]);
    await send({ type: 'step', count: 3 });
    await send({ type: 'removeLane', lane: 0 });
    const before = of('frame').filter(({ lane }) => lane === 0).length;
    await send({ type: 'step', count: 3 });
    expect(of('frame').filter(({ lane }) => lane === 0)).toHaveLength(before);
    expect(restOf(1).step).toBe(6);
    expect(session.lanes.map(({ id }) => id)).toEqual([1]);
  });

  it('one that diverges stops where it was good; the others go on', async () => {
    const wild: Options = {
      ...small,
      normalize: false,
      optimiser: 'sgd',
      margin: 2,
      learningRate: 1,
      lambda: 2,
      weightDecay: 0.1,
      strategy: 'contrastive',
    };
    const { send, of, restOf } = await started([wild, small]);
    await send({ type: 'step', count: 60 });
    const told = of('failure').filter(({ failure }) => failure.kind === 'diverged');
    expect(told.map(({ lane }) => lane)).toEqual([0]);
    expect(restOf(0).step).toBeLessThan(60);
    expect(restOf(1).step).toBe(60);
  });

  it('a network that is taken away and brought back as first weights embeds as it did', async () => {
    const { send, of } = await started([small]);
    await send({ type: 'step', count: 6 });
    await send({ type: 'take', lane: 0, what: 'network' });
    await send({ type: 'take', lane: 0, what: 'embeddings' });
    const taken = of('taken');
    const network = taken.find((event) => event.what === 'network')?.network;
    const embeddings = taken.find((event) => event.what === 'embeddings')?.embeddings;
    if (!network || !embeddings) throw new Error('Nothing came back.');
    expect(embeddings.values).toHaveLength(embeddings.items.length * embeddings.dimension);
    expect(new Set(embeddings.items.map(({ role }) => role))).toEqual(new Set(['train', 'query', 'gallery']));
    const other = await started([{ ...small, seed: small.seed }], { weights: { 0: network.tensors } });
    expect(other.restOf(0).prints.start).toBe(network.weights);
    await other.send({ type: 'take', lane: 0, what: 'embeddings' });
    const again = other.of('taken').find((event) => event.what === 'embeddings')?.embeddings;
    expect(again?.values).toEqual(embeddings.values);
  });

  it('weights that do not fit the network are refused with what does not fit', async () => {
    const { send, of } = await started([small]);
    await send({ type: 'take', lane: 0, what: 'network' });
    const network = of('taken').find((event) => event.what === 'network')?.network;
    const wrong = started([{ ...small, hidden: 8 }], { weights: { 0: network?.tensors ?? [] } });
    await expect(wrong).rejects.toThrow('“hidden1/weights” is 8 × 16 there and 8 × 8 here');
  });
});
