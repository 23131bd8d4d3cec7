// What TensorFlow.js says of the kernels of one step, for ours and for the stock side.
import * as tf from '@tensorflow/tfjs-core';
import type { KernelShare } from './side';

/** Fused operations appear a second time under this ending, with the kernel's own time. */
const NESTED = '__op';

/** Calls and time by kernel. Only wasm and cpu time their kernels. */
export async function kernelShares(step: () => Promise<unknown>): Promise<KernelShare[]> {
  const { kernels } = await tf.profile(async () => {
    await step();
    return tf.scalar(0);
  });
  const shares = new Map<string, KernelShare>();
  for (const { name, kernelTimeMs } of kernels) {
    if (name.endsWith(NESTED)) continue;
    const share = shares.get(name) ?? { kernel: name, calls: 0, milliseconds: 0 };
    share.calls++;
    share.milliseconds += typeof kernelTimeMs === 'number' ? kernelTimeMs : NaN;
    shares.set(name, share);
  }
  return [...shares.values()];
}
