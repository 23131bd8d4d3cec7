// Plain Euclidean distances between two sets of embeddings, for evaluation after training.

/** How many embeddings a flat array holds. Throws RangeError when its length is no multiple of `dimension`. */
export function embeddingsIn(values: Float32Array, dimension: number): number {
  if (!(dimension >= 1) || values.length % dimension !== 0)
    throw new RangeError(`${values.length} numbers are not embeddings of dimension ${dimension}.`);
  return values.length / dimension;
}

/**
 * One Float64Array row per embedding of `a`, one distance per embedding of `b`; both are flat, count × `dimension`.
 * By differences, not x² + y² − 2xy, which loses the ranking where embeddings share a large offset.
 * Throws RangeError when a length is no multiple of `dimension`.
 */
export function distanceMatrix(a: Float32Array, b: Float32Array, dimension: number): Float64Array[] {
  const columns = embeddingsIn(b, dimension);
  return Array.from({ length: embeddingsIn(a, dimension) }, (_, i) => {
    const row = new Float64Array(columns);
    const from = i * dimension;
    for (let j = 0, at = 0; j < columns; j++) {
      let sum = 0;
      for (let d = 0; d < dimension; d++, at++) {
        const difference = a[from + d] - b[at];
        sum += difference * difference;
      }
      row[j] = Math.sqrt(sum);
    }
    return row;
  });
}
