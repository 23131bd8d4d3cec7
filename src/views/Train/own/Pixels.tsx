// Small pictures in the dialog: stored pixels, and bitmaps of a scan.
import { useEffect, useRef } from 'react';
import { itemSize } from '../../../data/types';
import type { Sample } from '../../../worker/own/protocol';
import type { OwnSummary } from '../../../worker/own/store';
import { toRgba } from '../../shared/thumbnailPixels';

/** The first `count` preview pictures of a stored set, side by side on one canvas; decoration. */
export function Pixels({ summary, count }: { summary: OwnSummary; count: number }) {
  const element = useRef<HTMLCanvasElement>(null);
  const { shape, preview } = summary;
  useEffect(() => {
    const context = element.current?.getContext('2d');
    if (!context || shape.kind !== 'image') return;
    const { width, height, channels } = shape;
    const size = itemSize(shape);
    for (let i = 0; i * size < preview.length && i < count; i++) {
      const rgba = toRgba(preview.subarray(i * size, (i + 1) * size), channels);
      context.putImageData(new ImageData(rgba, width, height), i * width, 0);
    }
  }, [shape, preview, count]);
  if (shape.kind !== 'image') return null;
  const shown = Math.min(count, Math.floor(preview.length / itemSize(shape)));
  return (
    <canvas
      ref={element}
      className="own-pixels"
      width={shape.width * shown}
      height={shape.height}
      aria-hidden="true"
    />
  );
}

function SamplePicture({ sample }: { sample: Sample }) {
  const element = useRef<HTMLCanvasElement>(null);
  const { bitmap, path } = sample;
  useEffect(() => {
    if (bitmap.width > 0) element.current?.getContext('2d')?.drawImage(bitmap, 0, 0);
  }, [bitmap]);
  return <canvas ref={element} width={bitmap.width} height={bitmap.height} aria-hidden="true" title={path} />;
}

/** Pictures of the scan, as they are in the files; decoration. */
export function Samples({ samples }: { samples: Sample[] }) {
  if (samples.length === 0) return null;
  return (
    <div className="own-samples">
      {samples.map((sample) => (
        <SamplePicture key={sample.path} sample={sample} />
      ))}
    </div>
  );
}
