// Matrix products on WebGPU. A thread holds a tile of 8 rows by 4 columns in registers and reads its operands straight from
// memory: no barrier, which software adapters pay dearly for. A sum over many rows (the filter gradient of a convolution) is split
// up so that the device has enough threads, and the parts are added in a second dispatch, always in the same order.
import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { GpuBuffer, GpuKernel, Launcher } from './launcher';

/** Rows of a thread's tile. */
const TILE = 8;

/** Terms of a sum that are worth a thread of their own. */
const LEAST_TERMS = 128;

/** How an operand lies in memory: row by row, the other way round, or not at all (a row of ones). */
type Layout = 'plain' | 'turned' | 'ones';

/** What a kernel's code depends on. */
interface Variant {
  a: Layout;
  b: 'plain' | 'turned';
  /** Columns of a thread: 4 where their number allows it, else 1. */
  wide: boolean;
  tile: number;
  bias: boolean;
}

export const buffer = (name: string, element = 'f32', access: GpuBuffer['access'] = 'read'): GpuBuffer => ({
  name,
  access,
  element,
});

const list = (count: number, each: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => each(i)).join(' ');

/** Numbers a column group's element: WGSL's type and how many columns it is. */
export const elementOf = (wide: boolean) =>
  wide ? { element: 'vec4f', width: 4 } : { element: 'f32', width: 1 };

const RELU = (wide: boolean) => {
  const { element } = elementOf(wide);
  // Not max: it may lose NaN, and a run that has diverged would report a perfect loss.
  return `fn rectified(x : ${element}) -> ${element} { return select(x, ${element}(), x < ${element}()); }`;
};

function productKernel(variant: Variant): GpuKernel {
  const { a, b, wide, tile, bias } = variant;
  const { element, width } = elementOf(wide);
  const row = {
    plain: (i: number) => `a[row${i} * u.terms + k]`,
    turned: (i: number) => `a[k * u.rows + row${i}]`,
    ones: () => '1.0',
  }[a];
  const column =
    b === 'plain'
      ? 'b[k * columns + column]'
      : wide
        ? `vec4f(${[0, 1, 2, 3].map((j) => `b[(4u * column + ${j}u) * u.terms + k]`).join(', ')})`
        : 'b[column * u.terms + k]';
  const result = bias ? `select(sum, rectified(sum), u.relu > 0u)` : 'sum';
  return {
    name: `product ${a} ${b} ${element} ${tile} ${bias}`,
    buffers: [
      buffer('to', element, 'read_write'),
      ...(a === 'ones' ? [] : [buffer('a')]),
      buffer('b', b === 'plain' ? element : 'f32'),
      ...(bias ? [buffer('bias', element)] : []),
    ],
    counts: ['rows', 'terms', 'columns', 'share', 'splits', 'relu'],
    functions: bias ? RELU(wide) : '',
    body: () => `
      let columns = u.columns / ${width}u;
      let tiles = (u.rows + ${tile - 1}u) / ${tile}u;
      let column = thread % columns;
      let first = ((thread / columns) % tiles) * ${tile}u;
      let part = thread / (columns * tiles);
      if (part >= u.splits) { return; }
      let last = u.rows - 1u;
      ${list(tile, (i) => `let row${i} = min(first + ${i}u, last); var sum${i} = ${element}();`)}
      let end = min((part + 1u) * u.share, u.terms);
      for (var k = part * u.share; k < end; k++) {
        let bk = ${column};
        ${list(tile, (i) => `sum${i} += ${row(i)} * bk;`)}
      }
      ${bias ? 'let added = bias[column];' : ''}
      let start = (part * u.rows + first) * columns + column;
      ${list(
        tile,
        (i) => `if (first + ${i}u <= last) {
          let sum = sum${i}${bias ? ' + added' : ''};
          to[start + ${i}u * columns] = ${result};
        }`,
      )}`,
  };
}

/** Both operands along the sum, four terms at a time: for x Wᵀ, where W lies row by row. */
const INNER: GpuKernel = {
  name: 'inner product',
  buffers: [buffer('to', 'f32', 'read_write'), buffer('a', 'vec4f'), buffer('b', 'vec4f')],
  counts: ['rows', 'terms', 'columns'],
  body: () => `
    let terms = u.terms / 4u;
    let column = thread % u.columns;
    let first = (thread / u.columns) * ${TILE}u;
    if (first >= u.rows) { return; }
    let last = u.rows - 1u;
    ${list(TILE, (i) => `let row${i} = min(first + ${i}u, last); var sum${i} = vec4f();`)}
    for (var k = 0u; k < terms; k++) {
      let bk = b[column * terms + k];
      ${list(TILE, (i) => `sum${i} += a[row${i} * terms + k] * bk;`)}
    }
    ${list(TILE, (i) => `if (first + ${i}u <= last) { to[(first + ${i}u) * u.columns + column] = dot(sum${i}, vec4f(1.0)); }`)}`,
};

/** Adds up the parts of a split sum. */
const adding = (wide: boolean, bias: boolean): GpuKernel => {
  const { element, width } = elementOf(wide);
  return {
    name: `adding ${element} ${bias}`,
    buffers: [
      buffer('to', element, 'read_write'),
      buffer('parts', element),
      ...(bias ? [buffer('bias', element)] : []),
    ],
    counts: ['size', 'splits', 'columns', 'relu'],
    functions: bias ? RELU(wide) : '',
    body: () => `
      let size = u.size / ${width}u;
      if (thread >= size) { return; }
      var sum = parts[thread];
      for (var part = 1u; part < u.splits; part++) { sum += parts[part * size + thread]; }
      ${bias ? `sum += bias[thread % (u.columns / ${width}u)]; sum = select(sum, rectified(sum), u.relu > 0u);` : ''}
      to[thread] = sum;`,
  };
};

/** Rows and columns of the result, and the terms of each of its sums. */
export interface Sizes {
  rows: number;
  terms: number;
  columns: number;
}

interface Operands {
  /** [rows, terms]; turned: [terms, rows]. Left out: a row of ones, so that the result is the column sums of b. */
  a?: TensorInfo;
  aTurned?: boolean;
  /** [terms, columns]; turned: [columns, terms]. */
  b: TensorInfo;
  bTurned?: boolean;
  /** [columns], with a ReLU on request. */
  bias?: TensorInfo;
  relu?: boolean;
}

/**
 * to = act(a b + bias): 2·rows·terms·columns flops; one dispatch, or two where the sum is split up.
 */
export function product(launcher: Launcher, operands: Operands, to: TensorInfo, sizes: Sizes): void {
  const { a, b, bias, aTurned = false, bTurned = false, relu = false } = operands;
  const { rows, terms, columns } = sizes;
  if (a && bTurned && !aTurned && !bias && terms % 4 === 0) {
    launcher.run(INNER, [to, a, b], { ...sizes }, Math.ceil(rows / TILE) * columns);
    return;
  }
  const wide = columns % 4 === 0;
  const tile = rows === 1 ? 1 : TILE;
  const { width } = elementOf(wide);
  const threads = Math.ceil(rows / tile) * (columns / width);
  const splits = Math.max(
    Math.min(Math.floor(launcher.threadsWanted / threads), Math.floor(terms / LEAST_TERMS)),
    1,
  );
  const added = bias ? [bias] : [];
  const run = (target: TensorInfo, last: TensorInfo[]) => {
    const kernel = productKernel({
      a: a ? (aTurned ? 'turned' : 'plain') : 'ones',
      b: bTurned ? 'turned' : 'plain',
      wide,
      tile,
      bias: last.length > 0,
    });
    const values = { ...sizes, share: Math.ceil(terms / splits), splits, relu: Number(relu) };
    launcher.run(kernel, [target, ...(a ? [a] : []), b, ...last], values, threads * splits);
  };
  if (splits === 1) return run(to, added);
  launcher.scratch([splits, rows, columns], (parts) => {
    run(parts, []);
    const values = { size: rows * columns, splits, columns, relu: Number(relu) };
    launcher.run(adding(wide, added.length > 0), [to, parts, ...added], values, (rows * columns) / width);
  });
}
