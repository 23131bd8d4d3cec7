import { describe, expect, it } from 'vitest';
import { createRandom } from '../data/random';
import { makeClusters } from '../data/clusters';
import type { Dataset } from '../data/types';
import {
  distanceHistogram,
  distanceMatrix,
  evaluateRetrieval,
  pairErrors,
  rankOneByCamera,
} from '../retrieval';
import { inTurns } from './loop';
import { makeParts, type Part } from './part';

const DIMENSION = 8;

function clusters(change: Partial<Dataset> = {}): Dataset {
  const options = { identities: 12, imagesPerIdentity: 8, cameras: 4, difficulty: 0.5, wrongLabels: 0.2 };
  const data = makeClusters({ ...options, distractors: 5, junk: 4, seed: 3, dimension: DIMENSION });
  return { ...data, ...change };
}

/** The raw vectors as embeddings. */
const embeddingsOf = ({ values }: Dataset, items: Int32Array) =>
  Float32Array.from(
    Array.from(items, (i) => Array.from(values.subarray(i * DIMENSION, (i + 1) * DIMENSION))).flat(),
  );

function scored(dataset: Dataset) {
  const parts = makeParts(dataset, createRandom(3, 'view'));
  for (const part of Object.values(parts)) part.setEmbeddings(embeddingsOf(dataset, part.items), DIMENSION);
  return parts;
}

const evaluated = (dataset: Dataset, part: Part) =>
  inTurns(part.evaluate(0, embeddingsOf(dataset, part.items), DIMENSION), () => true);

describe('parts of an evaluation', () => {
  it('the unseen part scores exactly the split’s queries against its gallery, distractors and junk included', async () => {
    const dataset = clusters();
    const { unseen } = makeParts(dataset, createRandom(3, 'view'));
    const { query, gallery } = dataset.split;
    const distances = distanceMatrix(embeddingsOf(dataset, query), embeddingsOf(dataset, gallery), DIMENSION);
    const label = (i: number) => ({ identity: dataset.identity[i], camera: dataset.camera[i] });
    const [queries, galleries] = [Array.from(query, label), Array.from(gallery, label)];
    const { perQuery, cmc, ...scores } = evaluateRetrieval(distances, queries, galleries);
    expect(scores.countedQueries).toBeGreaterThan(0);
    expect(await evaluated(dataset, unseen)).toEqual({
      part: 'unseen',
      step: 0,
      ...scores,
      cmc: cmc?.slice(0, 20),
      perQuery: Array.from(query, (item, q) => ({ query: item, ap: perQuery[q]?.ap ?? null })),
      cameraRank1: rankOneByCamera(distances, queries, galleries, dataset.cameraNames.length),
      histogram: distanceHistogram(distances, queries, galleries, 40),
      errors: pairErrors(distances, queries, galleries, 200),
      queries: query.length,
      gallery: gallery.length,
    });
  });

  it('wrong labels do not spoil the score of seen identities: it counts who is really there', async () => {
    const right = clusters();
    const clear = { ...right, identity: right.trueIdentity };
    const spoilt = await evaluated(right, scored(right).seen);
    const clean = await evaluated(clear, scored(clear).seen);
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
