// The numbers of the works, made once by the runner in Node: every side reads the same bytes.
import { createRandom, type Random } from '../../src/data/random';
import { arrange } from '../../src/engine/patches';
import { initialWeights } from '../../src/engine/network';
import { networkOf } from '../../src/experiment/network';
import { networkPlan, inputGrid, strided } from '../../src/experiment/networkPlan';
import { defaultOptions } from '../../src/experiment/options';
import { Stock } from '../../src/worker/stock';
import { BATCHES, FIXED_WORKS, sizeOf, weightShapes } from './works';
import type { Part, Work, WorkData, WorkName } from './works';

const SEED = 1;

/** Far fewer identities' worth of pull than noise, so that no side reaches a loss of 0 while it is timed. */
const PULL = 0.3;

/** He weights before a ReLU, Glorot at the end; biases 0. */
function drawnWeights(work: Work, random: Random): Float32Array[] {
  const shapes = weightShapes(work);
  return shapes.map((shape, i) => {
    if (shape.length === 1) return new Float32Array(shape[0]);
    const last = i === shapes.length - 2;
    const deviation = Math.sqrt(2 / (last ? shape[0] + shape[1] : shape[0]));
    return Float32Array.from({ length: sizeOf(shape) }, () => deviation * random.normal());
  });
}

function drawnBatch(work: Work, random: Random): Float32Array {
  const size = sizeOf(work.item);
  const batch = new Float32Array(work.P * work.K * size);
  for (let identity = 0; identity < work.P; identity++) {
    const centre = Float32Array.from({ length: size }, () => PULL * random.normal());
    for (let k = 0; k < work.K; k++)
      for (let j = 0; j < size; j++) batch[(identity * work.K + k) * size + j] = centre[j] + random.normal();
  }
  return batch;
}

/** Random weights and batches for a work that needs no data of the product. */
export function drawn(work: Work): WorkData {
  const random = createRandom(SEED, work.name);
  const batches = Array.from({ length: BATCHES }, () => drawnBatch(work, random));
  return { work, weights: drawnWeights(work, random.fork('weights')), batches, pictures: [] };
}

/** The product's default network on its default batches. The patches are cut beforehand for all sides but ours. */
async function pedestrians(): Promise<WorkData> {
  const options = defaultOptions();
  const material = await new Stock(0, () => undefined).materialOf(0, options);
  const config = networkOf(options, material.dataset.shape, material.classes);
  const { parts } = networkPlan(config);
  const { rows, columns, features } = inputGrid(config.input, true);
  const conv = parts.findIndex(({ name }) => name === 'conv');
  const { fanIn, fanOut } = parts[conv];
  const layers = parts.flatMap((part, i): Part[] => {
    if (i !== conv) return [{ kind: 'dense', fanIn: part.fanIn, fanOut: part.fanOut, relu: part.relu }];
    const half = { height: strided(rows), width: strided(columns), channels: fanOut };
    return [
      { kind: 'conv', height: rows, width: columns, channels: fanIn / 9, fanOut },
      { kind: 'rowMean', ...half },
    ];
  });
  const { batchIdentities: P, batchImages: K } = options;
  const work: Work = {
    name: 'pedestrians',
    item: [rows, columns, features],
    parts: config.normalize ? [...layers, { kind: 'unit' }] : layers,
    P,
    K,
  };
  const pictures = Array.from({ length: BATCHES }, (_, step) =>
    material.batch(material.batchAfter(step)).inputs.slice(),
  );
  return {
    work,
    weights: initialWeights(config)
      .slice(0, 2 * parts.length)
      .map(({ values }) => values),
    batches: pictures.map((values) => arrange(values, P * K, P * K, config.input, true)),
    pictures,
  };
}

export const dataOf = (name: WorkName): Promise<WorkData> =>
  name === 'pedestrians' ? pedestrians() : Promise.resolve(drawn(FIXED_WORKS[name]));
