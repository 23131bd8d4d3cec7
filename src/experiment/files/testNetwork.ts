// Networks of every kind with weights of any values, for the tests of their files.
import { fingerprintOf } from '../../data/fingerprint';
import { createRandom } from '../../data/random';
import type { ItemShape } from '../../data/types';
import { networkOf } from '../network';
import { weightShapes } from '../networkPlan';
import { defaultOptions, type Options } from '../options';
import type { TakenNetwork } from '../runs/taken';

const CLASSES = 5;

/** Sizes that are no multiple of the patch, colours and greys, and vectors. */
export const SHAPES = {
  colour: { kind: 'image', height: 18, width: 13, channels: 3 },
  grey: { kind: 'image', height: 16, width: 8, channels: 1 },
  vector: { kind: 'vector', dimension: 6 },
} as const satisfies Record<string, ItemShape>;

/** A network as a lane gives it away. */
export function testNetwork(shape: ItemShape = SHAPES.colour, changed: Partial<Options> = {}): TakenNetwork {
  const data = shape.kind === 'image' ? 'people' : 'clusters';
  const options: Options = { ...defaultOptions(), data, channels: 8, hidden: 16, embedding: 6, ...changed };
  const config = networkOf(options, shape, CLASSES);
  const random = createRandom(3);
  const tensors = weightShapes(config).map(({ name, shape: lengths }) => ({
    name,
    shape: lengths,
    values: Float32Array.from({ length: lengths.reduce((a, b) => a * b, 1) }, () => 0.3 * random.normal()),
  }));
  const places = shape.kind === 'image' ? shape.channels : shape.dimension;
  return {
    options,
    config,
    mean: Array.from({ length: places }, () => random.next()),
    deviation: Array.from({ length: places }, () => 0.1 + random.next()),
    step: 40,
    weights: fingerprintOf(...tensors.map(({ values }) => values)),
    tensors,
  };
}
