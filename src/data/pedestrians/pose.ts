// How a person stands in one picture: what may differ between two pictures of one identity.
import type { Random } from '../random';

export type View = 'front' | 'back' | 'side';
export type Gesture = 'swing' | 'phone' | 'pocket';
export type Occluder = 'bollard' | 'plant' | 'passer' | 'railing' | 'post';
const OCCLUDERS: readonly Occluder[] = ['bollard', 'plant', 'passer', 'railing', 'post'];

export interface Pose {
  view: View;
  /** 0: square to the camera, 1: turned by some forty degrees (front and back views). */
  turn: number;
  flip: boolean;
  /** −1 to 1: which foot is ahead and how far. */
  stride: number;
  gesture: Gesture;
  /** Displacement in the picture (units of a 32 × 64 picture). */
  dx: number;
  dy: number;
  zoom: number;
  /** Rotation in turns. */
  lean: number;
  /** Brightness as a factor. */
  light: number;
  occluder: Occluder | null;
}

/** Draws a pose. Difficulty (0–1) widens it but takes the same numbers from the stream, so pictures change smoothly with it. */
export function drawPose(
  random: Random,
  facing: readonly [front: number, back: number, side: number],
  difficulty: number,
): Pose {
  const loose = 0.4 + 1.2 * difficulty;
  const towards = random.next() * (facing[0] + facing[1] + facing[2]);
  const gesture = random.next();
  const turn = random.next();
  const flip = random.next() < 0.5;
  const stride = random.between(-1, 1);
  const dx = random.between(-1.6, 1.6) * loose;
  const dy = random.between(-1.2, 1.2) * loose;
  const zoom = 1 + random.between(-0.06, 0.06) * loose;
  const lean = random.between(-0.005, 0.005) * loose;
  const light = 1 + random.between(-0.11, 0.11) * loose;
  const occluded = random.next() < 0.45 * difficulty;
  const occluder = random.pick(OCCLUDERS);
  return {
    view: towards < facing[0] ? 'front' : towards < facing[0] + facing[1] ? 'back' : 'side',
    turn: turn < 0.45 ? 0 : turn,
    flip,
    stride,
    gesture: gesture < 0.12 ? 'phone' : gesture < 0.24 ? 'pocket' : 'swing',
    dx,
    dy,
    zoom,
    lean,
    light,
    occluder: occluded ? occluder : null,
  };
}
