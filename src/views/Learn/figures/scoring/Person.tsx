// A drawn pedestrian of the editable search; a junk picture is cut so that it shows half a person beside nothing.
import { useEffect, useRef } from 'react';
import { drawPedestrian } from '../../../../data/pedestrians';
import { DEFAULT_SEED } from './seed';

interface PersonProps {
  /** From 1; 0 for somebody who is not searched for. */
  person: number;
  camera: number;
  take: number;
  junk?: boolean;
  label: string;
}

/** Pixels per unit of the drawing: sharp on dense screens. */
const SCALE = 2;
/** A subject of the drawing who is nobody of the data set. */
const NOBODY = -3;
/** Share of the picture by which a junk picture is cut. */
const CUT = 0.5;

export function Person({ person, camera, take, junk = false, label }: PersonProps) {
  const element = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const canvas = element.current;
    const context = canvas?.getContext('2d');
    if (!canvas || !context) return;
    const subject = person === 0 ? NOBODY : person;
    const { width, height, rgba } = drawPedestrian({
      seed: DEFAULT_SEED,
      subject,
      take,
      camera,
      scale: SCALE,
    });
    canvas.width = width;
    canvas.height = height;
    context.putImageData(new ImageData(rgba, width, height), junk ? width * CUT : 0, 0);
  }, [person, camera, take, junk]);
  return <canvas ref={element} className="ped scoring-ped" role="img" aria-label={label} />;
}
