// The whole protocol on real characters, against numbers made elsewhere; needs the archive beside the checkout.
import { existsSync, readFileSync } from 'node:fs';
import { decode } from 'fast-png';
import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import baseline from '../../fixtures/omniglot_baseline.json';
import { evaluateRetrieval } from './index';
import type { QueryResult, RetrievalItem } from './index';

const ARCHIVE = new URL('../../../shared/data/omniglot/images_background_small1.zip', import.meta.url);
const want = baseline.set;
/** Images are 105 × 105, one bit, ink 0; features are 21 × 21 blocks of 5 × 5. */
const SIDE = 105;
const BLOCK = 5;
const BLOCKS = SIDE / BLOCK;

function inkSums(png: Uint8Array): number[] {
  const { data, width, height, depth } = decode(png);
  expect([width, height, depth]).toEqual([SIDE, SIDE, 1]);
  const stride = Math.ceil(SIDE / 8);
  const sums = new Array<number>(BLOCKS * BLOCKS).fill(0);
  for (let y = 0; y < SIDE; y++)
    for (let x = 0; x < SIDE; x++) {
      const paper = (data[y * stride + (x >> 3)] >> (7 - (x & 7))) & 1;
      sums[Math.floor(y / BLOCK) * BLOCKS + Math.floor(x / BLOCK)] += 1 - paper;
    }
  return sums;
}

function squaredDistance(a: number[], b: number[]): number {
  return a.reduce((sum, value, i) => sum + (value - b[i]) ** 2, 0);
}

/** R-precision and mAP@R of one ranking, in the words of "A Metric Learning Reality Check" (2020). */
function atR({ ranking }: QueryResult, identity: number, gallery: RetrievalItem[]): [number, number] {
  const right = ranking.map((g) => gallery[g].identity === identity);
  const total = right.filter(Boolean).length;
  let found = 0;
  let sum = 0;
  for (let k = 0; k < total; k++) if (right[k]) sum += ++found / (k + 1);
  return [found / total, sum / total];
}

function load() {
  const files = unzipSync(readFileSync(ARCHIVE), { filter: ({ name }) => name.endsWith('.png') });
  const images = Object.keys(files)
    .filter((name) => /\/(Balinese|Early_Aramaic)\//.test(name))
    .toSorted()
    .map((name) => {
      const [, identity, drawer] = /(\d+)_(\d+)\.png$/.exec(name)!.map(Number);
      const camera = Math.floor((drawer - 1) / 4);
      return { name, identity, camera, asked: drawer % 4 === 1, feature: inkSums(files[name]) };
    });
  const query = images.filter((image) => image.asked);
  return { images, query, gallery: images.filter((image) => !image.asked) };
}

const present = existsSync(ARCHIVE);
if (!present) console.warn('Omniglot baseline skipped: ../shared/data/omniglot is not beside this checkout.');

it.skipIf(!present)('raw-pixel retrieval on Omniglot is exact', () => {
  const { images, query, gallery } = load();
  expect(images).toHaveLength(want.images);
  expect([query.length, gallery.length]).toEqual([want.queries, want.gallery]);
  expect(new Set(query.map((q) => q.identity)).size).toBe(want.identities);
  expect([query[0].name, gallery[0].name]).toEqual([want.first_query, want.first_gallery]);
  expect(query[0].feature.reduce((a, b) => a + b)).toBe(want.feature_sum_first);

  const distances = query.map((q) => gallery.map((g) => squaredDistance(q.feature, g.feature)));
  expect(Math.max(...distances.map((row) => Math.max(...row)))).toBe(want.max_squared_distance);

  const result = evaluateRetrieval(distances, query, gallery);
  expect(result.countedQueries).toBe(want.counted);
  expect(result.perQuery.slice(0, 3).map((r) => r!.ranking.slice(0, 10))).toEqual(want.first_top10);
  expect(result.perQuery.slice(0, 5).map((r) => r!.ap)).toEqual(want.first_AP);
  for (const [k, share] of Object.entries(want.cmc)) expect(result.cmc![Number(k) - 1]).toBe(share);

  const perQuery = result.perQuery.map((r, q) => atR(r!, query[q].identity, gallery));
  const mean = (column: 0 | 1) => perQuery.reduce((sum, row) => sum + row[column], 0) / perQuery.length;
  // Means of 230 numbers: the reference adds them in another order, so the last digit is free; all above is exact.
  const means = [result.mAP!, result.mAPTrapezoid!, result.mINP!, mean(0), mean(1)];
  const expected = [want.mAP, want.mAP_trapezoid, want.mINP, want.mean_r_precision, want.mean_map_at_r];
  expected.forEach((value, i) => expect(Math.abs(means[i] / value - 1)).toBeLessThan(2e-15));
});
