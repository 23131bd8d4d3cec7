// The networks: a list of layers from a configuration, and the weights it starts from.
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { createRandom } from '../data/random';
import type { Random } from '../data/random';
import { networkPlan, type DenseSpec } from '../experiment/networkPlan';
import { convolution, dense, rowMean, unitLength } from './layers';
import type { Layer, Pass } from './layers';
import type { Constants } from './tensors';
import type { NetworkConfig } from './types';

export interface InitialTensor {
  name: string;
  shape: number[];
  values: Float32Array;
}

/** A network with its backward pass. */
export interface Network {
  layers: Layer[];
  /** Embeddings of `count` items; backward gives the gradients of all parameters, in order. */
  forward(
    input: Tensor2D,
    parameters: Tensor[],
    count: number,
  ): { embeddings: Tensor2D; backward(gradient: Tensor2D): Tensor[] };
}

/** @throws RangeError for a configuration that cannot be built. */
function layersOf(config: NetworkConfig, constants: Constants): Layer[] {
  const { grid, parts } = networkPlan(config);
  const map = { height: grid.rows, width: grid.columns, channels: config.channels[0] };
  const layers = parts.flatMap((part) =>
    part.name === 'conv' ? [convolution(map, part), rowMean(map, part.fanOut, constants)] : [dense(part)],
  );
  return config.normalize ? [...layers, unitLength(constants)] : layers;
}

/** The network of a list of layers. */
export function networkOfLayers(layers: Layer[]): Network {
  return {
    layers,
    forward(input, parameters, count) {
      const passes: Pass[] = [];
      let at = 0;
      let x = input;
      for (const layer of layers) {
        const own = layer.dense ? 2 : 0;
        const pass = layer.forward(x, parameters.slice(at, at + own), count);
        passes.push(pass);
        x = pass.output;
        at += own;
      }
      return { embeddings: x, backward: (gradient) => backThrough(passes, gradient) };
    },
  };
}

/** Builds the network of a configuration. @throws RangeError for a configuration that cannot be built. */
export const createNetwork = (config: NetworkConfig, constants: Constants): Network =>
  networkOfLayers(layersOf(config, constants));

function backThrough(passes: Pass[], gradient: Tensor2D): Tensor[] {
  const gradients: Tensor[] = [];
  let along: Tensor2D | null = gradient;
  for (let i = passes.length - 1; i >= 0 && along; i--) {
    const back: { parameters: Tensor[]; input: Tensor2D | null } = passes[i].backward(along, i > 0);
    gradients.unshift(...back.parameters);
    along = back.input;
  }
  return gradients;
}

/**
 * Initial weights of the network and of the softmax head behind it, float32. He et al. 2015 (normal) before a ReLU,
 * Glorot & Bengio 2010 (normal) elsewhere; biases 0. Drawn on the CPU from stream 'init', so equal on every backend; each layer
 * has its own stream, so another width in one layer shifts no other.
 */
export function initialWeights(config: NetworkConfig): InitialTensor[] {
  const random = createRandom(config.seed, 'init');
  const { parts, head } = networkPlan(config);
  return [...parts, head].flatMap((spec) => initialDense(spec, random.fork(spec.name)));
}

function initialDense({ name, fanIn, fanOut, relu }: DenseSpec, random: Random): InitialTensor[] {
  const deviation = Math.sqrt(2 / (relu ? fanIn : fanIn + fanOut));
  const weights = Float32Array.from({ length: fanIn * fanOut }, () => deviation * random.normal());
  return [
    { name: `${name}/weights`, shape: [fanIn, fanOut], values: weights },
    { name: `${name}/biases`, shape: [fanOut], values: new Float32Array(fanOut) },
  ];
}
