// Whole steps of a multilayer perceptron with HAP2S_E and Adam: ours, of the engine's own parts, and stock operations with their tape.
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { createRandom } from '../../src/data/random';
import { fastLoss } from '../../src/engine/fastLoss';
import { dense } from '../../src/engine/layers';
import { Relations } from '../../src/engine/losses/relations';
import { networkOfLayers } from '../../src/engine/network';
import { Parameters } from '../../src/engine/parameters';
import { Constants } from '../../src/engine/tensors';
import { makeLoss } from '../peers/stockLoss';
import { RECIPE } from '../peers/works';
import type { Comparison, Way } from './timing';

/** So small that thousands of steps change nothing: no loss of 0, no numbers too small for a fast processor. */
const RATE = 1e-9;

/** 8 identities with 4 images each. */
const BATCH = { P: 8, K: 4 };
const COUNT = BATCH.P * BATCH.K;

const startOf = (fanIn: number, fanOut: number) => {
  const random = createRandom(fanIn, 'start');
  return Float32Array.from({ length: fanIn * fanOut }, () => random.normal() * Math.sqrt(2 / fanIn));
};

/** The way returns the loss. */
function ourStep(sizes: number[], inputs: Float32Array): Way {
  const constants = new Constants();
  const relations = new Relations(Int32Array.from({ length: COUNT }, (_, i) => Math.floor(i / BATCH.K)));
  const specs = sizes.slice(1).map((fanOut, i) => ({
    name: `layer${i}`,
    fanIn: sizes[i],
    fanOut,
    relu: i < sizes.length - 2,
  }));
  const network = networkOfLayers(specs.map(dense));
  const initial = specs.flatMap(({ name, fanIn, fanOut }) => [
    { name, shape: [fanIn, fanOut], values: startOf(fanIn, fanOut) },
    { name: `${name}/biases`, shape: [fanOut], values: new Float32Array(fanOut) },
  ]);
  const parameters = new Parameters(initial, { kind: 'adam', momentum: 0 });
  const weighting = { kind: 'exponential', sigma: RECIPE.sigma } as const;
  const spec = { kind: 'pointToSet', weighting, margin: RECIPE.margin } as const;
  let step = 0;
  return {
    run: () => {
      const x = tf.tensor2d(inputs, [COUNT, sizes[0]]);
      const pass = network.forward(x, parameters.tensors, COUNT);
      const loss = fastLoss(pass.embeddings, spec, { relations, constants });
      parameters.update(pass.backward(loss.gradient), { rate: RATE, decay: 0, step: ++step });
      return tf.slice(loss.statistics, [0], [1]);
    },
  };
}

function stockStep(sizes: number[], inputs: Float32Array): Way {
  const fanOuts = sizes.slice(1);
  const weights = fanOuts.map((fanOut, i) =>
    tf.variable(tf.tensor2d(startOf(sizes[i], fanOut), [sizes[i], fanOut])),
  );
  const biases = fanOuts.map((fanOut) => tf.variable(tf.zeros([fanOut])));
  const optimiser = tf.train.adam(RATE, RECIPE.beta1, RECIPE.beta2, RECIPE.epsilon);
  const loss = makeLoss(BATCH);
  return {
    run: () =>
      optimiser.minimize(() => {
        let h: Tensor2D = tf.tensor2d(inputs, [COUNT, sizes[0]]);
        weights.forEach((w, i) => {
          h = tf.add(tf.matMul(h, w as Tensor2D), biases[i]);
          if (i < weights.length - 1) h = tf.relu(h);
        });
        return loss(h);
      }, true) as Tensor,
  };
}

export function steps(): Comparison[] {
  return [
    [16, 64, 32],
    [2048, 1024, 128],
  ].map((sizes) => {
    const random = createRandom(sizes[0], 'inputs');
    const inputs = Float32Array.from({ length: COUNT * sizes[0] }, () => random.normal());
    return {
      title: `step of ${sizes.join('-')}, loss not read`,
      ours: ourStep(sizes, inputs),
      stock: stockStep(sizes, inputs),
    };
  });
}
