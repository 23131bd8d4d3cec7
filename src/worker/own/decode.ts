// Pictures to pixels in the worker: header check, decode, resize, one shared canvas.
import { readImageHeader } from '../../data/own/imageHeader';
import { isGrey, writePixels } from '../../data/own/dataset';
import type { ImageSize } from '../../data/own/dataset';
import { LIMITS } from '../../data/own/limits';

type Context = OffscreenCanvasRenderingContext2D;

/** A canvas of this size that is read back often. */
function createContext(width: number, height: number): Context {
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no 2d canvas in a worker');
  context.imageSmoothingQuality = 'high';
  return context;
}

/** Decodes to about `width` × `height`, or null where the bytes are no picture, broken, or a giant. */
export async function decodeBitmap(
  bytes: Uint8Array,
  width: number,
  height?: number,
): Promise<ImageBitmap | null> {
  const header = readImageHeader(bytes);
  if (!header || header.width * header.height > LIMITS.pixels) return null;
  try {
    const blob = new Blob([bytes as Uint8Array<ArrayBuffer>], { type: `image/${header.format}` });
    return await createImageBitmap(blob, {
      resizeWidth: width,
      resizeHeight: height ?? Math.max(1, Math.round((header.height / header.width) * width)),
      resizeQuality: 'high',
    });
  } catch {
    return null; // the decoder's own words say nothing to a person: the file is named as broken
  }
}

/** Writes pictures of one size into arrays, transparent ones on white. */
export interface PixelWriter {
  write(bytes: Uint8Array, values: Uint8Array, item: number): Promise<boolean>;
}

export function createPixelWriter({ width, height, channels }: ImageSize): PixelWriter {
  const context = createContext(width, height);
  const size = width * height * channels;
  return {
    async write(bytes, values, item) {
      const bitmap = await decodeBitmap(bytes, width, height);
      if (!bitmap) return false;
      writePixels(values, item * size, rgbaOf(context, bitmap), channels);
      bitmap.close();
      return true;
    },
  };
}

function rgbaOf(context: Context, bitmap: ImageBitmap): Uint8ClampedArray {
  const { width, height } = context.canvas;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.drawImage(bitmap, 0, 0, width, height);
  return context.getImageData(0, 0, width, height).data;
}

/** Whether a decoded picture holds no colour. */
export function isGreyBitmap(bitmap: ImageBitmap): boolean {
  return isGrey(rgbaOf(createContext(bitmap.width, bitmap.height), bitmap));
}
