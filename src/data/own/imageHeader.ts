// What a file's first bytes say about the picture in it: a foreign file or a giant is turned away before it is decoded.

export interface ImageHeader {
  format: 'png' | 'jpeg' | 'gif' | 'bmp' | 'webp';
  /** Pixels. */
  width: number;
  height: number;
}

type Reader = (view: DataView) => ImageHeader | null;

const ascii = (view: DataView, at: number, length: number) => {
  if (at + length > view.byteLength) return '';
  return String.fromCharCode(...Array.from({ length }, (_, i) => view.getUint8(at + i)));
};

const readPng: Reader = (view) => {
  if (view.byteLength < 24 || view.getUint32(0) !== 0x89504e47 || ascii(view, 12, 4) !== 'IHDR') return null;
  return { format: 'png', width: view.getUint32(16), height: view.getUint32(20) };
};

const readGif: Reader = (view) => {
  if (view.byteLength < 10 || !/^GIF8[79]a$/.test(ascii(view, 0, 6))) return null;
  return { format: 'gif', width: view.getUint16(6, true), height: view.getUint16(8, true) };
};

const readBmp: Reader = (view) => {
  if (view.byteLength < 26 || ascii(view, 0, 2) !== 'BM') return null;
  // The OS/2 header (12 bytes) has 16-bit sizes; all later ones 32-bit, the height negative for top-down pictures.
  if (view.getUint32(14, true) === 12) {
    return { format: 'bmp', width: view.getUint16(18, true), height: view.getUint16(20, true) };
  }
  const [width, height] = [view.getInt32(18, true), view.getInt32(22, true)];
  return { format: 'bmp', width: Math.abs(width), height: Math.abs(height) };
};

/** Start-of-frame markers carry the size; C4, C8 and CC share their range and do not. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

const readJpeg: Reader = (view) => {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return null;
  let at = 2;
  while (at + 9 <= view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1; // fill byte
      continue;
    }
    if (isFrame(marker)) {
      return { format: 'jpeg', height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    }
    at += 2 + view.getUint16(at + 2);
  }
  return null;
};

const readWebp: Reader = (view) => {
  if (view.byteLength < 30 || ascii(view, 0, 4) !== 'RIFF' || ascii(view, 8, 4) !== 'WEBP') return null;
  const kind = ascii(view, 12, 4);
  const uint24 = (at: number) => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
  if (kind === 'VP8X') return { format: 'webp', width: uint24(24) + 1, height: uint24(27) + 1 };
  if (kind === 'VP8L') {
    const bits = view.getUint32(21, true);
    return { format: 'webp', width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  const [width, height] = [view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff];
  return kind === 'VP8 ' ? { format: 'webp', width, height } : null;
};

/** Format and size from the header, or null where it is none of the five formats or has no size. */
export function readImageHeader(bytes: Uint8Array): ImageHeader | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const read of [readPng, readJpeg, readGif, readBmp, readWebp]) {
    const header = read(view);
    if (header) return header.width > 0 && header.height > 0 ? header : null;
  }
  return null;
}
