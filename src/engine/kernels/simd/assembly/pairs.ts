// From embeddings to the distances of all pairs, and from the pairs' slopes back to the embeddings.

import { total } from './rows';

/** Stores the distance of two rows, and of the same two the other way round, from the sum of their squared differences. */
function put(to: usize, n: i32, i: i32, j: i32, sum: f32): void {
  const d = sqrt<f32>(sum);
  store<f32>(to + <usize>(i * n + j) * 4, d);
  store<f32>(to + <usize>(j * n + i) * 4, d);
}

/** What the last one to three dimensions add to a sum of squared differences. */
function tail(a: usize, b: usize, from: usize, end: usize, sum: f32): f32 {
  for (let at = from; at < end; at += 4) {
    const apart = load<f32>(a + at) - load<f32>(b + at);
    sum += apart * apart;
  }
  return sum;
}

function squared(x: v128, y: v128): v128 {
  const apart = f32x4.sub(x, y);
  return f32x4.mul(apart, apart);
}

/**
 * to[n, n] = Euclidean distances of the rows of x[n, dimension], by differences: a common offset costs no digits and duplicates are
 * exactly 0 apart. 1.5·n²·dimension flops, four pairs at a time so that their additions need not wait for each other.
 */
export function distances(x: usize, n: i32, dimension: i32, to: usize): void {
  const line = <usize>dimension * 4;
  const whole = line & ~15;
  for (let i = 0; i < n; i++) {
    const a = x + <usize>i * line;
    store<f32>(to + <usize>(i * n + i) * 4, 0);
    let j = i + 1;
    for (; j + 4 <= n; j += 4) {
      const b0 = x + <usize>j * line;
      const b1 = b0 + line;
      const b2 = b1 + line;
      const b3 = b2 + line;
      let s0 = f32x4.splat(0);
      let s1 = s0;
      let s2 = s0;
      let s3 = s0;
      for (let at: usize = 0; at < whole; at += 16) {
        const own = v128.load(a + at);
        s0 = f32x4.add(s0, squared(own, v128.load(b0 + at)));
        s1 = f32x4.add(s1, squared(own, v128.load(b1 + at)));
        s2 = f32x4.add(s2, squared(own, v128.load(b2 + at)));
        s3 = f32x4.add(s3, squared(own, v128.load(b3 + at)));
      }
      put(to, n, i, j, tail(a, b0, whole, line, total(s0)));
      put(to, n, i, j + 1, tail(a, b1, whole, line, total(s1)));
      put(to, n, i, j + 2, tail(a, b2, whole, line, total(s2)));
      put(to, n, i, j + 3, tail(a, b3, whole, line, total(s3)));
    }
    for (; j < n; j++) {
      const b = x + <usize>j * line;
      let sums = f32x4.splat(0);
      for (let at: usize = 0; at < whole; at += 16)
        sums = f32x4.add(sums, squared(v128.load(a + at), v128.load(b + at)));
      put(to, n, i, j, tail(a, b, whole, line, total(sums)));
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
