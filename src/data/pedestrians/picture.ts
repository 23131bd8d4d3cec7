// One finished picture: scene, person, what stands before them, and the camera.
import type { Random } from '../random';
import type { Camera } from './cameras';
import { hex, mix } from './colour';
import { drawFigure } from './figure';
import type { Look } from './look';
import { drawOccluder } from './occlusion';
import { drawPose, type Pose } from './pose';
import type { Raster } from './raster';
import { ellipse, limb, rectangle } from './shapes';
import { expose } from './sensor';

export const WIDTH = 32;
export const HEIGHT = 64;

/** A good crop, or one that a detector got wrong: only part of the person, or nobody. */
export type Crop = 'whole' | 'cut' | 'empty';

export interface Picture {
  look: Look;
  camera: Camera;
  /** 0–1. */
  difficulty: number;
  crop: Crop;
  /** The image's own stream; pose, scene, occlusion and grain are forked from it. */
  random: Random;
}

const GREY = hex('#c6c3bd');
const DISTANT = ['#5d5a63', '#7c6a5c', '#56707e', '#8a5a58'].map(hex);

// Both curves were chosen by the mAP of raw pixels on 30 test identities: about .6 at difficulty 0, .2 at 0.5, chance at 1.
/** How far a camera is from a neutral one (1: as it is written in the table). */
const spreadAt = (difficulty: number) => 0.15 + 0.35 * difficulty + 0.65 * difficulty * difficulty;
/** How far the backgrounds of all cameras fade towards the same grey. */
const fadeAt = (difficulty: number) => 0.82 - 0.34 * difficulty - 0.46 * difficulty * difficulty;

/** Draws into `raster` (WIDTH × HEIGHT units) and writes its RGB bytes at `offset`. */
export function drawPicture(raster: Raster, picture: Picture, bytes: Uint8Array, offset: number): void {
  const { camera, difficulty, random } = picture;
  const spread = spreadAt(difficulty);
  const pose = drawPose(random.fork('pose'), camera.facing, difficulty);
  raster.clear();
  const scene = random.fork('scene');
  camera.scene(raster, scene);
  raster.paint(rectangle(-1, -1, WIDTH + 2, HEIGHT + 2), GREY, fadeAt(difficulty));
  if (random.fork('distance').next() < 0.3 * difficulty) drawDistant(raster, random.fork('distant'));
  if (picture.crop !== 'empty') drawPlaced(raster, picture, pose, spread);
  const occluder = picture.crop === 'whole' ? pose.occluder : null;
  if (occluder) drawOccluder(raster, occluder, random.fork('occluder'));
  expose(raster, { camera, light: pose.light, spread }, random.fork('grain'), bytes, offset);
}

function drawPlaced(g: Raster, picture: Picture, pose: Pose, spread: number): void {
  const { camera, look } = picture;
  const cut = picture.crop === 'cut' ? drawCut(picture.random.fork('cut')) : { x: 0, y: 0, zoom: 1 };
  const near = Math.min(1, spread);
  const zoom = pose.zoom * cut.zoom * look.height * (1 + (camera.zoom - 1) * spread) * 0.975;
  g.within(() => {
    g.translate(16 + pose.dx + cut.x, 60.6 + pose.dy + camera.lift * near + cut.y);
    g.rotate(pose.lean + camera.tilt * spread);
    g.scale(pose.flip ? -zoom : zoom, zoom * (1 + (camera.squash - 1) * spread));
    g.translate(0, -60);
    drawFigure(g, look, pose);
  });
}

/** Where a wrong box has put the person: half out at a side, only the legs, or much too near. */
function drawCut(random: Random): { x: number; y: number; zoom: number } {
  const kind = random.integer(4);
  const amount = random.between(0, 1);
  if (kind === 0) return { x: -13 - 4 * amount, y: 0, zoom: 1 };
  if (kind === 1) return { x: 13 + 4 * amount, y: 0, zoom: 1 };
  if (kind === 2) return { x: 0, y: -26 - 10 * amount, zoom: 1 };
  return { x: 0, y: 48 + 16 * amount, zoom: 1.9 + 0.4 * amount };
}

/** Somebody small and blurred, far behind. */
function drawDistant(g: Raster, random: Random): void {
  const x = random.between(0, 1) < 0.5 ? random.between(2, 7) : random.between(25, 30);
  const y = random.between(36, 40);
  const colour = mix(random.pick(DISTANT), GREY, 0.2);
  g.paint(limb(x - 0.7, y, x - 0.9, y + 6.5, 1.5), hex('#3b3b45'));
  g.paint(limb(x + 0.7, y, x + 1.1, y + 6.5, 1.5), hex('#3b3b45'));
  g.paint(limb(x, y - 6.4, x, y, 4, 3.2), colour);
  g.paint(ellipse(x, y - 10, 1.6, 1.9), hex('#8d6f5c'));
}
