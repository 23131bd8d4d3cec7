// Small pictures of items, for canvas and for React: images as they are, vectors as bars with the identity's number.
import { createContext, useContext, useEffect, useRef } from 'react';
import { live, type PictureSource } from '../../state/live';
import { Bitmaps } from './bitmaps';
import { colour, onThemeChange } from './palette';
import { toRgba } from './thumbnailPixels';

/** Whose items `Thumbnail` draws: the Train view's run, unless a view around it says otherwise. */
export const Pictures = createContext<PictureSource>(live);

/** Width ÷ height of a run's thumbnails: the images' own, 1 for vectors. */
export function thumbnailAspect({ shape }: PictureSource = live): number {
  return shape?.kind === 'image' ? shape.width / shape.height : 1;
}

type Ctx = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** What is kept for a source: its pictures, and the value of a full bar with the version that it was worked out from. */
interface Kept {
  pictures: Bitmaps<number>;
  version: number;
  scale: number;
}

const kept = new WeakMap<PictureSource, Kept>();

function keptOf(source: PictureSource): Kept {
  const known = kept.get(source) ?? { pictures: new Bitmaps<number>(), version: -1, scale: 1 };
  kept.set(source, known);
  return known;
}

/** An item at its own resolution, kept until the run's pictures are cleared; null while it is on its way. */
function picture(item: number, source: PictureSource): ImageBitmap | null {
  const { pictures } = keptOf(source);
  const { shape } = source;
  pictures.belongTo(source.values);
  const values = source.values.get(item);
  if (!values || shape?.kind !== 'image') return null;
  const { width, height, channels } = shape;
  return pictures.get(item, width, height, (ctx) =>
    ctx.putImageData(new ImageData(toRgba(values, channels), width, height), 0, 0),
  );
}

/** A bar of this many root mean squares (over the vectors known so far) fills its half of the tile; longer ones are cut. */
const FULL_BAR = 2;

/** Value of a full bar, the same for all vectors of a source so that they can be compared. */
function vectorScale(source: PictureSource): number {
  const known = keptOf(source);
  const version = source.version('thumbnails');
  if (version !== known.version) {
    let squares = 0;
    let count = 0;
    for (const values of source.values.values()) {
      for (const v of values) squares += v * v;
      count += values.length;
    }
    Object.assign(known, { version, scale: FULL_BAR * Math.sqrt(squares / (count || 1)) });
  }
  return known.scale || 1;
}

/** At most so many bars: more would be thinner than a pixel on the smallest tile. */
const MOST_BARS = 16;

function drawVector(
  ctx: Ctx,
  item: number,
  [x, y, w, h]: [number, number, number, number],
  source: PictureSource,
) {
  ctx.fillStyle = colour('--well');
  ctx.fillRect(x, y, w, h);
  ctx.strokeStyle = colour('--line-strong');
  ctx.lineWidth = 1;
  ctx.strokeRect(x + 0.5, y + 0.5, w - 1, h - 1);
  const values = source.values.get(item);
  const text = String(source.labels.get(item)?.identity ?? '');
  const size = Math.max(8, Math.min(h * 0.42, 16));
  const barsHeight = text ? h - size : h;
  if (values) {
    const count = Math.min(values.length, MOST_BARS);
    const pitch = (w - 4) / count;
    const full = vectorScale(source);
    const unit = (barsHeight / 2 - 2) / full;
    ctx.fillStyle = colour('--ink-3');
    for (let i = 0; i < count; i++) {
      const length = Math.min(Math.max(values[i], -full), full) * unit;
      ctx.fillRect(x + 2 + i * pitch, y + barsHeight / 2, Math.max(pitch * 0.7, 0.5), -length || -0.5);
    }
  }
  ctx.fillStyle = colour('--ink');
  ctx.font = `600 ${size}px ${colour('--font')}`;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'alphabetic';
  ctx.fillText(text, x + w / 2, y + h - 2, w - 2);
}

/**
 * Draws an item into the box (CSS px of the context), aspect kept, centred; a grey tile while its picture is on its way.
 * Returns whether the item's values were there.
 */
export function drawThumbnail(
  ctx: Ctx,
  item: number,
  x: number,
  y: number,
  w: number,
  h: number,
  source: PictureSource = live,
): boolean {
  if (source.shape?.kind === 'vector') {
    ctx.save();
    drawVector(ctx, item, [x, y, w, h], source);
    ctx.restore();
    return source.values.has(item);
  }
  const bitmap = picture(item, source);
  if (!bitmap) {
    ctx.fillStyle = colour('--neutral-soft');
    ctx.fillRect(x, y, w, h);
    return false;
  }
  const factor = Math.min(w / bitmap.width, h / bitmap.height);
  const width = bitmap.width * factor;
  const height = bitmap.height * factor;
  ctx.imageSmoothingQuality = 'high';
  ctx.drawImage(bitmap, x + (w - width) / 2, y + (h - height) / 2, width, height);
  return true;
}

export interface ThumbnailProps {
  item: number;
  /** CSS px. */
  width: number;
  height: number;
  className?: string;
  /** Spoken name, e.g. "identity 7, camera Plaza"; without one the picture is decoration. */
  label?: string;
}

/** An item's picture as a canvas element; draws itself anew when its values arrive or the theme changes. */
export function Thumbnail({ item, width, height, className = '', label }: ThumbnailProps) {
  const element = useRef<HTMLCanvasElement>(null);
  const source = useContext(Pictures);
  useEffect(() => {
    const draw = () => {
      const canvas = element.current;
      const ctx = canvas?.getContext('2d');
      if (!canvas || !ctx) return;
      const ratio = globalThis.devicePixelRatio || 1;
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
      ctx.scale(canvas.width / width, canvas.height / height);
      drawThumbnail(ctx, item, 0, 0, width, height, source);
    };
    draw();
    const stops = [source.subscribe('thumbnails', draw), onThemeChange(draw)];
    return () => stops.forEach((stop) => stop());
  }, [item, width, height, source]);
  return (
    <canvas
      ref={element}
      className={`ped ${className}`}
      style={{ width, height }}
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    />
  );
}
