// The real archives, where they are at hand: the plan must be exactly the split of the published baseline.
import { existsSync, readFileSync } from 'node:fs';
import { decode } from 'fast-png';
import { expect, test } from 'vitest';
import { distanceMatrix, evaluateRetrieval } from '../../retrieval';
import { catalogueOf } from './catalogue';
import { planImport } from './plan';
import type { ImportPlan } from './plan';
import { splitItems } from './split';
import { openZip } from './zip';
import { blobAccess } from './zipDirectory';

const FOLDERS = ['fixtures/omniglot', '../shared/data/omniglot'];
const NAMES = ['images_background_small1.zip', 'images_background_small2.zip'];
const folder = FOLDERS.find((path) => NAMES.every((name) => existsSync(`${path}/${name}`)));
if (!folder) console.log(`skipped: the Omniglot archives (${NAMES.join(', ')}) are not at hand`);
const baseline = JSON.parse(readFileSync('fixtures/omniglot_baseline.json', 'utf8')).set;

async function openAll() {
  const zips = await Promise.all(
    NAMES.map((name) => openZip(blobAccess(new Blob([readFileSync(`${folder}/${name}`)])), name)),
  );
  const reads = zips.flatMap((zip) => zip.entries.map((_, index) => () => zip.read(index)));
  return {
    catalogue: catalogueOf(zips.flatMap(({ entries }) => entries)),
    read: (entry: number) => reads[entry](),
  };
}

const TESTS = ['images_background_small1/Balinese', 'images_background_small1/Early_Aramaic'];

/** 21 × 21 sums of ink over 5 × 5 blocks of a 105 × 105 one-bit PNG (ink is 0). */
function blockSums(png: Uint8Array): number[] {
  const { data } = decode(png);
  const sums = Array.from({ length: 441 }, () => 0);
  for (let i = 0; i < 105 * 105; i++) {
    const [y, x] = [Math.floor(i / 105), i % 105];
    const bit = (data[y * 14 + (x >> 3)] >> (7 - (x & 7))) & 1;
    if (bit === 0) sums[Math.floor(y / 5) * 21 + Math.floor(x / 5)] += 1;
  }
  return sums;
}

async function featuresOf(plan: ImportPlan, items: Int32Array, read: (entry: number) => Promise<Uint8Array>) {
  const rows = await Promise.all(Array.from(items, async (i) => blockSums(await read(plan.items[i].entry))));
  return Float32Array.from(rows.flat());
}

test.skipIf(!folder)('small1 and small2: 136 and 156 characters by 20 drawers, ten alphabets', async () => {
  const { catalogue } = await openAll();
  const count = (part: string) =>
    new Set(catalogue.images.filter(({ path }) => path.startsWith(part)).map(({ identity }) => identity))
      .size;
  expect([count('images_background_small1'), count('images_background_small2')]).toEqual([136, 156]);
  const plan = planImport(catalogue, {
    roles: catalogue.groups.map(() => 'half'),
    cameraRule: { kind: 'none' },
  });
  expect(plan.perIdentity).toEqual({
    min: 20,
    median: 20,
    max: 20,
    histogram: [{ from: 20, to: 20, count: 292 }],
  });
  expect([plan.groups.length, plan.items.length, plan.skipped]).toEqual([10, 5840, []]);
});

test.skipIf(!folder)(
  'two alphabets with groups of four: the baseline’s queries, gallery and mAP',
  async () => {
    const { catalogue, read } = await openAll();
    const roles = catalogue.groups.map(({ path }) => {
      if (TESTS.includes(path)) return 'test';
      return path.startsWith('images_background_small2') ? 'train' : 'skip';
    });
    const plan = planImport(catalogue, { roles, cameraRule: { kind: 'groups', size: 4 } });
    expect(plan.train).toEqual({ identities: 156, images: 3120 });
    expect(plan.test).toEqual({
      identities: baseline.identities,
      queries: baseline.queries,
      gallery: baseline.gallery,
    });
    expect(plan.cameraNames).toEqual(['1–4', '5–8', '9–12', '13–16', '17–20']);
    const { query, gallery } = splitItems(plan.items, plan.excludeSameCamera);
    expect([plan.items[query[0]].path, plan.items[gallery[0]].path]).toEqual([
      baseline.first_query,
      baseline.first_gallery,
    ]);
    const [q, g] = await Promise.all([query, gallery].map((part) => featuresOf(plan, part, read)));
    const itemsOf = (part: Int32Array) => Array.from(part, (i) => plan.items[i]);
    const result = evaluateRetrieval(
      distanceMatrix(q, g, 441).map((row) => [...row]),
      itemsOf(query),
      itemsOf(gallery),
    );
    expect(result.mAP).toBeCloseTo(baseline.mAP, 12);
    expect(result.cmc?.[0]).toBeCloseTo(baseline.cmc['1'], 12);
  },
);
