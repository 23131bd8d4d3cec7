// Folders of images: the exported project divides them as an import into the page does.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { encode } from 'fast-png';
import { afterAll, expect, it } from 'vitest';
import { catalogueOf } from '../../data/own/catalogue';
import { defaultChoices, planImport } from '../../data/own/plan';
import { splitItems } from '../../data/own/split';
import { makeDataset } from '../dataset';
import { defaultOptions, type Options } from '../options';
import { pytorchZip } from './index';
import { findPython, removeUnpacked, run, unpack } from './testPython';

const python = findPython(['torch', 'numpy']) ?? '';
if (!python)
  console.warn(
    'Folders in the PyTorch project were not read: no python3 on the PATH can import torch and numpy.',
  );
afterAll(removeUnpacked);

const market = [
  ...[2, 2, 7, 7, 11].map((who, i) => `M/bounding_box_train/000${who}_c${1 + (i % 3)}s1_00045${i}_0${i}.jpg`),
  'M/bounding_box_train/-1_c1s1_000451_03.jpg',
  'M/bounding_box_test/-1_c3s1_000451_03.jpg',
  'M/bounding_box_test/0000_c3s1_000451_03.jpg',
  'M/bounding_box_test/0001_c3s1_000451_03.jpg',
  'M/bounding_box_test/0001_c6s1_000451_03.jpg',
  'M/bounding_box_test/0007_c6s1_000451_03.jpg',
  'M/query/0001_c3s1_000999_00.jpg.jpg',
  'M/gt_bbox/0001_c3s1_000999_00.jpg',
  'M/bounding_box_test/Thumbs.db',
  'M/.hidden/0001_c3s1_000999_00.jpg',
];
const duke = Array.from({ length: 24 }, (_, i) => `D/${1 + (i % 6)}_c${1 + (i % 4)}_f00${i}.jpg`);
const tree = (parents: string[], people: number) =>
  parents.flatMap((parent) =>
    Array.from({ length: people * 3 }, (_, i) => `${parent}/p${Math.floor(i / 3)}/${i}.PNG`),
  );

const LISTINGS: Record<string, string[]> = {
  'Market-1501': market,
  'Market-1501 without its query folder': market.filter((path) => !path.includes('query/')),
  'Market-1501, training folder only': market.filter((path) => path.includes('train')),
  'Market-1501 sorted into folders of numbers': market.map((path) => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    return `${path.slice(0, path.lastIndexOf('/'))}/${name.split('_')[0]}/${name}`;
  }),
  'DukeMTMC-reID names in one folder': duke,
  'one folder per identity': tree(['set'], 7),
  'identities at the root': [
    'b/1.jpg',
    'b/2.jpg',
    'a/1.jpg',
    'a/2.jpg',
    'c/1.jpg',
    'd/1.jpg',
    'd/4.jpg',
    'x.jpg',
  ],
  'train and test': tree(['set/train', 'set/test'], 3),
  'train, test and a third': tree(['set/train', 'set/test', 'set/else'], 3),
  'groups of two archives': tree(['one/Greek', 'two/Greek', 'one/Latin', 'one/Tifinagh'], 2),
  'groups of one name': tree(['one/set', 'two/set'], 2),
  'one benchmark name among others': [...tree(['set'], 3), 'set/p1/0001_c1s1_000451_03.jpg'],
};

/** The page's own division of the paths. */
function ours(paths: string[]) {
  const catalogue = catalogueOf(paths.map((path) => ({ path, size: 1 })));
  const { items, excludeSameCamera } = planImport(catalogue, defaultChoices(catalogue));
  const { train, query, gallery } = splitItems(items, excludeSameCamera);
  return {
    paths: items.map(({ path }) => path),
    identity: items.map(({ identity }) => identity),
    train: Array.from(train),
    query: Array.from(query),
    gallery: Array.from(gallery),
  };
}

const DIVIDE = `
import json
from hap2s.folders import plan

found = {}
for name, paths in json.load(open('listings.json')).items():
    items, parts = plan(paths)
    found[name] = {'paths': [i.path for i in items], 'identity': [i.identity for i in items], **parts}
print(json.dumps(found))
`;

const optionsOf = (data: 'clusters' | 'people'): Options => ({
  ...defaultOptions(),
  data,
  identities: 8,
  imagesPerIdentity: 4,
  channels: 4,
});
const project = (options: Options) =>
  unpack(
    pytorchZip({ options, network: null, dataset: makeDataset(options), steps: 0, link: '#', created: 1e12 }),
    python,
  );

it.skipIf(!python)('divides every kind of folder as the page does', async () => {
  const folder = await project(optionsOf('clusters'));
  writeFileSync(join(folder, 'listings.json'), JSON.stringify(LISTINGS));
  const found = JSON.parse(await run(python, ['-c', DIVIDE], folder));
  for (const [name, paths] of Object.entries(LISTINGS)) {
    const wanted = ours(paths);
    expect(wanted.train.length, name).toBeGreaterThan(0);
    expect(found[name], name).toEqual(wanted);
  }
  const refused = run(python, ['train.py', '--data', '.'], folder);
  await expect(refused).rejects.toThrow('takes vectors, so it cannot be trained on images');
});

const pillow = findPython(['torch', 'numpy', 'PIL']) ?? '';
if (!pillow) console.warn('Images were not read by the PyTorch project: no python3 on the PATH has Pillow.');

it.skipIf(!pillow)('trains on images of any size, and says which one cannot be read', async () => {
  const folder = await project(optionsOf('people'));
  for (const [i, path] of tree(['images'], 6).entries()) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    const data = Uint8Array.from({ length: 9 * 5 * 3 }, (_, at) => (at * 7 + i * 40) % 256);
    writeFileSync(file, encode({ width: 5, height: 9, channels: 3, data }));
  }
  const train = () =>
    run(pillow, ['train.py', '--data', 'images', '--steps', '2', '--device', 'cpu'], folder);
  expect(await train()).toContain('9 items of 3 identities to train on, 3 queries, 6 in the gallery');
  const [, first, last] = readFileSync(join(folder, 'output/scores.csv'), 'utf8').trim().split(/\r?\n/);
  expect([first, last].map((row) => row.split(',').at(-1))).toEqual(['3', '3']);
  writeFileSync(join(folder, 'images/p1/broken.png'), 'no image');
  await expect(train()).rejects.toThrow(/broken\.png cannot be read as an image/);
});
