import { expect, test } from 'vitest';
import { buildDataset, fingerprint, isGrey, OWN_ID, writePixels } from './dataset';
import type { PlanItem } from './plan';

const items: PlanItem[] = [1, 1, 2, 2, 3, 3].map((identity, entry) => ({
  path: `s/p${identity}/${entry}.png`,
  entry,
  identity,
  camera: entry % 2,
  part: identity < 3 ? 'train' : 'test',
}));
const plan = { cameraNames: ['1', '2'], excludeSameCamera: false };
const size = { height: 1, width: 2, channels: 1 as const };
const build = (values: Uint8Array, name = 'mine') => buildDataset(plan, items, values, size, name);
const paths = items.map(({ path }) => path);

test('items become a data set with the split of their parts', () => {
  const dataset = build(new Uint8Array(12));
  expect(dataset.split).toEqual({
    train: Int32Array.of(0, 1, 2, 3),
    query: Int32Array.of(4),
    gallery: Int32Array.of(5),
  });
  expect(Array.from(dataset.camera)).toEqual([0, 1, 0, 1, 0, 1]);
});

test('the fingerprint follows pixels, labels and names of files, and not the name a person gave', () => {
  const blank = fingerprint(build(new Uint8Array(12)), paths);
  expect(blank).toMatch(OWN_ID);
  expect(fingerprint(build(new Uint8Array(12), 'other'), paths)).toBe(blank);
  const inked = new Uint8Array(12);
  inked[11] = 1;
  const relabelled = build(new Uint8Array(12));
  relabelled.identity[5] = 2;
  const others = [
    fingerprint(build(inked), paths),
    fingerprint(relabelled, paths),
    fingerprint(build(new Uint8Array(12)), paths.with(0, 'x')),
  ];
  expect(new Set([blank, ...others]).size).toBe(4);
});

test('pixels are written as luma or colour, at their place', () => {
  const values = new Uint8Array(4);
  writePixels(values, 1, [255, 0, 0, 255, 10, 10, 10, 255], 1);
  expect(Array.from(values)).toEqual([0, 76, 10, 0]);
  writePixels(values, 0, [1, 2, 3, 255], 3);
  expect(Array.from(values)).toEqual([1, 2, 3, 0]);
  expect([isGrey([9, 9, 12, 255]), isGrey([9, 9, 90, 255])]).toEqual([true, false]);
});
