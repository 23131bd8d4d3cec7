// What TensorFlow.js says of the kernels of one step, for ours and for the stock side.
import * as tf from '@tensorflow/tfjs-core';
import type { TimingBackend } from '../../src/engine/kernels/gpu/timing';
import type { KernelShare } from './side';

/** Fused operations appear a second time under this ending, with the kernel's own time. */
const NESTED = '__op';

interface Timed {
  name: string;
  milliseconds: number;
}

/** Every dispatch of a step on WebGPU, by the graphics device's own clock; ours and TensorFlow.js's. */
async function dispatches(step: () => Promise<unknown>): Promise<Timed[]> {
  const backend = tf.backend() as unknown as TimingBackend;
  const timers: NonNullable<TimingBackend['activeTimers']> = [];
  backend.activeTimers = timers;
  try {
    await step();
  } finally {
    backend.activeTimers = null;
  }
  const times = await Promise.all(timers.map(({ query }) => query));
  const known = backend.supportTimestampQuery;
  return timers.map(({ name }, i) => ({ name, milliseconds: known ? times[i] : NaN }));
}

/** Every kernel of a step on wasm and cpu. */
async function calls(step: () => Promise<unknown>): Promise<Timed[]> {
  const { kernels } = await tf.profile(async () => {
    await step();
    return tf.scalar(0);
  });
  return kernels
    .filter(({ name }) => !name.endsWith(NESTED))
    .map(({ name, kernelTimeMs }) => ({ name, milliseconds: kernelTimeMs as number }));
}

/** Calls and time by kernel; on WebGPU by shader. Times are NaN where the graphics device has no clock. */
export async function kernelShares(step: () => Promise<unknown>): Promise<KernelShare[]> {
  const timed = await (tf.getBackend() === 'webgpu' ? dispatches(step) : calls(step));
  const shares = new Map<string, KernelShare>();
  for (const { name, milliseconds } of timed) {
    const share = shares.get(name) ?? { kernel: name, calls: 0, milliseconds: 0 };
    share.calls++;
    share.milliseconds += milliseconds;
    shares.set(name, share);
  }
  return [...shares.values()];
}
