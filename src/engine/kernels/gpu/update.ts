// Adam and SGD in place on WebGPU: parameter and slots are written where they lie, two tensors (a layer's weights and biases) a dispatch.
import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { GpuKernel, Launcher } from './launcher';
import { buffer, elementOf } from './products';

/** Numbers that one thread goes through, so that even large layers fit into one dispatch. */
const PER_THREAD = 4;

/** What an optimiser does with one number; its tensors are parameter, slots and gradient, in this order. */
export interface UpdateRule {
  name: string;
  /** Names of the tensors in `code`. */
  tensors: readonly string[];
  numbers: readonly string[];
  /** Statements for one number; `tensor` says where that of a tensor is. */
  code(tensor: (name: string) => string): string;
}

export const ADAM: UpdateRule = {
  name: 'adam',
  tensors: ['parameter', 'mean', 'square', 'gradient'],
  numbers: ['keep', 'scale', 'root', 'epsilon', 'old1', 'new1', 'old2', 'new2'],
  code: (at) => `
    let g = ${at('gradient')};
    let mean = u.old1 * ${at('mean')} + u.new1 * g;
    let square = u.old2 * ${at('square')} + u.new2 * g * g;
    ${at('mean')} = mean;
    ${at('square')} = square;
    ${at('parameter')} = u.keep * ${at('parameter')} - u.scale * mean / (sqrt(square) * u.root + u.epsilon);`,
};

export const SGD: UpdateRule = {
  name: 'sgd',
  tensors: ['parameter', 'velocity', 'gradient'],
  numbers: ['keep', 'rate', 'momentum'],
  code: (at) => `
    let velocity = u.momentum * ${at('velocity')} + ${at('gradient')};
    ${at('velocity')} = velocity;
    ${at('parameter')} = u.keep * ${at('parameter')} - u.rate * velocity;`,
};

function kernelOf(rule: UpdateRule, count: number, wide: boolean): GpuKernel {
  const { element } = elementOf(wide);
  const sets = Array.from({ length: count }, (_, set) => set);
  return {
    name: `${rule.name} ${count} ${element}`,
    buffers: sets.flatMap((set) =>
      rule.tensors.map((name) =>
        buffer(`${name}${set}`, element, name === 'gradient' ? 'read' : 'read_write'),
      ),
    ),
    counts: ['threads', ...sets.map((set) => `size${set}`)],
    numbers: rule.numbers,
    body: () => `
      if (thread >= u.threads) { return; }
      ${sets
        .map(
          (set) => `
      for (var i = thread; i < u.size${set}; i += u.threads) { ${rule.code((name) => `${name}${set}[i]`)} }`,
        )
        .join('')}`,
  };
}

/**
 * One update of tensors that lie in `sets` (each in the rule's order), in place; a dispatch for every two sets. About 12 flops and
 * 28 bytes a number for Adam, 5 and 20 for SGD.
 */
export function runUpdate(
  launcher: Launcher,
  rule: UpdateRule,
  sets: { tensors: TensorInfo[]; size: number }[],
  numbers: Record<string, number>,
): void {
  for (let first = 0; first < sets.length; first += 2) {
    const pair = sets.slice(first, first + 2);
    const wide = pair.every(({ size }) => size % 4 === 0);
    const { width } = elementOf(wide);
    const sizes = pair.map(({ size }) => size / width);
    const threads = Math.ceil(Math.max(...sizes) / PER_THREAD);
    const values = { ...numbers, threads, ...Object.fromEntries(sizes.map((size, i) => [`size${i}`, size])) };
    const tensors = pair.flatMap((set) => set.tensors);
    launcher.run(kernelOf(rule, pair.length, wide), tensors, values, threads);
  }
}
