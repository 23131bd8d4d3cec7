import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { ImportSource } from './protocol';
import { openSources } from './sources';

const zip = (name: string, ...paths: string[]): ImportSource => {
  const bytes = zipSync(Object.fromEntries(paths.map((path) => [path, strToU8(`${name} ${path}`)])));
  return { kind: 'zip', file: new File([bytes as Uint8Array<ArrayBuffer>], name) };
};
const folder = (...paths: string[]): ImportSource => ({
  kind: 'files',
  files: paths.map((path) => ({ path, file: new File([path], path) })),
});
const text = async (bytes: Promise<Uint8Array>) => new TextDecoder().decode(await bytes);

test('bytes follow their entry across a folder and two archives of one name', async () => {
  const sources = [folder('f/a/1.png'), zip('s.zip', 'a/1.png'), zip('s.zip', 'a/1.png', 'b/2.png')];
  const { catalogue, read, name } = await openSources(sources);
  const all = await Promise.all(
    catalogue.images.map(async ({ path, entry }) => [path, await text(read(entry))]),
  );
  expect(all).toEqual([
    ['f/a/1.png', 'f/a/1.png'],
    ['s (2)/a/1.png', 's.zip a/1.png'],
    ['s (2)/b/2.png', 's.zip b/2.png'],
    ['s/a/1.png', 's.zip a/1.png'],
  ]);
  expect(name).toBe('f + s + s');
});

test('a broken archive beside a good one is reported and the good one is read; alone it is the failure', async () => {
  const broken: ImportSource = { kind: 'zip', file: new File(['nothing'], 'broken.zip') };
  const { catalogue, failed } = await openSources([broken, zip('good.zip', 'a/1.png')]);
  expect(catalogue.images).toHaveLength(1);
  expect(failed[0].message).toMatch(/“broken.zip” cannot be read/);
  await expect(openSources([broken])).rejects.toThrow(/“broken.zip” cannot be read/);
});
