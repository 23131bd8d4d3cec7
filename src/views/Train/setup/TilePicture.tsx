// The small picture on a data tile: real output of the generators for images, a sketch for vectors and own images.
import { useEffect, useRef } from 'react';
import { afterPaint } from '../../shared/afterPaint';

type Drawn = 'people' | 'glyphs';

function DrawnPicture({ data }: { data: Drawn }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let wanted = true;
    const draw = async () => {
      await afterPaint();
      const { drawPeople, drawGlyphs } = await import('./tilePictures');
      const context = wanted && canvas.current?.getContext('2d');
      if (context) (data === 'people' ? drawPeople : drawGlyphs)(context);
    };
    draw().catch(() => undefined); // an empty tile still has its name
    return () => {
      wanted = false;
    };
  }, [data]);
  return <canvas ref={canvas} width="96" height="74" aria-hidden="true" />;
}

/** A turn by this angle never comes back to where it was, so that points spread evenly. */
const GOLDEN_ANGLE = 2.39996;

interface Cloud {
  x: number;
  y: number;
  inner: number;
  outer: number;
  points: number;
  colour: string;
}

const CLUSTERS: Cloud[] = [
  { x: 24, y: 24, inner: 0, outer: 15, points: 16, colour: 'var(--run-3)' },
  { x: 70, y: 22, inner: 0, outer: 13, points: 13, colour: 'var(--run-5)' },
  { x: 52, y: 54, inner: 0, outer: 14, points: 15, colour: 'var(--run-2)' },
];
const RINGS: Cloud[] = [
  { x: 48, y: 37, inner: 29, outer: 33, points: 38, colour: 'var(--run-3)' },
  { x: 48, y: 37, inner: 17, outer: 21, points: 24, colour: 'var(--run-5)' },
  { x: 48, y: 37, inner: 5, outer: 8, points: 9, colour: 'var(--run-2)' },
];

function Cloud({ cloud: { x, y, inner, outer, points, colour } }: { cloud: Cloud }) {
  return Array.from({ length: points }, (_, i) => {
    const radius = inner + (outer - inner) * Math.sqrt((i + 0.5) / points);
    const angle = i * GOLDEN_ANGLE;
    return (
      <circle
        key={i}
        cx={x + radius * Math.cos(angle)}
        cy={y + radius * Math.sin(angle)}
        r="2.4"
        fill={colour}
      />
    );
  });
}

const CROSS = 'M48 25v24M36 37h24';

/** Decoration: the tile's name says what it is. */
export function TilePicture({ data }: { data: string }) {
  if (data === 'people' || data === 'glyphs') return <DrawnPicture data={data} />;
  return (
    <svg viewBox="0 0 96 74" aria-hidden="true">
      {data === 'clusters' && CLUSTERS.map((cloud) => <Cloud key={cloud.colour} cloud={cloud} />)}
      {data === 'rings' && RINGS.map((cloud) => <Cloud key={cloud.colour} cloud={cloud} />)}
      {data === 'own' && (
        <g fill="none" stroke="var(--ink-3)" strokeWidth="4">
          <rect x="20" y="11" width="56" height="52" strokeDasharray="7 6" />
          <path d={CROSS} />
        </g>
      )}
    </svg>
  );
}
