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
