import fc from 'fast-check';
import { expect, test } from 'vitest';
import { benchmarkFolder, cameraKey, cameraName, cleanPath, lastNumber, parseBenchmarkName } from './names';

test.each([
  ['0002_c1s1_000451_03.jpg', 'market', 2, 1],
  ['-1_c3s2_054276_03.jpg', 'market', -1, 3],
  ['0000_c6s3_094992_01.jpg', 'market', 0, 6],
  ['0001_c1s1_001051_00.jpg.jpg', 'market', 1, 1],
  ['0005_c2_f0046985.jpg', 'duke', 5, 2],
])('%s is %s, identity %i, camera %i', (file, naming, identity, camera) => {
  expect(parseBenchmarkName(file)).toEqual({ naming, identity, camera });
});

test.each(['0108_01.png', 'c1s1_000451_03.jpg', '0002_c1s1.jpg', '-2_c1s1_000451_03.jpg', 'IMG_2041.jpg'])(
  '%s has no benchmark name',
  (file) => {
    expect(parseBenchmarkName(file)).toBeNull();
  },
);

test('a benchmark folder is recognised wherever it lies, and no inherited property is one', () => {
  expect(benchmarkFolder('Market-1501-v15.09.15/bounding_box_train')).toBe('train');
  expect(benchmarkFolder('m/Bounding_Box_Test/0002')).toBe('gallery');
  expect(benchmarkFolder('query')).toBe('query');
  expect(benchmarkFolder('queries/constructor')).toBeNull();
});

test('the last number of a name counts, not the digits of its ending', () => {
  expect(lastNumber('0108_01.png')).toBe(1);
  expect(lastNumber('face12b.jpg')).toBe(12);
  expect(lastNumber('clip.mp4')).toBeNull();
});

test('groups of four put drawers 1–4 into one camera, 5–8 into the next', () => {
  const rule = { kind: 'groups', size: 4 } as const;
  expect([1, 4, 5, 20].map((number) => cameraKey(number, rule))).toEqual([0, 0, 1, 4]);
  expect([0, 1, 4].map((key) => cameraName(key, rule))).toEqual(['1–4', '5–8', '17–20']);
  expect(cameraKey(null, rule)).toBeNull();
  expect(cameraKey(null, { kind: 'none' })).toBe(0);
});

test('a cleaned path never climbs, whatever an archive says', () => {
  expect(cleanPath('../../etc/passwd')).toBe('etc/passwd');
  expect(cleanPath('C:\\photos\\..\\anna\\1.png')).toBe('photos/anna/1.png');
  const part = fc.constantFrom('..', '.', '', 'a', 'b.png', '\\', '/', 'C:');
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const cleaned = cleanPath(parts.join('/'));
      expect(cleaned.split('/').some((name) => name === '..' || name === '.')).toBe(false);
      expect(cleaned.startsWith('/')).toBe(false);
    }),
  );
});
