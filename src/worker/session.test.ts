// The session in plain Node on the CPU backend: lanes, batches, hot options, evaluation, divergence.
import { afterEach, describe, expect, it } from 'vitest';
import type { Options } from '../experiment/options';
import type { Command, Event } from './protocol';
import { Session } from './session';
import { small } from './testOptions';
import { wait } from './loop';

const sessions: Session[] = [];
let run = 0;

async function started(lanes: Options[]) {
  const events: Event[] = [];
  const session = new Session((event) => void events.push(event));
  sessions.push(session);
  run++;
  await session.handle({ type: 'start', run, lanes, backend: 'cpu' });
  const of = <T extends Event['type']>(type: T) =>
    events.filter((event): event is Extract<Event, { type: T }> => event.type === type);
  const send = (command: Command) => session.handle(command);
  return { session, events, of, send };
}

afterEach(async () => {
  for (const session of sessions.splice(0)) await session.handle({ type: 'pause' });
});

const curve = async (options: Options) => {
  const { of, send } = await started([options]);
  await send({ type: 'step', count: 8 });
  return of('frame').flatMap((frame) => Array.from(frame.records));
};

describe('session', () => {
  it('two lanes start from equal weights, see equal batches, and differ only by what was varied', async () => {
    const { session, of, send } = await started([
      { ...small, strategy: 'hardest' },
      { ...small, strategy: 'uniform' },
    ]);
    const weights = () => Promise.all(session.lanes.map((lane) => lane.checkpoint()));
    const [first, second] = await weights();
    expect(second.tensors).toEqual(first.tensors);
    await send({ type: 'step', count: 6 });
    const frames = of('frame').filter((frame) => frame.step === 6);
    const [a, b] = [0, 1].map((lane) => frames.find((frame) => frame.lane === lane));
    expect(Array.from(b?.batch ?? [])).toEqual(Array.from(a?.batch ?? [1]));
    const [after, other] = await weights();
    expect(other.tensors).not.toEqual(after.tensors);
  });

  it('scores every lane by its own weights: equal at the start, each its own later, as if it ran alone', async () => {
    const lanes = [small, { ...small, strategy: 'hardest' as const, learningRate: 0.01 }];
    const { of, send } = await started(lanes);
    await send({ type: 'step', count: 20 });
    const mAPs = (events: Extract<Event, { type: 'evaluation' }>[], lane: number) =>
      events
        .filter((event) => event.lane === lane)
        .map(({ reports }) => reports.map(({ part, step, mAP }) => ({ part, step, mAP })));
    const [first, second] = [0, 1].map((lane) => mAPs(of('evaluation'), lane));
    expect(second[0]).toEqual(first[0]);
    expect(second.at(-1)).not.toEqual(first.at(-1));
    const alone = await started([lanes[1]]);
    await alone.send({ type: 'step', count: 20 });
    expect(mAPs(alone.of('evaluation'), 0).at(-1)).toEqual(second.at(-1));
  });

  it('the same options give the same curve; another seed another one', async () => {
    const once = await curve(small);
    expect(once.length).toBeGreaterThan(0);
    expect(await curve(small)).toEqual(once);
    expect(await curve({ ...small, seed: 8 })).not.toEqual(once);
  });

  it('training raises mAP on unseen identities, and every record arrives once and in order', async () => {
    const { of, send } = await started([{ ...small, learningRate: 0.003 }]);
    await send({ type: 'step', count: 80 });
    const unseen = of('evaluation')
      .flatMap((event) => event.reports)
      .filter((report) => report.part === 'unseen');
    expect(unseen[0].step).toBe(0);
    expect(unseen.at(-1)?.step).toBe(80);
    expect(unseen.at(-1)?.mAP ?? 0).toBeGreaterThan(unseen[0].mAP ?? 1);
    let next = 1;
    for (const { firstRecord, records } of of('frame')) {
      if (!records.length) continue;
      expect(firstRecord).toBe(next);
      next += records.length / 8;
    }
    expect(next).toBe(81);
  });

  it('pictures and labels of a batch arrive before the frame that shows it; a new run starts without a batch', async () => {
    const { events, send } = await started([small]);
    await send({ type: 'step', count: 1 });
    const known = new Map<number, number>();
    for (const event of events) {
      if (event.type === 'thumbnails')
        event.items.forEach((item, i) => known.set(item, event.labels.identity[i]));
      if (event.type !== 'frame' || event.step === 0) continue;
      expect(event.batch).toHaveLength(small.batchIdentities * small.batchImages);
      for (let from = 0; from < event.batch.length; from += small.batchImages) {
        const group = event.batch.slice(from, from + small.batchImages);
        expect(new Set(Array.from(group, (item) => known.get(item) ?? NaN)).size).toBe(1);
        expect(known.has(group[0])).toBe(true);
      }
    }
    events.splice(0);
    await send({ type: 'start', run, lanes: [small], backend: 'cpu' });
    for (const event of events) if (event.type === 'frame') expect(event.batch).toHaveLength(0);
  });

  it('thumbnails of every ranked item arrive before the ranking that mentions it', async () => {
    const { events, of, send } = await started([small]);
    const [{ summary }] = of('data');
    await send({
      type: 'queries',
      seen: [summary.probes.seen.items[0]],
      unseen: [summary.queries.unseen.items[0]],
    });
    const known = new Set<number>();
    for (const event of events) {
      if (event.type === 'thumbnails') event.items.forEach((item) => known.add(item));
      if (event.type !== 'rankings') continue;
      for (const { query, top } of [...event.rankings.seen, ...event.rankings.unseen]) {
        expect(known.has(query)).toBe(true);
        for (const { item } of top) expect(known.has(item)).toBe(true);
      }
    }
    const last = of('rankings').at(-1)?.rankings;
    expect(last?.seen[0].top).toHaveLength(10);
    expect(last?.unseen[0].ap).toBeGreaterThan(0);
  });

  it('scores every offered query, and their mean is the mAP', async () => {
    const { of } = await started([small]);
    const [{ summary }] = of('data');
    const [{ reports }] = of('evaluation');
    for (const { part, mAP, countedQueries, perQuery = [], queries, errors } of reports) {
      expect(perQuery.map(({ query }) => query)).toEqual(Array.from(summary.queries[part].items));
      const counted = perQuery.flatMap(({ ap }) => (ap === null ? [] : [ap]));
      expect(queries).toBe(perQuery.length); // few enough to be offered all
      expect(counted).toHaveLength(countedQueries);
      expect(counted.reduce((sum, ap) => sum + ap, 0) / counted.length).toBeCloseTo(mAP ?? NaN, 9);
      expect(errors?.thresholds).toHaveLength(201);
      expect(errors?.equalError?.rate).toBeGreaterThan(0);
    }
  });

  it('compares with the evaluation before or with any kept one, now and looking back, whichever query is asked for', async () => {
    const { of, send } = await started([{ ...small, learningRate: 0.003 }]);
    const [{ summary }] = of('data');
    const ask = (seen: number) => send({ type: 'queries', seen: [seen], unseen: [] });
    const last = () => {
      const event = of('rankings').at(-1);
      if (!event) throw new Error('No rankings came.');
      return event;
    };
    const [a, b] = summary.queries.seen.items;
    await ask(a);
    expect(last()).toMatchObject({ step: 0, before: undefined });
    const untrained = last().rankings.seen[0];
    await send({ type: 'step', count: 5 });
    expect(last()).toMatchObject({ step: 5, before: { step: 0 } });
    await send({ type: 'compare', at: null, since: 5 });
    expect(last()).toMatchObject({ step: 5, before: undefined });
    const pinned = last().rankings.seen[0];
    await send({ type: 'step', count: 10 });
    expect(last()).toMatchObject({ step: 15, before: { step: 5 } });
    expect(last().before?.rankings.seen[0].ap).toBe(pinned.ap);
    expect(last().before?.rankings.seen[0].top.slice(0, 10)).toEqual(pinned.top);
    await ask(b); // was never ranked before, yet is known at every moment
    expect(last().before?.rankings.seen[0].query).toBe(b);
    await send({ type: 'compare', at: null, since: null });
    expect(last().before?.step).toBe(10);
    await send({ type: 'compare', at: null, since: 0 });
    await ask(a);
    expect(last().before?.step).toBe(0);
    expect(last().before?.rankings.seen[0].top.slice(0, 10)).toEqual(untrained.top);
    // Looked at from later: the same ranking as then, whichever query is asked for, compared with any moment.
    await send({ type: 'compare', at: 5, since: 10 });
    expect(last()).toMatchObject({ step: 5, looked: true, before: { step: 10 } });
    expect(last().rankings.seen[0]).toEqual(pinned);
    await ask(b);
    expect(last()).toMatchObject({ step: 5, looked: true });
    expect(last().rankings.seen[0].query).toBe(b);
    expect(of('rankings').at(-2)).toMatchObject({ step: 15, looked: false });
  });

  it('an evaluation brings the probes of both parts, the shown one’s as in the frame', async () => {
    const { of, send } = await started([small]);
    await send({ type: 'step', count: 5 });
    const { probes } = of('evaluation').at(-1) ?? {};
    const [{ summary }] = of('data');
    const frame = of('frame').findLast(({ step }) => step === 5);
    expect(frame?.part).toBe('seen');
    expect(probes?.unseen).toHaveLength(summary.probes.unseen.items.length * small.embedding);
    const difference = frame?.embeddings.map((v, i) => Math.abs(v - (probes?.seen?.[i] ?? NaN)));
    expect(Math.max(...(difference ?? [NaN]))).toBeLessThan(1e-5);
  });

  it('sends pictures that are asked for, each once', async () => {
    const { of, send } = await started([small]);
    const items = Array.from(of('data')[0].summary.queries.unseen.items);
    await send({ type: 'thumbnails', items });
    await send({ type: 'thumbnails', items });
    const sent = of('thumbnails').flatMap((event) => Array.from(event.items));
    for (const item of items) expect(sent.filter((other) => other === item)).toHaveLength(1);
  });

  it('a hot change acts on the next step of a run on its way', async () => {
    const { session, send, of } = await started([small]);
    const playing = send({ type: 'play' });
    await wait(100);
    await send({ type: 'hot', lane: 0, options: { ...small, strategy: 'hardest', margin: 2 } });
    const changedAt = session.lanes[0].step;
    await wait(300);
    await send({ type: 'pause' });
    await playing;
    const sizes = new Map<number, number>();
    for (const { firstRecord, records } of of('frame')) {
      for (let i = 0; i * 8 < records.length; i++) sizes.set(firstRecord + i, records[i * 8 + 4]);
    }
    expect(sizes.get(changedAt)).toBeGreaterThan(1.01); // N_eff⁺ of HAP2S-E over two positives
    expect(sizes.get(changedAt + 2)).toBeCloseTo(1, 5); // batch-hard
  });

  it('a run that diverges stops at the last good state and names the option changed last', async () => {
    const { session, of, send } = await started([
      { ...small, normalize: false, optimiser: 'sgd', margin: 2 },
    ]);
    await send({ type: 'step', count: 5 });
    await send({
      type: 'hot',
      lane: 0,
      options: {
        ...session.lanes[0].options,
        learningRate: 1,
        lambda: 2,
        weightDecay: 0.1,
        strategy: 'contrastive',
      },
    });
    await send({ type: 'step', count: 400 });
    const [card] = of('failure');
    if (!card) throw new Error('The run did not diverge.');
    expect(card.failure.kind).toBe('diverged');
    expect(card.failure.message).toMatch(/Learning rate/);
    expect(card.failure.undo?.learningRate).toBe(small.learningRate);
    const checkpoint = await session.lanes[0].checkpoint();
    for (const { values } of checkpoint.tensors) expect(values.every(Number.isFinite)).toBe(true);
  });

  it('an own formula without a weight ends as diverged at the last good state, with the place in words', async () => {
    const events: Event[] = [];
    const session = new Session((event) => void events.push(event));
    const options: Options = { ...small, strategy: 'own' };
    await session.handle({ type: 'start', run: 1, lanes: [options], backend: 'cpu' });
    await session.handle({ type: 'step', count: 3 });
    const hot: Options = { ...options, ownPositive: 'log(d - 9) / s' };
    await session.handle({ type: 'hot', lane: 0, options: hot });
    await session.handle({ type: 'step', count: 3 });
    const card = events.find((event) => event.type === 'failure');
    expect(card?.failure).toMatchObject({ kind: 'diverged', undo: { ownPositive: 'd / s' } });
    expect(card?.failure.message).toMatch(/log w of positives is not a number from d = 0 to 2\./);
    const checkpoint = await session.lanes[0].checkpoint();
    for (const { values } of checkpoint.tensors) expect(values.every(Number.isFinite)).toBe(true);
  });

  it('data that cannot be trained on is a sentence, not a crash', async () => {
    const session = new Session(() => undefined);
    const options: Options = { ...small, data: 'own', own: 'missing0' };
    await expect(
      session.handle({ type: 'start', run: 1, lanes: [options], backend: 'cpu' }),
    ).rejects.toThrow();
  });
});
