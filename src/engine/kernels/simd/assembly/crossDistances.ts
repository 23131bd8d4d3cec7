// Distances of queries to a gallery in float64, as the evaluation ranks by.

/** Bytes of scratch that `crossDistances` needs. */
export function crossScratchBytes(dimension: i32): i32 {
  return 32 * dimension;
}

/** Four float32 rows (the last ones repeated where there are fewer) side by side as float64, [dimension][4]. */
function packRows(rows: usize, count: i32, dimension: i32, packed: usize): void {
  const line = <usize>dimension * 4;
  const r1 = rows + <usize>min(1, count - 1) * line;
  const r2 = rows + <usize>min(2, count - 1) * line;
  const r3 = rows + <usize>min(3, count - 1) * line;
  for (let at: usize = 0; at < line; at += 4) {
    store<f64>(packed, load<f32>(rows + at));
    store<f64>(packed, load<f32>(r1 + at), 8);
    store<f64>(packed, load<f32>(r2 + at), 16);
    store<f64>(packed, load<f32>(r3 + at), 24);
    packed += 32;
  }
}

function squared(x: v128, y: v128): v128 {
  const apart = f64x2.sub(x, y);
  return f64x2.mul(apart, apart);
}

function put(to: usize, low: v128, high: v128): void {
  v128.store(to, f64x2.sqrt(low));
  v128.store(to, f64x2.sqrt(high), 16);
}

/**
 * to[count, columns up to a multiple of 4] = Euclidean distances of queries[count, dimension] (float64; count a multiple of 4) to
 * gallery[columns, dimension] (float32). A vector holds two pairs, not two dimensions, so that every sum runs through the dimensions
 * in order and is, to the last bit, what a plain loop in float64 gives. 4 × 4 pairs at a time; 3·count·columns·dimension flops.
 * `scratch`: crossScratchBytes(dimension).
 */
export function crossDistances(
  queries: usize,
  count: i32,
  gallery: usize,
  columns: i32,
  dimension: i32,
  to: usize,
  scratch: usize,
): void {
  const line = <usize>dimension * 8;
  const row = <usize>((columns + 3) & ~3) * 8;
  const four = <usize>dimension * 16;
  for (let j = 0; j < columns; j += 4) {
    packRows(gallery, columns - j, dimension, scratch);
    let a0 = queries;
    let c = to;
    for (let i = 0; i < count; i += 4) {
      const end = a0 + line;
      let a1 = end;
      let a2 = a1 + line;
      let a3 = a2 + line;
      let b = scratch;
      let s00 = f64x2.splat(0);
      let s01 = s00;
      let s10 = s00;
      let s11 = s00;
      let s20 = s00;
      let s21 = s00;
      let s30 = s00;
      let s31 = s00;
      while (a0 < end) {
        const b0 = v128.load(b);
        const b1 = v128.load(b, 16);
        let x = v128.load64_splat(a0);
        s00 = f64x2.add(s00, squared(x, b0));
        s01 = f64x2.add(s01, squared(x, b1));
        x = v128.load64_splat(a1);
        s10 = f64x2.add(s10, squared(x, b0));
        s11 = f64x2.add(s11, squared(x, b1));
        x = v128.load64_splat(a2);
        s20 = f64x2.add(s20, squared(x, b0));
        s21 = f64x2.add(s21, squared(x, b1));
        x = v128.load64_splat(a3);
        s30 = f64x2.add(s30, squared(x, b0));
        s31 = f64x2.add(s31, squared(x, b1));
        a0 += 8;
        a1 += 8;
        a2 += 8;
        a3 += 8;
        b += 32;
      }
      a0 = a3;
      put(c, s00, s01);
      put(c + row, s10, s11);
      put(c + 2 * row, s20, s21);
      put(c + 3 * row, s30, s31);
      c += 4 * row;
    }
    gallery += four;
    to += 32;
  }
}
