// One optimiser update of one parameter tensor as one kernel. Stock Adam is 14 small kernels per parameter and step,
// up to 45 % of all dispatches; this is one pass on wasm and cpu and three dispatches on WebGPU.
// On wasm it happens in place. That is safe because no stock matmul sees a parameter there: TensorFlow.js would go on using the
// packed copy that it keeps of a weight (see dense.ts). Elsewhere the outputs are new tensors.
import { backend, engine } from '@tensorflow/tfjs-core';
import type { Tensor, TensorInfo } from '@tensorflow/tfjs-core';
import { registerGpuKernel, runProgram } from './gpu';
import type { GpuProgram, Uniform } from './gpu';
import { registerHostKernel } from './host';
import { heapOf } from './simd/heap';

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

const blend: GpuProgram = {
  name: 'blend',
  inputs: ['Old', 'Gradient'],
  uniforms: 'old : f32, linear : f32, squared : f32,',
  body: `
    let g = Gradient[index];
    setOutputAtIndex(index, uniforms.old * Old[index] + uniforms.linear * g + uniforms.squared * g * g);`,
};
const adamMove: GpuProgram = {
  name: 'adamMove',
  inputs: ['Parameter', 'Mean', 'Square'],
  uniforms: 'keep : f32, scale : f32, root : f32, epsilon : f32,',
  body: `
    let change = uniforms.scale * Mean[index] / (sqrt(Square[index]) * uniforms.root + uniforms.epsilon);
    setOutputAtIndex(index, uniforms.keep * Parameter[index] - change);`,
};

const floats = (...values: number[]): Uniform[] =>
  values.map((value) => ({ type: 'float32', data: [value] }));

registerGpuKernel<AdamStep>(
  'Hap2sAdam',
  ['parameter', 'mean', 'square', 'gradient'],
  (backend, [p, m, v, g], { rate, keep, correction1, correction2 }) => {
    const mean = runProgram(backend, blend, [m, g], m.shape, floats(BETA1, 1 - BETA1, 0));
    const square = runProgram(backend, blend, [v, g], v.shape, floats(BETA2, 0, 1 - BETA2));
    const uniforms = floats(keep, rate / correction1, 1 / Math.sqrt(correction2), EPSILON);
    return [runProgram(backend, adamMove, [p, mean, square], p.shape, uniforms), mean, square];
  },
);

registerGpuKernel<SgdStep>(
  'Hap2sSgd',
  ['parameter', 'velocity', 'gradient'],
  (backend, [p, u, g], { rate, keep, momentum }) => {
    const velocity = runProgram(backend, blend, [u, g], u.shape, floats(momentum, 1, 0));
    return [runProgram(backend, blend, [p, velocity], p.shape, floats(keep, -rate, 0)), velocity];
  },
);

/** A parameter with its slots and its gradient, all of one size. */
export interface AdamTensors {
  parameter: Tensor;
  mean: Tensor;
  square: Tensor;
  gradient: Tensor;
}
export interface SgdTensors {
  parameter: Tensor;
  velocity: Tensor;
  gradient: Tensor;
}
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
  return engine().runKernel('Hap2sAdam', { ...tensors }, { ...adamStepOf(options) }) as Tensor[];
}

/** One SGD step with momentum, in PyTorch's manner (the rate is not inside the velocity): parameter and velocity. */
export function sgdStep(tensors: SgdTensors, { rate, decay, momentum }: SgdOptions): Tensor[] {
  return engine().runKernel(
    'Hap2sSgd',
    { ...tensors },
    { rate, keep: 1 - rate * decay, momentum },
  ) as Tensor[];
}

/** adamStep in place, on wasm: one pass over each parameter, about 12 flops and 28 bytes a number. */
export function adamInPlace(tensors: AdamTensors, options: AdamOptions): void {
  const heap = heapOf(backend());
  const { rate, keep, correction1, correction2 } = adamStepOf(options);
  const [p, m, v, g] = [tensors.parameter, tensors.mean, tensors.square, tensors.gradient].map((tensor) =>
    heap.addressOf(tensor),
  );
  const moments = [BETA1, 1 - BETA1, BETA2, 1 - BETA2] as const;
  const change = [keep, rate / correction1, 1 / Math.sqrt(correction2), EPSILON] as const;
  heap.simd.adam(p, m, v, g, tensors.parameter.size, ...moments, ...change);
}

/** sgdStep in place, on wasm: 5 flops and 20 bytes a number. */
export function sgdInPlace(tensors: SgdTensors, { rate, decay, momentum }: SgdOptions): void {
  const heap = heapOf(backend());
  const [p, u, g] = [tensors.parameter, tensors.velocity, tensors.gradient].map((tensor) =>
    heap.addressOf(tensor),
  );
  heap.simd.sgd(p, u, g, tensors.parameter.size, momentum, 1 - rate * decay, rate);
}
