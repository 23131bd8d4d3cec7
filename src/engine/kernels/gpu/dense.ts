// Products and dense layers on WebGPU: the kernels that kernels/dense.ts asks for by name.
import { backwardShapes, type BackwardAttributes } from '../dense';
import { registerGpuKernel } from './launcher';
import type { GpuKernel } from './launcher';
import { buffer, elementOf, product } from './products';

registerGpuKernel<{ transposeA: boolean; transposeB: boolean }>({
  name: 'Hap2sMultiply',
  inputs: ['a', 'b'],
  outputShapes: ([a, b], { transposeA, transposeB }) => [
    [a.shape[transposeA ? 1 : 0], b.shape[transposeB ? 0 : 1]],
  ],
  run: (launcher, [a, b], [to], { transposeA, transposeB }) => {
    const sizes = { rows: to.shape[0], terms: a.shape[transposeA ? 0 : 1], columns: to.shape[1] };
    product(launcher, { a, b, aTurned: transposeA, bTurned: transposeB }, to, sizes);
  },
});

registerGpuKernel<{ relu: boolean }>({
  name: 'Hap2sDense',
  inputs: ['x', 'weights', 'biases'],
  outputShapes: ([x, weights]) => [[x.shape[0], weights.shape[1]]],
  run: (launcher, [x, weights, biases], [to], { relu }) => {
    const [terms, columns] = weights.shape;
    product(launcher, { a: x, b: weights, bias: biases, relu }, to, { rows: x.shape[0], terms, columns });
  },
});

/** The gradient where the ReLU has let something through, [rows, n] from two of them; no flops. */
const passed = (wide: boolean): GpuKernel => {
  const { element, width } = elementOf(wide);
  return {
    name: `passed ${element}`,
    buffers: [buffer('to', element, 'read_write'), buffer('gradient', element), buffer('output', element)],
    counts: ['size'],
    body: () => `
      if (thread >= u.size / ${width}u) { return; }
      to[thread] = select(${element}(), gradient[thread], output[thread] > ${element}());`,
  };
};

// Three dispatches, or four with a ReLU, and one more for each sum that is split up.
registerGpuKernel<BackwardAttributes>({
  name: 'Hap2sDenseBackward',
  inputs: ['x', 'weights', 'gradient', 'output'],
  outputShapes: backwardShapes,
  run: (launcher, [x, weights, gradient, output], [toWeights, toBiases, toInput], { relu }) => {
    const [k, n] = weights.shape;
    const [rows] = x.shape;
    const back = (g: typeof gradient) => {
      product(launcher, { a: x, aTurned: true, b: g }, toWeights, { rows: k, terms: rows, columns: n });
      product(launcher, { b: g }, toBiases, { rows: 1, terms: rows, columns: n });
      if (toInput)
        product(launcher, { a: g, b: weights, bTurned: true }, toInput, { rows, terms: n, columns: k });
    };
    if (!relu) return back(gradient);
    const size = rows * n;
    const wide = size % 4 === 0;
    launcher.scratch([rows, n], (g) => {
      launcher.run(passed(wide), [g, gradient, output], { size }, size / elementOf(wide).width);
      back(g);
    });
  },
});
