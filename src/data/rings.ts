// Concentric rings: identities that no linear map separates, so that a person sees what depth is for.
import { bell, cosine, sine } from './arithmetic';
import { createRandom } from './random';
import { assemble, planItems, testIdentityCount } from './synthetic';
import type { ItemPlan } from './synthetic';
import type { Dataset } from './types';
import { JUNK } from './types';
import { bells, checkVectorOptions, randomFrame, writeVector } from './vectorSpace';
import type { VectorOptions } from './vectorSpace';

/** Distance from ring to ring; the innermost has this radius. Chosen so that 1,000 rings stay below ±128. */
const STEP = 0.1;

/**
 * Radius in steps. Training and test rings alternate from the inside out, so that unseen rings lie between seen ones; distractors
 * lie half a step outside a ring, and go round the rings again when there are more of them.
 */
function ringNumber(subject: number, identities: number): number {
  const trained = identities - testIdentityCount(identities);
  if (subject < 0) return 1.5 + ((-subject - 1) % identities);
  return subject <= trained ? 2 * subject - 1 : 2 * (subject - trained);
}

/**
 * Vectors on one ring per identity in a hidden plane, with noise across the ring; a camera stretches all rings a little and shifts
 * them in the dimensions off the plane, where there is nothing but noise otherwise. There are no near-twins: every ring has
 * two near neighbours. Throws RangeError for options out of range.
 */
export function makeRings(options: VectorOptions): Dataset {
  checkVectorOptions(options);
  const { dimension, difficulty, cameras, identities } = options;
  const random = createRandom(options.seed, 'data').fork('rings');
  const plan = planItems(options);
  const frame = randomFrame(dimension, random.fork('frame'));
  const rest = dimension - 2;
  const across = STEP * (0.05 + 0.35 * difficulty);
  const off = (STEP * (0.2 + 2 * difficulty)) / Math.sqrt(Math.max(1, rest));
  const shifts = Array.from({ length: cameras }, (_, camera) => {
    const stream = random.fork(`camera ${camera}`);
    return { stretch: STEP * 0.4 * difficulty * stream.between(-1, 1), off: bells(rest, off, stream) };
  });
  const coordinatesOf = ({ identity, camera, subject, stream }: ItemPlan): number[] => {
    const own = random.fork(stream);
    const angle = own.next();
    const noise = across * (identity === JUNK ? 6 : 1);
    const radius = STEP * ringNumber(subject, identities) + shifts[camera].stretch + noise * bell(own);
    const beside = bells(rest, off, own).map((value, i) => value + shifts[camera].off[i]);
    return [radius * cosine(angle), radius * sine(angle), ...beside];
  };
  const values = new Float32Array(plan.length * dimension);
  plan.forEach((item, i) => {
    writeVector(values.subarray(i * dimension, (i + 1) * dimension), coordinatesOf(item), frame);
  });
  const shape = { kind: 'vector', dimension } as const;
  return assemble({ name: 'Concentric rings', shape, values, cameraNoun: 'Camera' }, plan, options, random);
}
