// patches.ts on wasm: the values are uploaded as they are and cut into patches by the module.
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor2D } from '@tensorflow/tfjs-core';
import { inputGrid } from '../../experiment/networkPlan';
import { registerSimdKernel } from './simd/heap';

/** Images in a batch, and their shape; zeros up to `padded` of them. */
export interface ImageBatch {
  count: number;
  padded: number;
  height: number;
  width: number;
  channels: 1 | 3;
}

registerSimdKernel<ImageBatch>({
  name: 'Hap2sArrange',
  inputs: ['items'],
  outputShapes: (_, { padded, height, width, channels }) => {
    const { rows, columns, features } = inputGrid({ kind: 'image', height, width, channels }, true);
    return [[padded * rows * columns, features]];
  },
  run: ({ simd }, [items], [to], { count, padded, height, width, channels }) =>
    simd.arrange(items.address, count, padded, height, width, channels, to.address),
});

/** What `arrange` in patches.ts gives, as [padded·rows·columns, 16·channels]; no flops, one copy. */
export function arrangeOnWasm(values: Float32Array, batch: ImageBatch): Tensor2D {
  const items = tf.tensor1d(values.subarray(0, batch.count * batch.height * batch.width * batch.channels));
  return tf.engine().runKernel('Hap2sArrange', { items }, { ...batch }) as Tensor2D;
}
