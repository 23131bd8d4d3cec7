// The exported graph computes what the engine computes: TensorFlow.js loads it, and its embeddings are the trainer's.
import * as tf from '@tensorflow/tfjs-core';
import { loadGraphModel } from '@tensorflow/tfjs-converter';
import { beforeAll, describe, expect, test } from 'vitest';
import { createRandom } from '../data/random';
import { channelStatistics, standardised } from '../data/standardise';
import { itemSize, type Dataset, type ItemShape } from '../data/types';
import {
  graphModelFiles,
  graphModelZip,
  readGraphModel,
  readGraphModelZip,
} from '../experiment/files/graphModel';
import { SHAPES, testNetwork } from '../experiment/files/testNetwork';
import type { Options } from '../experiment/options';
import type { TakenNetwork } from '../experiment/runs/taken';
import { openBackend } from './backends';
import { createTrainer } from './index';

const COUNT = 5;

/** Items of raw values; the third image is all one grey. */
function itemsOf(shape: ItemShape): Dataset {
  const random = createRandom(11);
  const length = COUNT * itemSize(shape);
  const values =
    shape.kind === 'image'
      ? Uint8Array.from({ length }, (_, i) => (i % 7 ? Math.floor(256 * random.next()) : 255))
      : Float32Array.from({ length }, () => 3 * random.normal());
  const all = Int32Array.from({ length: COUNT }, (_, i) => i);
  return {
    name: 'test',
    shape,
    count: COUNT,
    values,
    identity: all,
    trueIdentity: all,
    camera: new Int32Array(COUNT),
    cameraNames: ['1'],
    split: { train: all, query: all.subarray(0, 0), gallery: all.subarray(0, 0) },
    excludeSameCamera: false,
  };
}

/** A network with the data's statistics, and the embeddings that the trainer gives. */
async function embedded(shape: ItemShape, changed: Partial<Options>) {
  const dataset = itemsOf(shape);
  const statistics = channelStatistics(dataset);
  const network: TakenNetwork = {
    ...testNetwork(shape, changed),
    mean: [...statistics.mean],
    deviation: [...statistics.deviation],
  };
  const trainer = createTrainer({ network: network.config, optimiser: { kind: 'sgd', momentum: 0.9 } });
  const { tensors } = await trainer.checkpoint();
  const own = new Map(network.tensors.map((tensor) => [tensor.name, tensor]));
  trainer.restore({ step: 0, tensors: tensors.map((tensor) => own.get(tensor.name) ?? tensor) });
  const inputs = standardised(dataset, statistics, dataset.split.train);
  const embeddings = await trainer.embed(() => inputs, COUNT);
  trainer.dispose();
  return { dataset, network, embeddings };
}

/** Loads the model as anyone would, from memory. */
function loaded({ json, weights }: { json: string; weights: Uint8Array<ArrayBuffer> }) {
  const { modelTopology, weightsManifest, ...rest } = JSON.parse(json) as tf.io.ModelJSON;
  const weightSpecs = weightsManifest.flatMap((group) => group.weights);
  return loadGraphModel(
    tf.io.fromMemory({ modelTopology, weightSpecs, weightData: weights.buffer, ...rest }),
  );
}

const KINDS: [string, ItemShape, Partial<Options>][] = [
  ['conv on colours, 18 × 13', SHAPES.colour, {}],
  ['conv on greys, not normalised', SHAPES.grey, { normalize: false }],
  ['conv on 7 × 21', { kind: 'image', height: 7, width: 21, channels: 3 }, { channels: 4 }],
  ['conv on one pixel', { kind: 'image', height: 1, width: 1, channels: 1 }, {}],
  ['conv on the people’s size', { kind: 'image', height: 64, width: 32, channels: 3 }, { channels: 24 }],
  ['the paper’s head', SHAPES.colour, { network: 'paperHead' }],
  ['an MLP on images', SHAPES.colour, { network: 'mlp' }],
  ['a matrix on images', SHAPES.grey, { network: 'linear' }],
  ['an MLP on vectors', SHAPES.vector, {}],
  ['a matrix on vectors, not normalised', SHAPES.vector, { network: 'linear', normalize: false }],
];

describe('graph models', () => {
  beforeAll(async () => {
    await openBackend('cpu', { onLost: () => {} });
  });

  test.each(KINDS)('%s: embeddings are the trainer’s, from raw values', async (_, shape, changed) => {
    const { dataset, network, embeddings } = await embedded(shape, changed);
    const model = await loaded(graphModelFiles(network));
    const [, ...item] = model.inputs[0].shape ?? [];
    const there = [COUNT, ...item];
    const dtypes = shape.kind === 'image' ? (['float32', 'int32'] as const) : (['float32'] as const);
    for (const dtype of dtypes) {
      const inputs = tf.tensor(Array.from(dataset.values), there, dtype);
      const output = model.predict(inputs) as tf.Tensor;
      expect(output.shape).toEqual([COUNT, network.config.embedding]);
      const values = await output.data();
      const largest = Math.max(...embeddings.map(Math.abs));
      embeddings.forEach((value, i) =>
        expect(Math.abs(values[i] - value)).toBeLessThan(1e-5 * Math.max(1, largest)),
      );
      expect(largest).toBeGreaterThan(0.01);
    }
    model.dispose();
  });

  test('an item whose embedding has length 0 stays there', async () => {
    const { network } = await embedded(SHAPES.vector, { network: 'linear' });
    const silent = network.tensors.map((tensor) => ({ ...tensor, values: tensor.values.map(() => 0) }));
    const model = await loaded(graphModelFiles({ ...network, tensors: silent }));
    const output = model.predict(tf.ones([2, SHAPES.vector.dimension])) as tf.Tensor;
    expect([...(await output.data())].every((value) => value === 0)).toBe(true);
  });

  test('come back, from two files or from the zip, with every bit', async () => {
    for (const [, shape, changed] of KINDS) {
      const network = testNetwork(shape, changed);
      for (const opened of [
        readGraphModel(graphModelFiles(network)),
        readGraphModelZip(graphModelZip(network)),
      ]) {
        expect(opened.notices).toEqual([]);
        expect({ ...opened.content, options: network.options }).toEqual(network);
      }
    }
    const again = graphModelZip(testNetwork());
    expect(again).toEqual(graphModelZip(testNetwork()));
  });
});
