import { describe, expect, it } from 'vitest';
import { createRandom } from '../data/random';
import { makeClusters } from '../data/clusters';
import type { Dataset } from '../data/types';
import { evaluateRetrieval } from '../retrieval';
import { makeParts } from './part';

const DIMENSION = 8;

function clusters(change: Partial<Dataset> = {}): Dataset {
  const options = { identities: 12, imagesPerIdentity: 8, cameras: 4, difficulty: 0.5, wrongLabels: 0.2 };
  const data = makeClusters({ ...options, distractors: 5, junk: 4, seed: 3, dimension: DIMENSION });
  return { ...data, ...change };
}

/** The parts with the raw vectors as embeddings. */
function scored(dataset: Dataset) {
  const parts = makeParts(dataset, createRandom(3, 'view'));
  for (const part of Object.values(parts)) {
    const rows = Array.from(part.items, (i) =>
      Array.from(dataset.values.subarray(i * DIMENSION, (i + 1) * DIMENSION)),
    );
    part.setEmbeddings(Float32Array.from(rows.flat()), DIMENSION);
  }
  return parts;
}

describe('parts of an evaluation', () => {
  it('the unseen part scores exactly the split’s queries against its gallery, distractors and junk included', () => {
    const dataset = clusters();
    const report = scored(dataset).unseen.evaluate(0);
    const row = (i: number) => dataset.values.subarray(i * DIMENSION, (i + 1) * DIMENSION);
    const distance = (a: number, b: number) => Math.hypot(...Array.from(row(a), (v, k) => v - row(b)[k]));
    const { query, gallery } = dataset.split;
    const label = (i: number) => ({ identity: dataset.identity[i], camera: dataset.camera[i] });
    const expected = evaluateRetrieval(
      Array.from(query, (q) => Array.from(gallery, (g) => distance(q, g))),
      Array.from(query, label),
      Array.from(gallery, label),
    );
    expect(report?.countedQueries).toBe(expected.countedQueries);
    expect(report?.mAP).toBeCloseTo(expected.mAP ?? NaN, 9);
    expect(report?.cmc).toEqual(expected.cmc?.slice(0, 20));
  });

  it('wrong labels do not spoil the score of seen identities: it counts who is really there', () => {
    const right = clusters();
    const spoilt = scored(right).seen.evaluate(0);
    const clean = scored({ ...right, identity: right.trueIdentity }).seen.evaluate(0);
    expect(right.identity).not.toEqual(right.trueIdentity);
    expect(Math.abs((spoilt?.mAP ?? 0) - (clean?.mAP ?? 1))).toBeLessThan(0.02);
  });

  it.each([true, false])('no item is found by itself (cameras: %s)', (excludeSameCamera) => {
    const { seen } = scored(clusters({ excludeSameCamera }));
    for (const { query, top } of seen.rank(Array.from(seen.items.subarray(0, 10)))) {
      expect(top).toHaveLength(10);
      expect(top.map(({ item }) => item)).not.toContain(query);
    }
  });

  it('a planted wrong label is told beside who is really there, and only where it is wrong', () => {
    const dataset = clusters();
    const { seen } = scored(dataset);
    const rankings = seen.rank(Array.from(seen.items));
    const all = rankings.flatMap(({ query, label, identity, top }) => [
      { item: query, label, identity },
      ...top,
    ]);
    expect(all.some(({ label }) => label !== undefined)).toBe(true);
    for (const { item, label, identity } of all) {
      expect(identity).toBe(dataset.trueIdentity[item]);
      expect(label ?? identity).toBe(dataset.identity[item]);
    }
  });

  it('an item of the other part has no ranking here, and nothing is ranked before the first embeddings', () => {
    const dataset = clusters();
    const parts = makeParts(dataset, createRandom(3, 'view'));
    expect(parts.seen.rank([parts.seen.items[0]])).toEqual([]);
    expect(parts.seen.evaluate(0)).toBeNull();
    expect(scored(dataset).seen.rank([dataset.split.query[0]])).toEqual([]);
  });

  it('the probe is the same for the same seed and holds neither distractors nor junk', () => {
    const { unseen } = makeParts(clusters(), createRandom(3, 'view'));
    const probe = unseen.probe(createRandom(5));
    expect(probe).toEqual(unseen.probe(createRandom(5)));
    expect(Math.min(...probe.identity)).toBeGreaterThan(0);
    expect(new Set(probe.items).size).toBe(probe.items.length);
  });
});
