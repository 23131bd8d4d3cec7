// What a dense layer's way back needs beside its products.

/** to = gradient where output > 0, else 0: the way back through a ReLU. */
export function maskByOutput(gradient: usize, output: usize, to: usize, count: i32): void {
  const zero = f32x4.splat(0);
  const bytes = <usize>count * 4;
  const whole = bytes & ~15;
  let at: usize = 0;
  for (; at < whole; at += 16)
    v128.store(to + at, v128.and(v128.load(gradient + at), f32x4.gt(v128.load(output + at), zero)));
  for (; at < bytes; at += 4)
    store<f32>(to + at, load<f32>(output + at) > 0 ? load<f32>(gradient + at) : <f32>0);
}

/** to[columns] = sums over the rows of x[rows, columns]; rows·columns flops. */
export function columnSums(x: usize, rows: i32, columns: i32, to: usize): void {
  const line = <usize>columns * 4;
  const whole = line & ~15;
  for (let at: usize = 0; at < line; at += 4) store<f32>(to + at, 0);
  for (let i = 0; i < rows; i++) {
    let at: usize = 0;
    for (; at < whole; at += 16) v128.store(to + at, f32x4.add(v128.load(to + at), v128.load(x + at)));
    for (; at < line; at += 4) store<f32>(to + at, load<f32>(to + at) + load<f32>(x + at));
    x += line;
  }
}

/** unit[rows, columns] = the rows of x at length 1, inverse[rows] = 1/length; both 0 for a row shorter than 1e-30. */
export function unitRows(x: usize, rows: i32, columns: i32, unit: usize, inverse: usize): void {
  for (let i = 0; i < rows; i++) {
    const length = sqrt<f32>(dot(x, x, columns));
    // NaN must stay NaN.
    const scale: f32 = length <= <f32>1e-30 ? 0 : <f32>1 / length;
    store<f32>(inverse, scale);
    for (let j = 0; j < columns; j++) {
      store<f32>(unit, scale * load<f32>(x));
      unit += 4;
      x += 4;
    }
    inverse += 4;
  }
}

/** The way back through unitRows: to = (gradient − unit (unit·gradient)) / length per row. 5·rows·columns flops. */
export function unitRowsGradient(
  unit: usize,
  inverse: usize,
  gradient: usize,
  rows: i32,
  columns: i32,
  to: usize,
): void {
  for (let i = 0; i < rows; i++) {
    const along = dot(unit, gradient, columns);
    const scale = load<f32>(inverse);
    for (let j = 0; j < columns; j++) {
      store<f32>(to, scale * (load<f32>(gradient) - along * load<f32>(unit)));
      unit += 4;
      gradient += 4;
      to += 4;
    }
    inverse += 4;
  }
}

function dot(a: usize, b: usize, count: i32): f32 {
  const bytes = <usize>count * 4;
  const whole = bytes & ~15;
  let sums = f32x4.splat(0);
  let at: usize = 0;
  for (; at < whole; at += 16) sums = f32x4.add(sums, f32x4.mul(v128.load(a + at), v128.load(b + at)));
  let sum = total(sums);
  for (; at < bytes; at += 4) sum += load<f32>(a + at) * load<f32>(b + at);
  return sum;
}

/** The sum of a vector's four numbers. */
export function total(x: v128): f32 {
  return (
    f32x4.extract_lane(x, 0) +
    f32x4.extract_lane(x, 1) +
    (f32x4.extract_lane(x, 2) + f32x4.extract_lane(x, 3))
  );
}
