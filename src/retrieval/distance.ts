// Plain Euclidean distances between two sets of embeddings, for evaluation after training.

/**
 * One Float64Array row per embedding of `a`, one distance per embedding of `b`; both are flat, count × `dimension`.
 * By differences, not x² + y² − 2xy, which loses the ranking where embeddings share a large offset.
 * Throws RangeError when a length is no multiple of `dimension`.
 */
export function distanceMatrix(a: Float32Array, b: Float32Array, dimension: number): Float64Array[] {
  if (!(dimension >= 1) || a.length % dimension !== 0 || b.length % dimension !== 0)
    throw new RangeError(`${a.length} and ${b.length} numbers are not embeddings of dimension ${dimension}.`);
  const columns = b.length / dimension;
  return Array.from({ length: a.length / dimension }, (_, i) => {
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
