// Clouds of points: the smallest data set with everything re-identification has. Identity is a cloud, camera a shift of all clouds.
import type { Random } from './random';
import { createRandom } from './random';
import { assemble, planItems, twinOf } from './synthetic';
import type { Dataset } from './types';
import { JUNK } from './types';
import { bells, checkVectorOptions, euclidean, randomFrame, writeVector } from './vectorSpace';
import type { VectorOptions } from './vectorSpace';

/** Where a twin’s centre lies between its original (0) and a place of its own (1). */
const TWIN_DISTANCE = 0.25;
/** Candidates per centre: the one farthest from all others is taken, so that clouds spread evenly (Mitchell, 1991). */
const CANDIDATES = 8;

/** Dimensions in which identities differ; the others hold only what is particular to camera and image. */
function signalDimension(dimension: number): number {
  return Math.max(2, Math.ceil(dimension / 2));
}

function drawPlace(dimension: number, random: Random): number[] {
  return Array.from({ length: dimension }, () => random.between(-1, 1));
}

function drawRoomyPlace(others: readonly number[][], dimension: number, random: Random): number[] {
  let best: number[] = [];
  let most = -1;
  for (let i = 0; i < CANDIDATES; i++) {
    const place = drawPlace(dimension, random);
    const room = others.reduce((least, other) => Math.min(least, euclidean(place, other)), Infinity);
    if (room > most) [best, most] = [place, room];
  }
  return best;
}

/** Centres of the identities 1, 2, … and of distractors −1, −2, … (anywhere) in the signal's coordinates. */
function drawCentres(options: VectorOptions, random: Random): Map<number, number[]> {
  const dimension = signalDimension(options.dimension);
  const streamOf = (subject: number) => random.fork(`subject ${subject}`);
  const centres = new Map<number, number[]>();
  for (let subject = 1; subject <= options.identities; subject++) {
    const own = drawRoomyPlace([...centres.values()], dimension, streamOf(subject));
    const original = centres.get(twinOf(subject) ?? Number.NaN) ?? own;
    const reach = original === own ? 1 : TWIN_DISTANCE;
    centres.set(
      subject,
      own.map((value, i) => original[i] + reach * (value - original[i])),
    );
  }
  for (let i = 1; i <= options.distractors; i++) centres.set(-i, drawPlace(dimension, streamOf(-i)));
  return centres;
}

/** Mean distance from an identity's centre to the nearest other: the scale that noise is measured by. Twins are left out. */
function spacing(centres: ReadonlyMap<number, number[]>): number {
  const originals = [...centres].filter(([subject]) => subject > 0 && twinOf(subject) === null);
  const gaps = originals.map(([subject, centre]) =>
    originals.reduce(
      (least, [other, c]) => (other === subject ? least : Math.min(least, euclidean(centre, c))),
      Infinity,
    ),
  );
  return gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
}

/**
 * Vectors round one centre per identity, with noise and a shift per camera, seen through a hidden rotation. From 3 dimensions on
 * the noise and the shifts are strongest where identities do not differ, which is what there is to be learnt.
 * Every fourth centre is near the one before. Throws RangeError for options out of range.
 */
export function makeClusters(options: VectorOptions): Dataset {
  checkVectorOptions(options);
  const { dimension, difficulty, cameras } = options;
  const random = createRandom(options.seed, 'data').fork('clusters');
  const plan = planItems(options);
  const centres = drawCentres(options, random.fork('centres'));
  const frame = randomFrame(dimension, random.fork('frame'));
  const signal = signalDimension(dimension);
  const unit = spacing(centres);
  // A shift and noise of the same length, however many dimensions share it.
  const inSignal = (unit * (0.06 + 0.4 * difficulty)) / Math.sqrt(signal);
  const inNuisance = (unit * (0.1 + 1.1 * difficulty)) / Math.sqrt(Math.max(1, dimension - signal));
  const blur = (stream: Random) => [
    ...bells(signal, inSignal, stream),
    ...bells(dimension - signal, inNuisance, stream),
  ];
  const shifts = Array.from({ length: cameras }, (_, camera) => blur(random.fork(`camera ${camera}`)));
  const values = new Float32Array(plan.length * dimension);
  plan.forEach(({ identity, camera, subject, stream }, item) => {
    const own = blur(random.fork(stream));
    const spoilt = identity === JUNK ? 3 : 1;
    const centre = centres.get(subject)!;
    const coordinates = own.map((noise, i) => (centre[i] ?? 0) + shifts[camera][i] + spoilt * noise);
    writeVector(values.subarray(item * dimension, (item + 1) * dimension), coordinates, frame);
  });
  const shape = { kind: 'vector', dimension } as const;
  return assemble({ name: 'Clouds of points', shape, values, cameraNoun: 'Camera' }, plan, options, random);
}
