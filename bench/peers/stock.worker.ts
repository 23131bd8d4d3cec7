// Stock TensorFlow.js: its own operations, its tape and its Adam, as its tutorials write it.
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import simd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import threaded from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url';
import plain from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import { kernelShares } from './kernels';
import { serve } from './side';
import type { BackendName, Side } from './side';
import { makeLoss } from './stockLoss';
import { RECIPE, weightShapes } from './works';
import type { Part, Work, WorkData } from './works';

async function openBackend(backend: BackendName): Promise<void> {
  tf.enableProdMode();
  if (backend === 'wasm')
    (await import('@tensorflow/tfjs-backend-wasm')).setWasmPaths({
      'tfjs-backend-wasm.wasm': plain,
      'tfjs-backend-wasm-simd.wasm': simd,
      'tfjs-backend-wasm-threaded-simd.wasm': threaded,
    });
  else if (backend === 'webgpu') await import('@tensorflow/tfjs-backend-webgpu');
  else await import('@tensorflow/tfjs-backend-cpu');
  if (!(await tf.setBackend(backend))) throw new Error(`The ${backend} backend did not start.`);
}

function forward(part: Part, x: Tensor, weights: Tensor[]): Tensor {
  switch (part.kind) {
    case 'dense': {
      const rows = tf.reshape(x, [-1, part.fanIn]) as Tensor2D;
      const y = tf.add(tf.matMul(rows, weights[0] as Tensor2D), weights[1]);
      const shaped = tf.reshape(y, [...x.shape.slice(0, -1), part.fanOut]);
      return part.relu ? tf.relu(shaped) : shaped;
    }
    case 'conv': {
      const filter = tf.reshape(weights[0], [3, 3, part.channels, part.fanOut]) as Tensor4D;
      return tf.relu(tf.add(tf.conv2d(x as Tensor4D, filter, 2, 1), weights[1]));
    }
    case 'rowMean':
      return tf.reshape(tf.mean(x, 2), [x.shape[0], part.height * part.channels]);
    case 'globalMean':
      return tf.mean(x, [1, 2]);
    case 'unit':
      return tf.div(x, tf.sqrt(tf.sum(tf.square(x), 1, true)));
  }
}

function embed({ parts }: Work, x: Tensor, weights: Tensor[]): Tensor {
  let at = 0;
  return parts.reduce((y, part) => {
    const own = part.kind === 'dense' || part.kind === 'conv' ? 2 : 0;
    return forward(part, y, weights.slice(at, (at += own)));
  }, x);
}

serve(async (backend, { work, weights, batches }: WorkData): Promise<Side> => {
  await openBackend(backend);
  const shapes = weightShapes(work);
  const start = weights.map((values, i) => tf.tensor(values, shapes[i]));
  const variables = start.map((tensor) => tf.variable(tensor));
  const loss = makeLoss(work);
  const { learningRate, beta1, beta2, epsilon } = RECIPE;
  let optimiser = tf.train.adam(learningRate, beta1, beta2, epsilon);
  const device = tf.backend() as unknown as { adapterInfo?: { vendor: string; architecture: string } };
  const adapter = device.adapterInfo;
  const step: Side['step'] = async (batch, read) => {
    const x = tf.tensor(batches[batch], [work.P * work.K, ...work.item]);
    const value = optimiser.minimize(() => loss(embed(work, x, variables)), true, variables);
    x.dispose();
    const number = read && value ? (await value.data())[0] : null;
    value?.dispose();
    return number;
  };
  return {
    adapter: adapter ? `${adapter.vendor} ${adapter.architecture}` : null,
    async reset() {
      variables.forEach((variable, i) => variable.assign(tf.clone(start[i])));
      optimiser.dispose();
      optimiser = tf.train.adam(learningRate, beta1, beta2, epsilon);
    },
    memory: () => {
      const memory = tf.memory() as ReturnType<typeof tf.memory> & { numBytesAllocatedInGPU?: number };
      return { bytes: memory.numBytes, gpuBytes: memory.numBytesAllocatedInGPU ?? null };
    },
    step,
    profile: (batch) => kernelShares(() => step(batch, true)),
  };
});
