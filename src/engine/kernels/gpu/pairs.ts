// Distances of all pairs, the way back from them, and rows of unit length on WebGPU.
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { registerGpuKernel } from './launcher';
import type { GpuKernel, Launcher } from './launcher';
import { buffer, elementOf } from './products';

const isWide = (dimension: number) => dimension % 4 === 0;

/** The square of a length, for either element. */
const squared = (wide: boolean, x: string) => (wide ? `dot(${x}, ${x})` : `${x} * ${x}`);

const distances = (wide: boolean): GpuKernel => {
  const { element, width } = elementOf(wide);
  return {
    name: `distances ${element}`,
    buffers: [buffer('to', 'f32', 'read_write'), buffer('x', element)],
    counts: ['n', 'dimension'],
    body: () => `
      if (thread >= u.n * u.n) { return; }
      let length = u.dimension / ${width}u;
      let i = (thread / u.n) * length;
      let j = (thread % u.n) * length;
      var sum = 0.0;
      for (var k = 0u; k < length; k++) {
        let apart = x[i + k] - x[j + k];
        sum += ${squared(wide, 'apart')};
      }
      to[thread] = sqrt(sum);`,
  };
};

const backward = (wide: boolean): GpuKernel => {
  const { element, width } = elementOf(wide);
  return {
    name: `distances backward ${element}`,
    buffers: [
      buffer('to', element, 'read_write'),
      buffer('x', element),
      buffer('distances'),
      buffer('slopes'),
    ],
    counts: ['n', 'dimension'],
    body: () => `
      let length = u.dimension / ${width}u;
      let i = thread / length;
      let k = thread % length;
      if (i >= u.n) { return; }
      let own = x[thread];
      var sum = ${element}();
      for (var j = 0u; j < u.n; j++) {
        let both = slopes[i * u.n + j] + slopes[j * u.n + i];
        let apart = distances[i * u.n + j];
        // Duplicates pull nowhere; where the sum is not a number, it stays so.
        if (apart != 0.0 && both != 0.0) { sum += both / apart * (own - x[j * length + k]); }
      }
      to[thread] = sum;`,
  };
};

/** Euclidean distances of the rows of x [n, D] into [n, n]: 3·n²·D flops, one dispatch. */
export function runDistances(launcher: Launcher, x: TensorInfo, to: TensorInfo): void {
  const [n, dimension] = x.shape;
  launcher.run(distances(isWide(dimension)), [to, x], { n, dimension }, n * n);
}

/** ∂/∂x from the slopes of the distances, [n, n] → [n, D]: 3·n²·D flops, one dispatch. */
export function runDistancesBackward(
  launcher: Launcher,
  [x, apart, slopes]: [TensorInfo, TensorInfo, TensorInfo],
  to: TensorInfo,
): void {
  const [n, dimension] = x.shape;
  const wide = isWide(dimension);
  const threads = (n * dimension) / elementOf(wide).width;
  launcher.run(backward(wide), [to, x, apart, slopes], { n, dimension }, threads);
}

registerGpuKernel({
  name: 'Hap2sDistances',
  inputs: ['x'],
  outputShapes: ([x]) => [[x.shape[0], x.shape[0]]],
  run: (launcher, [x], [to]) => runDistances(launcher, x, to),
});

registerGpuKernel({
  name: 'Hap2sDistancesBackward',
  inputs: ['x', 'distances', 'slopes'],
  outputShapes: ([x]) => [x.shape],
  run: (launcher, [x, apart, slopes], [to]) => runDistancesBackward(launcher, [x, apart, slopes], to),
});

/** Below it a length is nothing but rounding; the smallest normal float32 is 1.2e-38. */
const SHORTEST = '1e-30';

/** Rows of unit length of [rows, columns], and 1 ÷ their length, [rows]; 0 for rows without one. 3 flops a number, one dispatch. */
const unitRows = (wide: boolean): GpuKernel => {
  const { element, width } = elementOf(wide);
  return {
    name: `unit rows ${element}`,
    buffers: [
      buffer('unit', element, 'read_write'),
      buffer('inverse', 'f32', 'read_write'),
      buffer('x', element),
    ],
    counts: ['rows', 'columns'],
    body: () => `
      if (thread >= u.rows) { return; }
      let length = u.columns / ${width}u;
      var sum = 0.0;
      for (var k = 0u; k < length; k++) { let v = x[thread * length + k]; sum += ${squared(wide, 'v')}; }
      let norm = sqrt(sum);
      let factor = select(1.0 / max(norm, ${SHORTEST}), 0.0, norm == 0.0);
      inverse[thread] = factor;
      for (var k = 0u; k < length; k++) { unit[thread * length + k] = x[thread * length + k] * factor; }`,
  };
};

/** The way back from unit rows for a gradient [rows, columns]: what lies along a row is taken out. 5 flops a number, one dispatch. */
const unitRowsBackward = (wide: boolean): GpuKernel => {
  const { element, width } = elementOf(wide);
  return {
    name: `unit rows backward ${element}`,
    buffers: [
      buffer('to', element, 'read_write'),
      buffer('unit', element),
      buffer('inverse'),
      buffer('gradient', element),
    ],
    counts: ['rows', 'columns'],
    body: () => `
      if (thread >= u.rows) { return; }
      let length = u.columns / ${width}u;
      let start = thread * length;
      var along = 0.0;
      for (var k = start; k < start + length; k++) { along += ${wide ? 'dot(unit[k], gradient[k])' : 'unit[k] * gradient[k]'}; }
      for (var k = start; k < start + length; k++) { to[k] = (gradient[k] - unit[k] * along) * inverse[thread]; }`,
  };
};

registerGpuKernel({
  name: 'Hap2sUnitRows',
  inputs: ['x'],
  outputShapes: ([x]) => [x.shape, [x.shape[0]]],
  run: (launcher, [x], [unit, inverse]) => {
    const [rows, columns] = x.shape;
    launcher.run(unitRows(isWide(columns)), [unit, inverse, x], { rows, columns }, rows);
  },
});

registerGpuKernel({
  name: 'Hap2sUnitRowsBackward',
  inputs: ['unit', 'inverse', 'gradient'],
  outputShapes: ([unit]) => [unit.shape],
  run: (launcher, [unit, inverse, gradient], [to]) => {
    const [rows, columns] = unit.shape;
    launcher.run(unitRowsBackward(isWide(columns)), [to, unit, inverse, gradient], { rows, columns }, rows);
  },
});
