// From the drawn scene to the bytes of a picture: blur, exposure, the light's colour, vignette, grain.
import type { Random } from '../random';
import type { Camera } from './cameras';
import type { Raster } from './raster';

/** What the camera does to one picture. */
export interface Exposure {
  camera: Camera;
  /** The person's share: brightness as a factor. */
  light: number;
  /** 0.15–1.15: how far the camera is from a neutral one. */
  spread: number;
}

// The darkest colours that are drawn come to about 14: they become black, so that the whole range of a byte is used.
const BLACK = 14;
const STRETCH = 255 / (255 - BLACK);

/** Writes width × height × 3 bytes at `offset`. */
export function expose(
  g: Raster,
  exposure: Exposure,
  random: Random,
  bytes: Uint8Array,
  offset: number,
): void {
  const { camera, light, spread } = exposure;
  blur(g, Math.min(0.3, camera.blur * spread));
  const share = Math.min(1, camera.castShare * spread);
  const gain = (1 + (camera.gain - 1) * spread) * light;
  const contrast = 1 + (camera.contrast - 1) * spread;
  const cast = camera.cast.map((value) => gain * (1 - share + (share * value) / 255));
  const { width, height, rgb } = g;
  const grain = camera.grain * (0.5 + 0.5 * spread);
  for (let y = 0, at = 0; y < height; y++) {
    const v = (y + 0.5) / height - 0.5;
    for (let x = 0; x < width; x++) {
      const u = (x + 0.5) / width - 0.5;
      // The corners (u² + v² = 0.5) lose a seventh of their light.
      const vignette = 1 - 0.28 * Math.max(0, u * u + v * v - 0.08);
      const noise = grain * (random.next() + random.next() - 1);
      for (let c = 0; c < 3; c++, at++) {
        const value = (128 + (rgb[at] - 128) * contrast) * cast[c] * vignette + noise;
        const stretched = (value - BLACK) * STRETCH;
        bytes[offset + at] = stretched < 0 ? 0 : stretched > 254.5 ? 255 : Math.floor(stretched + 0.5);
      }
    }
  }
}

function blur(g: Raster, amount: number): void {
  if (amount === 0) return;
  const { width, height, rgb } = g;
  blurLines(rgb, height, 3 * width, width, 3, amount);
  blurLines(rgb, width, 3, height, 3 * width, amount);
}

/** `lines` lines, `pitch` numbers apart, of `length` pixels that are `step` numbers apart; ends are repeated. */
function blurLines(
  rgb: Float32Array,
  lines: number,
  pitch: number,
  length: number,
  step: number,
  amount: number,
): void {
  for (let line = 0; line < lines; line++) {
    for (let channel = 0; channel < 3; channel++) {
      const start = line * pitch + channel;
      let before = rgb[start];
      for (let i = 0; i < length; i++) {
        const at = start + i * step;
        const here = rgb[at];
        const after = i + 1 < length ? rgb[at + step] : here;
        rgb[at] = here + amount * (before + after - 2 * here);
        before = here;
      }
    }
  }
}
