import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { LIMITS } from './limits';
import type { Limits } from './limits';
import { openZip } from './zip';
import type { OpenZip } from './zip';
import { blobAccess } from './zipDirectory';

const open = (bytes: Uint8Array, limits: Partial<Limits> = {}, name = 'set.zip') =>
  openZip(blobAccess(new Blob([bytes as Uint8Array<ArrayBuffer>])), name, { ...LIMITS, ...limits });
const indexOf = (zip: OpenZip, path: string) => zip.entries.findIndex((entry) => entry.path === path);
/** Incompressible bytes. */
const noise = (length: number) => {
  let state = 1;
  return Uint8Array.from({ length }, () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) >>> 24);
};
/** Writes `value` as 32 bits at `offset` after the n-th occurrence of a four-byte signature. */
function patch(bytes: Uint8Array, signature: number, offset: number, value: number): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + 4 <= bytes.length; at++) {
    if (view.getUint32(at, true) !== signature) continue;
    view.setUint32(at + offset, value, true);
    return bytes;
  }
  throw new Error('signature not found');
}
const DIRECTORY = 0x02014b50;

test('packed and stored entries come out as they went in; folders are no entries', async () => {
  const files = { 'a/1.png': noise(100_000), 'a/2.png': strToU8('x'.repeat(50_000)), 'a/': new Uint8Array() };
  for (const level of [0, 9] as const) {
    const zip = await open(zipSync(files, { level }));
    expect(zip.entries.map(({ path }) => path)).toEqual(['set/a/1.png', 'set/a/2.png']);
    expect(await zip.read(0)).toEqual(files['a/1.png']);
    expect(await zip.read(1)).toEqual(files['a/2.png']);
  }
});

test('paths start with the archive’s name once, and climb nowhere', async () => {
  const zip = await open(zipSync({ 'set/a.png': noise(9), '../../b.png': noise(9), 'ünï/ñ.png': noise(9) }));
  expect(zip.entries.map(({ path }) => path)).toEqual(['set/a.png', 'set/b.png', 'set/ünï/ñ.png']);
});

test('an archive that blows up as a whole is refused before anything is unpacked', async () => {
  const bomb = zipSync({ 'a.png': new Uint8Array(8 * 2 ** 20), 'b.png': new Uint8Array(8 * 2 ** 20) });
  await expect(open(bomb)).rejects.toThrow(/“set.zip” was refused: it would grow to \d+ times/);
  await expect(open(bomb, { totalBytes: 2 ** 20 })).rejects.toThrow(/would unpack to/);
});

test('one explosive entry among honest ones is marked, and cannot be read', async () => {
  const zip = await open(zipSync({ 'bomb.png': new Uint8Array(8 * 2 ** 20), 'fine.png': noise(100_000) }));
  expect(zip.entries.map(({ problem }) => problem)).toEqual(['suspicious', undefined]);
  await expect(zip.read(0)).rejects.toThrow(/broken inside/);
  expect(await zip.read(1)).toHaveLength(100_000);
});

test('an entry that unpacks to more than it declares is stopped', async () => {
  for (const size of [1000, 30 * 2 ** 20]) {
    const mixed = { 'liar.png': new Uint8Array(size), 'pad.png': noise(200_000) };
    const lie = patch(zipSync(mixed), DIRECTORY, 24, 500);
    const zip = await open(lie);
    expect(zip.entries[0].size).toBe(500);
    await expect(zip.read(0)).rejects.toThrow(/“set\/liar.png” is broken/);
  }
});

test('entries that share their bytes (the quine kind of bomb) are refused', async () => {
  const bytes = patch(zipSync({ 'a.png': noise(1000) }, { level: 0 }), DIRECTORY, 20, 5000);
  await expect(open(bytes)).rejects.toThrow(/entries overlap/);
});

test('too many entries, an encrypted one, one too big', async () => {
  const two = zipSync({ 'a.png': noise(10), 'b.png': noise(2000) });
  await expect(open(two, { entries: 1 })).rejects.toThrow(/lists 2 files; at most 1/);
  expect((await open(two, { entryBytes: 1000 })).entries.map(({ problem }) => problem)).toEqual([
    undefined,
    'too-big',
  ]);
  const locked = await open(patch(two, DIRECTORY, 8, 0x0000_0001));
  expect(locked.entries[0].problem).toBe('encrypted');
});

test('broken archives are a sentence', async () => {
  const whole = zipSync({ 'a/1.png': noise(5000), 'a/2.png': noise(5000) });
  await expect(open(strToU8('this is no zip'), {}, 'x.zip')).rejects.toThrow(
    /“x.zip” cannot be read as a zip/,
  );
  await expect(open(new Uint8Array())).rejects.toThrow(/no zip at all/);
  await expect(open(whole.slice(0, 6000))).rejects.toThrow(/cut short/);
  await expect(open(whole.slice(4000))).rejects.toThrow(/cut short|broken/);
  const dented = await open(patch(whole.slice(), 0x04034b50, 0, 0));
  await expect(dented.read(indexOf(dented, 'set/a/1.png'))).rejects.toThrow(/broken inside “set.zip”/);
});
