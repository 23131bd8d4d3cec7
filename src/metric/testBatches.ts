// Random batches and numerical derivatives for the tests of this folder. Not part of the product.

/** Uniform numbers in [0, 1) from a seed (mulberry32; this floor may not import the data floor's). */
export function seeded(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export interface TestBatch {
  embeddings: number[][];
  labels: number[];
  /** n × n random keys. */
  keys: number[][];
}

/** 9 rows of 3 numbers in ±scale: identities of 3, 3, 2 and 1 images, in mixed order. */
export function randomBatch(seed: number, scale = 2): TestBatch {
  const next = seeded(seed);
  const labels = [4, 0, 7, 4, 0, 7, 4, 0, 2];
  const row = (length: number, low: number, high: number) =>
    Array.from({ length }, () => low + (high - low) * next());
  return {
    embeddings: labels.map(() => row(3, -scale, scale)),
    labels,
    keys: labels.map(() => row(labels.length, 0, 1)),
  };
}

/** Largest |analytic − central difference| over max(1, largest slope), and how many coordinates lie at a kink. */
export function gradientError(
  value: (rows: number[][]) => number,
  at: number[][],
  gradient: number[][],
  step = 1e-6,
): { error: number; kinks: number; checked: number } {
  const scale = Math.max(1, ...gradient.flat().map(Math.abs));
  const middle = value(at);
  const moved = (i: number, k: number, by: number) =>
    value(at.map((row, r) => (r === i ? row.map((v, c) => (c === k ? v + by : v)) : row)));
  const result = { error: 0, kinks: 0, checked: 0 };
  at.forEach((row, i) =>
    row.forEach((_, k) => {
      const right = moved(i, k, step);
      const left = moved(i, k, -step);
      // The two one-sided slopes disagree at a kink, whatever the gradient says.
      const bend = Math.abs(right - 2 * middle + left) / step;
      if (bend > 1e-3 * scale) {
        result.kinks++;
        return;
      }
      result.checked++;
      result.error = Math.max(result.error, Math.abs((right - left) / (2 * step) - gradient[i][k]) / scale);
    }),
  );
  return result;
}
