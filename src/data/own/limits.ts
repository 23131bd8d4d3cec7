// How much a folder or an archive may hold before it is refused. Generous for a benchmark, small enough for a browser tab.

const MIB = 1024 * 1024;

export const LIMITS = {
  /** Entries in one import. Market-1501 has 32,668 images, MSMT17 126,441. */
  entries: 200_000,
  /** Bytes of one image file; a 24-megapixel photograph is about 12 MB. */
  entryBytes: 32 * MIB,
  /** Unpacked bytes of everything in one archive. */
  totalBytes: 4096 * MIB,
  /** Unpacked to packed bytes. Deflate cannot exceed 1032; pictures, already compressed, stay near 1. */
  ratio: 200,
  /** Below this an entry's ratio says nothing (a blank bitmap packs very well). */
  ratioFrom: MIB,
  /** Pixels of one picture: a few bytes can claim to be a picture that fills the memory. */
  pixels: 64_000_000,
  /** Bytes of the decoded set; Market-1501 at 64 × 32 × 3 takes 200 MB. */
  decodedBytes: 512 * MIB,
} as const;

export type Limits = { [K in keyof typeof LIMITS]: number };
