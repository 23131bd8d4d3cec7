// Maps of several lanes that can be compared: each turned to the first one's plane, all on one scale.
import { project, turnedTo, type Projection } from '../../../shared/projection';

/** What is laid out of a lane. */
export interface LaneFrame {
  step: number;
  embeddings: Float32Array;
  dimension: number;
}

/** The newest planes, by lane; kept between frames so that maps do not spin. */
export type Planes = Map<number, { frame: LaneFrame; plane: Projection }>;

/** Lays out the lanes whose frame is a new one. The first lane is turned to how it stood, the others to the first. */
export function layOut(frames: ReadonlyMap<number, LaneFrame>, before: Planes): Planes {
  const planes: Planes = new Map();
  let first: Projection | null = null;
  for (const [lane, frame] of frames) {
    const known = before.get(lane);
    const n = frame.embeddings.length / frame.dimension;
    const plane: Projection =
      known?.frame === frame ? known.plane : project(frame.embeddings, n, frame.dimension, known?.plane);
    const turned: Projection = first ? turnedTo(plane, first) : turnedTo(plane, known?.plane ?? plane);
    first ??= turned;
    planes.set(lane, { frame, plane: turned });
  }
  return planes;
}

/** The farthest point of any of these planes from its middle: what a map of them must hold. Never 0. */
export function reachOf(planes: readonly Projection[]): number {
  let reach = 0;
  for (const { points } of planes)
    for (const value of points) if (Math.abs(value) > reach) reach = Math.abs(value);
  return reach || 1;
}
