// The default data set: synthetic pedestrians, 64 × 32 RGB, the same bytes for the same seed in every engine.
import { createRandom, type Random } from '../random';
import {
  assemble,
  checkSyntheticOptions,
  type ItemPlan,
  planItems,
  type SyntheticOptions,
  testIdentityCount,
  twinOf,
} from '../synthetic';
import { type Dataset, JUNK } from '../types';
import { CAMERAS } from './cameras';
import { drawLook, drawTwin, type Look } from './look';
import { type Crop, drawPicture, HEIGHT, WIDTH } from './picture';
import { Raster } from './raster';

/** `cameras` is 2–8 and `identities` at least 4. Difficulty widens the cameras' differences, poses and occlusion. */
export type PedestrianOptions = SyntheticOptions;

const IMAGE_SIZE = HEIGHT * WIDTH * 3;

/**
 * Draws the data set: half of the identities (rounded down) for the test, disjoint from training; each identity is seen by
 * at least two cameras; about every fourth is a near-twin of another one of its part. RangeError names an option out of range.
 */
export function makePedestrians(options: PedestrianOptions): Dataset {
  check(options);
  const random = createRandom(options.seed, 'pedestrians');
  const plan = planItems(options);
  const values = drawItems(plan, options, random);
  const shape = { kind: 'image', height: HEIGHT, width: WIDTH, channels: 3 } as const;
  const dataset = assemble(
    { name: 'Synthetic pedestrians', shape, values, cameraNoun: 'Camera' },
    plan,
    options,
    random,
  );
  return { ...dataset, cameraNames: CAMERAS.slice(0, options.cameras).map((camera) => camera.name) };
}

/** The bytes of single items of the data set that `options` describe, one after the other, without drawing the rest. */
export function pedestrianItems(options: PedestrianOptions, items: readonly number[]): Uint8Array {
  check(options);
  const plan = planItems(options);
  return drawItems(
    items.map((item) => plan[item]),
    options,
    createRandom(options.seed, 'pedestrians'),
  );
}

function drawItems(plan: ItemPlan[], options: PedestrianOptions, random: Random): Uint8Array {
  const { identities, difficulty } = options;
  const values = new Uint8Array(plan.length * IMAGE_SIZE);
  const raster = new Raster(WIDTH, HEIGHT);
  const looks = new Map<number, Look>();
  plan.forEach((item, i) => {
    const look = looks.get(item.subject) ?? lookOf(item.subject, identities, random);
    looks.set(item.subject, look);
    const image = random.fork(item.stream);
    const crop = item.identity === JUNK ? junkCrop(image) : 'whole';
    drawPicture(
      raster,
      { look, camera: CAMERAS[item.camera], difficulty, crop, random: image },
      values,
      i * IMAGE_SIZE,
    );
  });
  return values;
}

/** One picture, for a tile or an illustration: image `take` of identity `subject` as seen by `camera`. */
export interface PedestrianPicture {
  seed: number;
  /** Identity from 1, or a negative number for a distractor. */
  subject: number;
  /** From 0. Default 0. */
  take?: number;
  /** 0–7. Default 0. */
  camera?: number;
  /** Default 0.5. */
  difficulty?: number;
  /** Size of the data set that the subject belongs to; it decides who has a twin. Default: any. */
  identities?: number;
  /** Pixels per unit: 1 gives the 64 × 32 bytes of the data set, 3 a picture of 192 × 96. Default 1. */
  scale?: number;
}

/** Draws one picture as height × width × RGBA bytes, ready for ImageData. Well under a millisecond at scale 1. */
export function drawPedestrian(picture: PedestrianPicture): {
  width: number;
  height: number;
  rgba: Uint8ClampedArray<ArrayBuffer>;
} {
  const { seed, subject, take = 0, camera = 0, difficulty = 0.5, identities = Infinity, scale = 1 } = picture;
  const random = createRandom(seed, 'pedestrians');
  const raster = new Raster(WIDTH, HEIGHT, scale);
  const bytes = new Uint8Array(IMAGE_SIZE * scale * scale);
  const look = lookOf(subject, identities, random);
  const image = random.fork(`image ${subject} ${take}`);
  drawPicture(raster, { look, camera: CAMERAS[camera], difficulty, crop: 'whole', random: image }, bytes, 0);
  const rgba = new Uint8ClampedArray((bytes.length / 3) * 4).fill(255);
  for (let i = 0, at = 0; i < bytes.length; i++) {
    rgba[at++] = bytes[i];
    if (i % 3 === 2) at++;
  }
  return { width: raster.width, height: raster.height, rgba };
}

/** The identity that `subject` is a near-twin of, or null. Both are in the same part of a set of `identities`. */
export function twinPartner(subject: number, identities: number): number | null {
  const partner = subject > identities ? null : twinOf(subject);
  const lastInTraining = identities - testIdentityCount(identities);
  return partner === null || (partner <= lastInTraining && subject > lastInTraining) ? null : partner;
}

/** The traits of an identity or a distractor. */
export function lookOf(subject: number, identities: number, random: Random): Look {
  const partner = twinPartner(subject, identities);
  const own = random.fork(`identity ${subject}`);
  if (partner !== null) return drawTwin(lookOf(partner, identities, random), own);
  return drawLook(own, Math.abs(subject) + random.fork('colours').integer(1000));
}

function junkCrop(image: Random): Crop {
  return image.fork('crop').next() < 0.4 ? 'empty' : 'cut';
}

function check(options: PedestrianOptions): void {
  checkSyntheticOptions(options);
  if (options.cameras < 2 || options.cameras > CAMERAS.length)
    throw new RangeError(`cameras must be an integer in 2–${CAMERAS.length}, not ${options.cameras}.`);
}
