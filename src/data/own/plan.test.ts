import fc from 'fast-check';
import { expect, test } from 'vitest';
import { catalogueOf } from './catalogue';
import type { SourceEntry } from './catalogue';
import { defaultChoices, isTooLarge, planImport } from './plan';
import type { ImportPlan, PlanChoices } from './plan';
import { splitItems } from './split';

const files = (...paths: string[]): SourceEntry[] => paths.map((path) => ({ path, size: 100 }));
const planOf = (paths: string[], choices: Partial<PlanChoices> = {}) => {
  const catalogue = catalogueOf(files(...paths));
  return planImport(catalogue, { ...defaultChoices(catalogue), ...choices });
};
const rolesOf = (paths: string[]) => planOf(paths).groups.map(({ path, role }) => `${path}:${role}`);
/** Everything about the items but where in the list of files they were found. */
const lasting = ({ items }: ImportPlan) => items.map((item) => ({ ...item, entry: 0 }));
const reasons = (skipped: { reason: string; count: number }[]) =>
  Object.fromEntries(skipped.map(({ reason, count }) => [reason, count]));
/** `groups` × `people` folders with `images` numbered pictures each. */
const tree = (groups: number, people: number, images: number) =>
  Array.from({ length: groups * people * images }, (_, i) => {
    const [group, person] = [Math.floor(i / (people * images)), Math.floor(i / images) % people];
    return `set/g${group}/p${person}/${String((i % images) + 1).padStart(2, '0')}.png`;
  });

const MARKET = [
  'M/bounding_box_train/0002_c1s1_000451_03.jpg',
  'M/bounding_box_train/0002_c2s1_000451_03.jpg',
  'M/bounding_box_train/0007_c1s1_000451_03.jpg',
  'M/bounding_box_test/-1_c3s1_000451_03.jpg',
  'M/bounding_box_test/0000_c3s1_000451_03.jpg',
  'M/bounding_box_test/0001_c3s1_000451_03.jpg',
  'M/bounding_box_test/0001_c6s1_000451_03.jpg',
  'M/query/0001_c3s1_000999_00.jpg',
  'M/gt_bbox/0001_c3s1_000999_00.jpg',
  'M/bounding_box_test/Thumbs.db',
  'M/readme.txt',
];

test('Market-1501: folders give the parts, names give identity and camera, −1 and 0 stay in the gallery', () => {
  const plan = planOf(MARKET);
  expect(plan.naming).toBe('market');
  expect(plan.train).toEqual({ identities: 2, images: 3 });
  expect(plan.test).toEqual({ identities: 1, queries: 1, gallery: 4 });
  expect(plan.cameraNames).toEqual(['1', '2', '3', '6']);
  const { query, gallery } = splitItems(plan.items, true);
  expect(plan.items[query[0]].path).toBe('M/query/0001_c3s1_000999_00.jpg');
  expect(Array.from(gallery, (i) => plan.items[i].identity).toSorted((a, b) => a - b)).toEqual([-1, 0, 1, 1]);
  expect(reasons(plan.skipped)).toEqual({ hidden: 1, 'not-image': 1 });
  expect(plan.problems).toEqual([]);
});

test('Market-1501 without its query folder: the first image of each identity and camera asks', () => {
  const { test: part, items } = planOf(MARKET.filter((path) => !path.includes('query')));
  expect(part).toEqual({ identities: 1, queries: 1, gallery: 3 });
  // One image per camera: all would ask and none be left to find, so only the first does.
  expect(items.filter((_, i) => splitItems(items, true).query.includes(i))[0].camera).toBe(2);
});

test('only a Market-1501 training folder: half of its identities test, however the folder is split', () => {
  const names = ['0002', '0007', '0010', '0011'].flatMap((who) => [
    `train_a/${who}_c1s1_000451_03.jpg`,
    `train_b/${who}_c1s1_000452_03.jpg`,
    `train_b/${who}_c2s1_000452_03.jpg`,
  ]);
  const plan = planOf(names);
  expect(plan.groups.map(({ role }) => role)).toEqual(['half', 'half']);
  expect(plan.train).toEqual({ identities: 2, images: 6 });
  expect(plan.test).toEqual({ identities: 2, queries: 4, gallery: 2 });
});

test('an identity that trains never tests: its test images are left out and counted', () => {
  const plan = planOf([...MARKET, 'M/bounding_box_test/0002_c4s1_000451_03.jpg']);
  expect(reasons(plan.skipped)['seen-in-training']).toBe(1);
  const swapped = planOf(MARKET, { roles: ['train', 'train', 'skip', 'test'] });
  expect(reasons(swapped.skipped)['junk-in-train']).toBe(2);
});

test('DukeMTMC names', () => {
  const plan = planOf([
    'd/bounding_box_train/0001_c2_f0046985.jpg',
    'd/bounding_box_train/0005_c2_f0046985.jpg',
    'd/query/0006_c2_f0046985.jpg',
    'd/bounding_box_test/0006_c5_f0046985.jpg',
  ]);
  expect([plan.naming, plan.problems, plan.cameraNames]).toEqual(['duke', [], ['2', '5']]);
});

test('one stray benchmark name among folders changes nothing', () => {
  const plan = planOf([...tree(1, 2, 3), 'set/g0/p0/0002_c1s1_000451_03.jpg']);
  expect([plan.naming, plan.items.length]).toEqual(['folders', 7]);
});

test('a few groups: half of them test; one group: half of its identities', () => {
  expect(planOf(tree(5, 2, 2)).groups.map(({ role }) => role)).toEqual([
    'train',
    'train',
    'train',
    'test',
    'test',
  ]);
  const single = planOf(tree(1, 5, 4));
  expect(single.groups[0]).toMatchObject({
    path: 'set/g0',
    role: 'half',
    benchmark: null,
    identities: 5,
    images: 20,
  });
  expect([single.train.identities, single.test.identities]).toEqual([3, 2]);
});

test('groups of one name stay on one side, and folders called train and test are believed', () => {
  expect(rolesOf(['a/Greek/c/1.png', 'b/Greek/c/1.png', 'a/Latin/c/1.png', 'b/Tagalog/c/1.png'])).toEqual([
    'a/Greek:train',
    'a/Latin:train',
    'b/Greek:train',
    'b/Tagalog:test',
  ]);
  expect(rolesOf(['x/test/a/1.png', 'x/train/b/1.png', 'x/val/c/1.png'])).toEqual([
    'x/test:test',
    'x/train:train',
    'x/val:test',
  ]);
});

test('without cameras one image of each identity asks and none is excluded by camera', () => {
  const plan = planOf(tree(2, 3, 4));
  expect(plan.excludeSameCamera).toBe(false);
  expect(plan.test).toEqual({ identities: 3, queries: 3, gallery: 9 });
});

test('each number its own camera: every image is alone on its camera, so the first asks', () => {
  const plan = planOf(tree(2, 3, 4), { cameraRule: { kind: 'each' } });
  expect(plan.cameraNames).toEqual(['1', '2', '3', '4']);
  expect(plan.test).toEqual({ identities: 3, queries: 3, gallery: 9 });
});

test('a name without a number is left out only where the camera rule needs one', () => {
  const paths = [...tree(2, 2, 3), 'set/g0/p0/cover.png'];
  expect(planOf(paths).items).toHaveLength(13);
  expect(reasons(planOf(paths, { cameraRule: { kind: 'each' } }).skipped)).toEqual({ 'no-number': 1 });
});

test('mixed files: each is skipped for its reason', () => {
  const catalogue = catalogueOf([
    ...files(...tree(1, 2, 2), 'set/notes.txt', 'set/.DS_Store', '__MACOSX/set/g0/p0/._1.png', 'loose.png'),
    ...files('set/inner.zip', 'set/g0/p0/01.png'),
    { path: 'set/g0/p0/big.png', size: 2 ** 30 },
    { path: 'set/g0/p0/empty.png', size: 0 },
    { path: 'set/g0/p0/locked.png', size: 10, problem: 'encrypted' },
  ]);
  expect(catalogue.images).toHaveLength(4);
  expect(reasons(catalogue.skipped)).toEqual({
    'not-image': 1,
    hidden: 2,
    'no-folder': 1,
    'nested-archive': 1,
    duplicate: 1,
    'too-big': 1,
    empty: 1,
    encrypted: 1,
  });
});

test.each([
  [[], /empty/],
  [['a/b.txt'], /No usable picture among 1 file \(for example “a\/b.txt”\)/],
  [['1.png', '2.png'], /lie in no folder/],
])('nothing usable in %j is a sentence', (paths, message) => {
  expect(() => catalogueOf(files(...paths))).toThrow(message);
});

test('choices that leave no training or no test part are named, not run', () => {
  expect(planOf(tree(2, 2, 2), { roles: ['train', 'skip'] }).problems).toEqual(['no-query']);
  expect(planOf(tree(2, 2, 2), { roles: ['test', 'test'] }).problems).toEqual(['few-train']);
  expect(planOf(tree(2, 2, 1)).problems).toEqual(['no-gallery']);
  expect(isTooLarge(126_441, 128, 64, 3)).toBe(true);
  expect(isTooLarge(32_668, 64, 32, 3)).toBe(false);
});

test('images per identity: extremes, median and a histogram that counts everyone', () => {
  const sizes = [1, 2, 2, 30];
  const paths = sizes.flatMap((n, who) => Array.from({ length: n }, (_, i) => `s/g/p${who}/${i}.png`));
  const { perIdentity } = planOf(paths);
  expect(perIdentity).toMatchObject({ min: 1, median: 2, max: 30 });
  expect(perIdentity.histogram.length).toBeLessThanOrEqual(8);
  expect(perIdentity.histogram.reduce((sum, { count }) => sum + count, 0)).toBe(4);
});

test('whatever the roles and the order of files: parts are disjoint, complete, and the plan is the same', () => {
  const paths = [...tree(3, 3, 3), ...tree(3, 2, 5).map((path) => path.replace('.png', 'b.png'))];
  const role = fc.constantFrom('train', 'test', 'half', 'skip') as fc.Arbitrary<PlanChoices['roles'][number]>;
  const rule = fc.constantFrom(
    { kind: 'none' } as const,
    { kind: 'each' } as const,
    { kind: 'groups', size: 2 } as const,
  );
  fc.assert(
    fc.property(
      fc.array(role, { minLength: 3, maxLength: 3 }),
      rule,
      fc.shuffledSubarray(paths, { minLength: paths.length }),
      (roles, cameraRule, shuffled) => {
        const plan = planOf(paths, { roles, cameraRule });
        const { train, query, gallery } = splitItems(plan.items, plan.excludeSameCamera);
        const all = [...train, ...query, ...gallery].toSorted((a, b) => a - b);
        expect(all).toEqual(plan.items.map((_, i) => i));
        const trained = new Set(Array.from(train, (i) => plan.items[i].identity));
        expect([...query, ...gallery].some((i) => trained.has(plan.items[i].identity))).toBe(false);
        const again = planOf(shuffled, { roles, cameraRule });
        expect(lasting(again)).toEqual(lasting(plan));
      },
    ),
    { numRuns: 50 },
  );
});
