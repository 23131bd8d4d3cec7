// Small tensor helpers that know what each backend is slow at.
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { onCpu, onWasm } from './kernels/backend';
import { multiply } from './kernels/dense';
import { unitRowsByKernel } from './kernels/pairs';

/** Column sums of [r, n] as [n]. By a product with ones: on wasm the stock sum over the first axis transposes (30 times slower). */
export function sumRows(x: Tensor2D, constants: Constants): Tensor {
  if (onCpu()) return tf.sum(x, 0);
  return tf.reshape(multiply(constants.filled(1, [1, x.shape[0]]), x), [x.shape[1]]);
}

/**
 * max(x, 0) that keeps NaN. XNNPACK's relu on wasm compares as integers, so the NaN that the processor makes (its sign bit is
 * set, e.g. ∞ − ∞) becomes 0, and a run that has diverged would report a perfect loss. x · step(x) costs 0.04 ms more than
 * the fused one on 4096 × 24, maximum(x, 0) 0.9 ms; it makes NaN of −∞, which only a diverged run has.
 */
export function relu<T extends Tensor>(x: T): T {
  return (onWasm() ? tf.mul(x, tf.step(x)) : tf.relu(x)) as T;
}

/**
 * A new tensor of `values`, copied first: the cpu backend keeps the array it is given, and reads the whole buffer of a
 * view.
 */
export function upload<S extends number[]>(values: Float32Array, shape: S): Tensor {
  return tf.tensor(values.slice(), shape, 'float32');
}

/** Hot parameters come and go as sliders move; this many distinct constants stay on the device. */
const MAX_CONSTANTS = 256;

/** Constants that stay on the device, so that a step uploads none of them and no shader depends on a value. */
export class Constants {
  private readonly kept = new Map<string, Tensor>();

  /** A scalar. */
  scalar(value: number): Tensor {
    return this.of([value], []);
  }

  /** A tensor of the given numbers. */
  of(values: number[], shape: number[]): Tensor {
    return this.get(`${values.join()}/${shape.join()}`, () => tf.tensor(values, shape, 'float32'));
  }

  /** A tensor with one number everywhere. */
  filled(value: number, shape: number[]): Tensor2D {
    return this.get(`${value}*/${shape.join()}`, () => tf.fill(shape, value, 'float32')) as Tensor2D;
  }

  dispose(): void {
    for (const tensor of this.kept.values()) tensor.dispose();
    this.kept.clear();
  }

  /** The oldest constant goes when there are too many; one step uses far fewer than MAX_CONSTANTS. */
  private get(key: string, make: () => Tensor): Tensor {
    const found = this.kept.get(key);
    if (found) return found;
    const tensor = tf.keep(make());
    this.kept.set(key, tensor);
    if (this.kept.size > MAX_CONSTANTS) {
      const [oldest] = this.kept;
      oldest[1].dispose();
      this.kept.delete(oldest[0]);
    }
    return tensor;
  }
}

/** L2-normalised rows, and the way back for a gradient. A row of length 0 stays 0 and gets gradient 0. */
export function normalizeRows(
  x: Tensor2D,
  constants: Constants,
): { unit: Tensor2D; backward: (gradient: Tensor2D) => Tensor2D } {
  if (!onCpu()) return unitRowsByKernel(x);
  const norms = tf.sqrt(tf.sum(tf.square(x), 1, true));
  const inverse = safeReciprocal(norms, constants);
  const unit = tf.mul(x, inverse) as Tensor2D;
  const backward = (gradient: Tensor2D) => {
    const along = tf.sum(tf.mul(unit, gradient), 1, true);
    return tf.mul(tf.sub(gradient, tf.mul(unit, along)), inverse) as Tensor2D;
  };
  return { unit, backward };
}

/** 1/x for x > 0, and 0 for 0. The smallest normal float32 is 1.2e-38; below 1e-30 a length is nothing but rounding. */
export function safeReciprocal(x: Tensor, constants: Constants): Tensor {
  return tf.div(tf.step(x), tf.maximum(x, constants.scalar(1e-30)));
}
