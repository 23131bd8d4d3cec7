// Matrix product of operands with any strides: one tile of 4 × 8 sums stays in registers over the whole inner dimension.

/** Floats of the right operand that are packed at a time: 512 KB stay in the second-level cache. */
const PANEL: i32 = 131072;

/** From this many strips of eight columns on, packing four rows of the left operand costs less than it saves. */
const PACK_FROM: i32 = 3;

/** Bytes of the aligned tile for outputs that are no whole 4 × 8. */
const TILE: i32 = 128;

function panelColumns(k: i32, n: i32): i32 {
  const most = max(8, (PANEL / max(k, 1)) & ~7);
  return min(most, (n + 7) & ~7);
}

/** Bytes of scratch that `multiply` needs for an inner dimension k and n columns. */
export function scratchBytes(k: i32, n: i32): i32 {
  const columns = panelColumns(k, n);
  return TILE + 16 * k + 4 * columns + 4 * k * columns;
}

/** k × n of b as strips of eight columns, [strip][k][8], zeros behind the last column. */
function packStrips(b: usize, bRow: usize, bStep: usize, k: i32, n: i32, packed: usize): void {
  const strips = (n + 7) >> 3;
  if (bStep == 4) {
    const whole = n >> 3;
    for (let t = 0; t < k; t++) {
      let from = b + <usize>t * bRow;
      let to = packed + ((<usize>t) << 5);
      for (let s = 0; s < whole; s++) {
        v128.store(to, v128.load(from));
        v128.store(to, v128.load(from, 16), 16);
        from += 32;
        to += (<usize>k) << 5;
      }
      if (whole < strips)
        for (let j = 0; j < 8; j++)
          store<f32>(
            to + ((<usize>j) << 2),
            j < n - (whole << 3) ? load<f32>(from + ((<usize>j) << 2)) : <f32>0,
          );
    }
    return;
  }
  for (let j = 0; j < strips << 3; j++) {
    let from = b + <usize>j * bStep;
    let to = packed + <usize>(j >> 3) * ((<usize>k) << 5) + ((<usize>(j & 7)) << 2);
    for (let t = 0; t < k; t++) {
      store<f32>(to, j < n ? load<f32>(from) : <f32>0);
      from += bRow;
      to += 32;
    }
  }
}

/** Four rows of a side by side, [k][4]. */
function packRows(a0: usize, a1: usize, a2: usize, a3: usize, aStep: usize, k: i32, packed: usize): void {
  for (let t = 0; t < k; t++) {
    store<f32>(packed, load<f32>(a0));
    store<f32>(packed, load<f32>(a1), 4);
    store<f32>(packed, load<f32>(a2), 8);
    store<f32>(packed, load<f32>(a3), 12);
    a0 += aStep;
    a1 += aStep;
    a2 += aStep;
    a3 += aStep;
    packed += 16;
  }
}

/** One 4 × 8 tile of c: init + Σ a b, with ReLU (which keeps NaN) on request. 16 k vector operations. */
function tile(
  a0: usize,
  a1: usize,
  a2: usize,
  a3: usize,
  aStep: usize,
  b: usize,
  k: i32,
  init: usize,
  c: usize,
  cRow: usize,
  relu: i32,
): void {
  let s00 = v128.load(init);
  let s01 = v128.load(init, 16);
  let s10 = s00;
  let s11 = s01;
  let s20 = s00;
  let s21 = s01;
  let s30 = s00;
  let s31 = s01;
  for (let t = 0; t < k; t++) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    let x = v128.load32_splat(a0);
    s00 = f32x4.add(s00, f32x4.mul(x, b0));
    s01 = f32x4.add(s01, f32x4.mul(x, b1));
    x = v128.load32_splat(a1);
    s10 = f32x4.add(s10, f32x4.mul(x, b0));
    s11 = f32x4.add(s11, f32x4.mul(x, b1));
    x = v128.load32_splat(a2);
    s20 = f32x4.add(s20, f32x4.mul(x, b0));
    s21 = f32x4.add(s21, f32x4.mul(x, b1));
    x = v128.load32_splat(a3);
    s30 = f32x4.add(s30, f32x4.mul(x, b0));
    s31 = f32x4.add(s31, f32x4.mul(x, b1));
    a0 += aStep;
    a1 += aStep;
    a2 += aStep;
    a3 += aStep;
    b += 32;
  }
  if (relu) {
    const zero = f32x4.splat(0);
    s00 = f32x4.max(s00, zero);
    s01 = f32x4.max(s01, zero);
    s10 = f32x4.max(s10, zero);
    s11 = f32x4.max(s11, zero);
    s20 = f32x4.max(s20, zero);
    s21 = f32x4.max(s21, zero);
    s30 = f32x4.max(s30, zero);
    s31 = f32x4.max(s31, zero);
  }
  v128.store(c, s00);
  v128.store(c, s01, 16);
  c += cRow;
  v128.store(c, s10);
  v128.store(c, s11, 16);
  c += cRow;
  v128.store(c, s20);
  v128.store(c, s21, 16);
  c += cRow;
  v128.store(c, s30);
  v128.store(c, s31, 16);
}

/**
 * c[m, n] = a b + bias, with ReLU on request; 2·m·k·n flops. Element (i, t) of a lies at a + i·aRow + t·aStep, element (t, j) of b at
 * b + t·bRow + j·bStep, element (i, j) of c at c + i·cRow + 4·j, all in bytes. `bias` is 0 for none. `scratch`: scratchBytes(k, n).
 * Each element of c is summed in the order of t, whatever m and n are: rows or columns may be left to another call.
 */
export function multiply(
  a: usize,
  aRow: usize,
  aStep: usize,
  b: usize,
  bRow: usize,
  bStep: usize,
  c: usize,
  cRow: usize,
  m: i32,
  k: i32,
  n: i32,
  bias: usize,
  relu: i32,
  scratch: usize,
): void {
  const columns = panelColumns(k, n);
  const edge = scratch;
  const rows = edge + TILE;
  const init = rows + <usize>k * 16;
  const panel = init + <usize>columns * 4;
  for (let j0 = 0; j0 < n; j0 += columns) {
    const width = min(columns, n - j0);
    const strips = (width + 7) >> 3;
    packStrips(b + <usize>j0 * bStep, bRow, bStep, k, width, panel);
    for (let j = 0; j < strips << 3; j++)
      store<f32>(
        init + <usize>j * 4,
        bias != 0 && j < width ? load<f32>(bias + <usize>(j0 + j) * 4) : <f32>0,
      );
    for (let i0 = 0; i0 < m; i0 += 4) {
      const last = m - 1 - i0;
      let a0 = a + <usize>i0 * aRow;
      let a1 = a0 + <usize>min(1, last) * aRow;
      let a2 = a0 + <usize>min(2, last) * aRow;
      let a3 = a0 + <usize>min(3, last) * aRow;
      let step = aStep;
      if (strips >= PACK_FROM) {
        packRows(a0, a1, a2, a3, aStep, k, rows);
        a0 = rows;
        a1 = rows + 4;
        a2 = rows + 8;
        a3 = rows + 12;
        step = 16;
      }
      for (let s = 0; s < strips; s++) {
        const strip = panel + <usize>s * ((<usize>k) << 5);
        const start = init + <usize>s * 32;
        const to = c + <usize>i0 * cRow + <usize>(j0 + 8 * s) * 4;
        const wide = min(8, width - 8 * s);
        if (last >= 3 && wide == 8) {
          tile(a0, a1, a2, a3, step, strip, k, start, to, cRow, relu);
          continue;
        }
        tile(a0, a1, a2, a3, step, strip, k, start, edge, 32, relu);
        for (let i = 0; i <= min(3, last); i++)
          for (let j = 0; j < wide; j++)
            store<f32>(to + <usize>i * cRow + <usize>j * 4, load<f32>(edge + <usize>i * 32 + <usize>j * 4));
      }
    }
  }
}
