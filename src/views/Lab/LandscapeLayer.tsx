// Under a stage's points: how high the loss would be, or how hard the followed point would be pulled, if it lay elsewhere.
import { useEffect, useMemo, useRef, useState } from 'react';
import {
  hasLandscape,
  landscape,
  type LandscapeRequest,
  type Quantity,
} from '../../experiment/lab/landscape';
import type { LabPoint, LabScene, LabStage } from '../../experiment/lab/scene';
import { colour, onThemeChange } from '../shared/palette';
import { toPlane, type PlaneView } from '../shared/plane/geometry';
import type { Size } from '../shared/useSize';
import { HEAT_STEPS, hatchBelowZero, heatPixels, parseColour } from './heat';

/** CSS px per cell: fine enough to see, coarse enough to follow a hand. */
const CELL = 5;
/** Work per frame, so that the page never waits. */
const SLICE_MILLISECONDS = 6;

export interface LandscapeRange {
  low: number;
  high: number;
}

export interface LandscapeProps {
  scene: LabScene;
  stage: LabStage;
  point: number;
  quantity: Quantity;
  view: PlaneView;
  size: Size;
  onRange: (range: LandscapeRange | null) => void;
}

/** The part of the plane that a picture of this size shows. */
export function areaOf(view: PlaneView, size: Size): LandscapeRequest['area'] {
  const topLeft = toPlane({ x: 0, y: 0 }, view, size);
  const bottomRight = toPlane({ x: size.width, y: size.height }, view, size);
  return { left: topLeft.x, right: bottomRight.x, bottom: bottomRight.y, top: topLeft.y };
}

/** The same list while only the moving point has moved: its own place makes no difference to its landscape. */
function useOthers(points: LabPoint[], point: number): LabPoint[] {
  const [kept, setKept] = useState({ points, point });
  const same =
    kept.points === points ||
    (kept.point === point &&
      kept.points.length === points.length &&
      points.every(
        (p, i) => p === kept.points[i] || (i === point && p.identity === kept.points[i].identity),
      ));
  if (same) return kept.points;
  setKept({ points, point });
  return points;
}

export function LandscapeLayer({ scene, stage, point, quantity, view, size, onRange }: LandscapeProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const points = useOthers(scene.points, point);
  const { anchor, mode, normalize, stages } = scene;
  const request = useMemo(
    (): LandscapeRequest => ({
      scene: { points, anchor, mode, normalize, stages },
      stage,
      point,
      quantity,
      area: areaOf(view, size),
      columns: Math.max(2, Math.round(size.width / CELL)),
      rows: Math.max(2, Math.round(size.height / CELL)),
    }),
    [points, anchor, mode, normalize, stages, stage, point, quantity, view, size],
  );
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context || !hasLandscape(request)) {
      onRange(null);
      return;
    }
    const map = landscape(request);
    let frame = 0;
    const paint = () => paintMap(context, map, size);
    const work = () => {
      const more = map.advance(SLICE_MILLISECONDS);
      // Until every eighth row is there the old picture stays.
      if (map.done >= map.rows / 8) {
        paint();
        onRange({ low: map.low, high: map.high });
      }
      if (more) frame = requestAnimationFrame(work);
    };
    frame = requestAnimationFrame(work);
    const stop = onThemeChange(paint);
    return () => {
      cancelAnimationFrame(frame);
      stop();
    };
  }, [request, size, onRange]);
  return (
    <canvas
      ref={canvas}
      className="lab-landscape"
      aria-hidden="true"
      width={Math.round(size.width * 2)}
      height={Math.round(size.height * 2)}
    />
  );
}

function paintMap(context: CanvasRenderingContext2D, map: ReturnType<typeof landscape>, size: Size): void {
  const ramp = Array.from({ length: HEAT_STEPS }, (_, i) => parseColour(colour(`--heat-${i}`)));
  const pixels = heatPixels(map, ramp);
  if (!pixels) return;
  const small = new OffscreenCanvas(map.columns, map.rows);
  small.getContext('2d')?.putImageData(pixels, 0, 0);
  context.setTransform(2, 0, 0, 2, 0, 0);
  context.imageSmoothingEnabled = true;
  context.clearRect(0, 0, size.width, size.height);
  context.drawImage(small, 0, 0, size.width, size.height);
  context.strokeStyle = colour('--ink-3');
  context.lineWidth = 0.7;
  hatchBelowZero(context, map, size);
}
