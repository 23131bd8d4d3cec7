// One optimiser update of a parameter tensor in one pass. Stock Adam is 14 small kernels per parameter and step, up to 45 % of all
// dispatches. On wasm and WebGPU it happens in place, on WebGPU in one dispatch a layer. That is safe because no stock matmul sees a
// parameter on wasm: TensorFlow.js would go on using the packed copy that it keeps of a weight (see dense.ts). On cpu the outputs are
// new tensors.
import { backend, engine } from '@tensorflow/tfjs-core';
import type { Tensor, TensorInfo } from '@tensorflow/tfjs-core';
import { onWasm } from './backend';
import { launcherOf } from './gpu/launcher';
import { ADAM, runUpdate, SGD, type UpdateRule } from './gpu/update';
import { registerHostKernel } from './host';
import { heapOf } from './simd/heap';
import { FLOAT } from './simd/module';

/** β₁, β₂ and ε of Kingma & Ba 2015, the defaults of every framework. */
const BETA1 = 0.9;
const BETA2 = 0.999;
const EPSILON = 1e-8;

/** What changes from step to step. `keep` is 1 − lr·decay, the decoupled weight decay. */
interface AdamStep {
  rate: number;
  keep: number;
  /** 1 − β₁ᵗ and 1 − β₂ᵗ. */
  correction1: number;
  correction2: number;
}

interface SgdStep {
  rate: number;
  keep: number;
  momentum: number;
}

const sameShapes = (count: number) => (inputs: TensorInfo[]) =>
  Array.from({ length: count }, () => inputs[0].shape);

registerHostKernel<AdamStep>({
  name: 'Hap2sAdam',
  inputs: ['parameter', 'mean', 'square', 'gradient'],
  outputShapes: sameShapes(3),
  run: ([p, m, v, g], [p1, m1, v1], { rate, keep, correction1, correction2 }) => {
    const scale = rate / correction1;
    const root = 1 / Math.sqrt(correction2);
    for (let i = 0; i < p.length; i++) {
      const mean = BETA1 * m[i] + (1 - BETA1) * g[i];
      const square = BETA2 * v[i] + (1 - BETA2) * g[i] * g[i];
      m1[i] = mean;
      v1[i] = square;
      p1[i] = keep * p[i] - (scale * mean) / (Math.sqrt(square) * root + EPSILON);
    }
  },
});

registerHostKernel<SgdStep>({
  name: 'Hap2sSgd',
  inputs: ['parameter', 'velocity', 'gradient'],
  outputShapes: sameShapes(2),
  run: ([p, u, g], [p1, u1], { rate, keep, momentum }) => {
    for (let i = 0; i < p.length; i++) {
      const velocity = momentum * u[i] + g[i];
      u1[i] = velocity;
      p1[i] = keep * p[i] - rate * velocity;
    }
  },
});

/** A parameter with its slots and its gradient, all of one size. */
export type AdamTensors = Record<'parameter' | 'mean' | 'square' | 'gradient', Tensor>;
export type SgdTensors = Record<'parameter' | 'velocity' | 'gradient', Tensor>;
export interface AdamOptions {
  rate: number;
  decay: number;
  /** 1-based. */
  step: number;
}
export interface SgdOptions {
  rate: number;
  decay: number;
  momentum: number;
}

const adamStepOf = ({ rate, decay, step }: AdamOptions): AdamStep => ({
  rate,
  keep: 1 - rate * decay,
  correction1: 1 - BETA1 ** step,
  correction2: 1 - BETA2 ** step,
});

/** One Adam step: the new parameter, first and second moment. */
export function adamStep(tensors: AdamTensors, options: AdamOptions): Tensor[] {
  return engine().runKernel('Hap2sAdam', tensors, { ...adamStepOf(options) }) as Tensor[];
}

/** One SGD step with momentum, in PyTorch's manner (the rate is not inside the velocity): parameter and velocity. */
export function sgdStep(tensors: SgdTensors, { rate, decay, momentum }: SgdOptions): Tensor[] {
  return engine().runKernel('Hap2sSgd', tensors, { rate, keep: 1 - rate * decay, momentum }) as Tensor[];
}

/** Numbers from which on a part of a parameter is worth the way to another thread: 0.03 ms. */
const WORTH = 2 ** 16;
/** Numbers of a vector. */
const VECTOR = 4;

/** Runs an update on wasm over all numbers of `tensors`, which are of one size. */
function updateOnWasm(kernel: 'adam' | 'sgd', tensors: Tensor[], rates: readonly number[]): void {
  const heap = heapOf(backend());
  const addresses = tensors.map((tensor) => heap.addressOf(tensor));
  const { size } = tensors[0];
  if (!heap.divides(size / WORTH)) {
    heap.simd[kernel](...addresses, size, ...rates);
    return;
  }
  heap.run(
    kernel,
    heap
      .ranges(size, VECTOR, size / WORTH)
      .map(([first, end]) => [...addresses.map((address) => address + FLOAT * first), end - first, ...rates]),
  );
}

/** The tensors of `sets` for WebGPU, in the rule's order. */
const updateOnGpu = (rule: UpdateRule, sets: Record<string, Tensor>[], numbers: Record<string, number>) =>
  runUpdate(
    launcherOf(backend()),
    rule,
    sets.map((set) => ({ tensors: rule.tensors.map((name) => set[name]), size: set.parameter.size })),
    numbers,
  );

/** adamStep in place, on wasm and WebGPU: one pass over each parameter, about 12 flops and 28 bytes a number. */
export function adamInPlace(sets: AdamTensors[], options: AdamOptions): void {
  const { rate, keep, correction1, correction2 } = adamStepOf(options);
  const [scale, root] = [rate / correction1, 1 / Math.sqrt(correction2)];
  const [new1, new2] = [1 - BETA1, 1 - BETA2];
  if (!onWasm()) {
    const numbers = { keep, scale, root, epsilon: EPSILON, old1: BETA1, new1, old2: BETA2, new2 };
    updateOnGpu(ADAM, sets, numbers);
    return;
  }
  for (const { parameter, mean, square, gradient } of sets)
    updateOnWasm(
      'adam',
      [parameter, mean, square, gradient],
      [BETA1, new1, BETA2, new2, keep, scale, root, EPSILON],
    );
}

/** sgdStep in place, on wasm and WebGPU: 5 flops and 20 bytes a number. */
export function sgdInPlace(sets: SgdTensors[], { rate, decay, momentum }: SgdOptions): void {
  const keep = 1 - rate * decay;
  if (!onWasm()) {
    updateOnGpu(SGD, sets, { keep, rate, momentum });
    return;
  }
  for (const { parameter, velocity, gradient } of sets)
    updateOnWasm('sgd', [parameter, velocity, gradient], [momentum, keep, rate]);
}
