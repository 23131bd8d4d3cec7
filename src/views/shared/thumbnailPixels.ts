// Bytes of an item to pixels of a canvas.

/** RGBA bytes from row-major grey or RGB bytes. */
export function toRgba(values: ArrayLike<number>, channels: 1 | 3): Uint8ClampedArray<ArrayBuffer> {
  const pixels = values.length / channels;
  const out = new Uint8ClampedArray(pixels * 4);
  for (let i = 0; i < pixels; i++) {
    for (let c = 0; c < 3; c++) out[i * 4 + c] = values[i * channels + (channels === 3 ? c : 0)];
    out[i * 4 + 3] = 255;
  }
  return out;
}
