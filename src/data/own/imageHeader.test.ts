import { encode } from 'fast-png';
import { expect, test } from 'vitest';
import { readImageHeader } from './imageHeader';

const bytes = (hex: string) => Uint8Array.from(hex.match(/\w\w/g) ?? [], (pair) => Number.parseInt(pair, 16));
const ascii = (text: string) => Buffer.from(text, 'latin1').toString('hex');

test('a real PNG says its size', () => {
  const png = encode({ width: 7, height: 5, data: new Uint8Array(35), channels: 1 });
  expect(readImageHeader(png)).toEqual({ format: 'png', width: 7, height: 5 });
});

test.each([
  // Start of image, an APP0 segment of 4 bytes, a Huffman table (shares the range, carries no size), the frame: 128 × 64.
  ['jpeg', 'ffd8 ffe000040000 ffc400040000 ffc0000b080080004001011100', 64, 128],
  ['gif', ascii('GIF89a') + '40002000', 64, 32],
  ['bmp', ascii('BM') + '00'.repeat(12) + '28000000 40000000 e0ffffff', 64, 32],
  ['webp', ascii('RIFF0000WEBPVP8X') + '0a00000000000000 3f0000 1f0000', 64, 32],
])('%s', (format, hex, width, height) => {
  expect(readImageHeader(bytes(hex))).toEqual({ format, width, height });
});

test('text, an empty file, a cut header and a picture without a size are no images', () => {
  for (const hex of [
    '',
    ascii('<svg xmlns='),
    '89504e470d0a1a0a',
    'ffd8ffe0',
    ascii('GIF89a') + '00000000',
  ]) {
    expect(readImageHeader(bytes(hex))).toBeNull();
  }
});
