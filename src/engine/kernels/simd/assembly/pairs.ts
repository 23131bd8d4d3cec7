// From embeddings to the distances of all pairs, and from the pairs' slopes back to the embeddings.

import { total } from './rows';

/**
 * to[n, n] = Euclidean distances of the rows of x[n, dimension], by differences: a common offset costs no digits and duplicates are
 * exactly 0 apart. 1.5·n²·dimension flops.
 */
export function distances(x: usize, n: i32, dimension: i32, to: usize): void {
  const line = <usize>dimension * 4;
  const whole = line & ~15;
  for (let i = 0; i < n; i++) {
    const a = x + <usize>i * line;
    store<f32>(to + <usize>(i * n + i) * 4, 0);
    for (let j = i + 1; j < n; j++) {
      const b = x + <usize>j * line;
      let sums = f32x4.splat(0);
      let at: usize = 0;
      for (; at < whole; at += 16) {
        const apart = f32x4.sub(v128.load(a + at), v128.load(b + at));
        sums = f32x4.add(sums, f32x4.mul(apart, apart));
      }
      let sum = total(sums);
      for (; at < line; at += 4) {
        const apart = load<f32>(a + at) - load<f32>(b + at);
        sum += apart * apart;
      }
      const d = sqrt<f32>(sum);
      store<f32>(to + <usize>(i * n + j) * 4, d);
      store<f32>(to + <usize>(j * n + i) * 4, d);
    }
  }
}

/**
 * to[n, dimension]: row i is Σⱼ factors[i, j]·(xᵢ − xⱼ), the way back from distances when factors = (C + Cᵀ)/d.
 * 3·n²·dimension flops.
 */
export function pairGradient(x: usize, factors: usize, n: i32, dimension: i32, to: usize): void {
  const line = <usize>dimension * 4;
  const whole = line & ~15;
  for (let i = 0; i < n; i++) {
    const a = x + <usize>i * line;
    const factor = factors + <usize>(i * n) * 4;
    let at: usize = 0;
    for (; at < whole; at += 16) {
      const own = v128.load(a + at);
      let sums = f32x4.splat(0);
      let b = x + at;
      for (let j = 0; j < n; j++) {
        const f = v128.load32_splat(factor + <usize>j * 4);
        sums = f32x4.add(sums, f32x4.mul(f, f32x4.sub(own, v128.load(b))));
        b += line;
      }
      v128.store(to + at, sums);
    }
    for (; at < line; at += 4) {
      let sum: f32 = 0;
      let b = x + at;
      for (let j = 0; j < n; j++) {
        sum += load<f32>(factor + <usize>j * 4) * (load<f32>(a + at) - load<f32>(b));
        b += line;
      }
      store<f32>(to + at, sum);
    }
    to += line;
  }
}
