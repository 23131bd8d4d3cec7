// Distances of all pairs, the way back from them, and rows of unit length: kernels of wasm and WebGPU. The operations that they stand
// for on cpu are in fastLoss.ts and tensors.ts.
import { engine } from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { registerSimdKernel, type Heap } from './simd/heap';
import { FLOAT } from './simd/module';

/**
 * Turns the slopes C of all pairs, an [n, n] at `slopes`, into what pairGradient takes, in place: (C + Cᵀ)/d, 0 where d is 0.
 */
export function slopesToFactors(heap: Heap, n: number, distances: number, slopes: number): void {
  const numbers = heap.floats();
  const c = slopes / FLOAT;
  const d = distances / FLOAT;
  for (let i = 0; i < n; i++) {
    numbers[c + i * n + i] = 0;
    for (let j = i + 1; j < n; j++) {
      const apart = numbers[d + i * n + j];
      const both = numbers[c + i * n + j] + numbers[c + j * n + i];
      numbers[c + i * n + j] = numbers[c + j * n + i] = apart === 0 ? 0 : both / apart;
    }
  }
}

registerSimdKernel({
  name: 'Hap2sDistances',
  inputs: ['x'],
  outputShapes: ([x]) => [[x.shape[0], x.shape[0]]],
  run: ({ simd }, [x], [to]) => simd.distances(x.address, x.shape[0], x.shape[1], to.address),
});

registerSimdKernel({
  name: 'Hap2sDistancesBackward',
  inputs: ['x', 'distances', 'slopes'],
  outputShapes: ([x]) => [x.shape],
  scratch: (_, [{ shape }]) => FLOAT * shape[0] ** 2,
  run: (heap, [x, distances, slopes], [to], _, scratch) => {
    const [n, dimension] = x.shape;
    const from = slopes.address / FLOAT;
    heap.floats().copyWithin(scratch / FLOAT, from, from + n * n);
    slopesToFactors(heap, n, distances.address, scratch);
    heap.simd.pairGradient(x.address, scratch, n, dimension, to.address);
  },
});

registerSimdKernel({
  name: 'Hap2sUnitRows',
  inputs: ['x'],
  outputShapes: ([x]) => [x.shape, [x.shape[0]]],
  run: ({ simd }, [x], [unit, inverse]) =>
    simd.unitRows(x.address, x.shape[0], x.shape[1], unit.address, inverse.address),
});

registerSimdKernel({
  name: 'Hap2sUnitRowsBackward',
  inputs: ['unit', 'inverse', 'gradient'],
  outputShapes: ([unit]) => [unit.shape],
  run: ({ simd }, [unit, inverse, gradient], [to]) => {
    const [rows, columns] = unit.shape;
    simd.unitRowsGradient(unit.address, inverse.address, gradient.address, rows, columns, to.address);
  },
});

/** Euclidean distances of the rows of [n, D], [n, n]; 1.5·n²·D flops. */
export function distancesByKernel(x: Tensor2D): Tensor2D {
  return engine().runKernel('Hap2sDistances', { x }) as Tensor2D;
}

/** ∂/∂x from the slopes of the distances, [n, n] → [n, D]; 3·n²·D flops. */
export function distancesBackwardByKernel(x: Tensor2D, distances: Tensor2D, slopes: Tensor2D): Tensor2D {
  return engine().runKernel('Hap2sDistancesBackward', { x, distances, slopes }) as Tensor2D;
}

/** Rows of unit length (0 for rows without one) and the way back for a gradient; 3 and 5 flops a number. */
export function unitRowsByKernel(x: Tensor2D): { unit: Tensor2D; backward(gradient: Tensor2D): Tensor2D } {
  const [unit, inverse] = engine().runKernel('Hap2sUnitRows', { x }) as Tensor[];
  const backward = (gradient: Tensor2D) =>
    engine().runKernel('Hap2sUnitRowsBackward', { unit, inverse, gradient }) as Tensor2D;
  return { unit: unit as Tensor2D, backward };
}
