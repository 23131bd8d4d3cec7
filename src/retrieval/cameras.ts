// Rank-1 for each pair of cameras: shows which change of viewpoint the embedding has not learnt.
import { createProtocol } from './protocol';
import type { DistanceRows, RetrievalItem, RetrievalOptions } from './protocol';

/** Share of those counted that were right, by query camera (row) and gallery camera (column); null where nothing counts. */
export function sharesOf(right: Int32Array[], counted: Int32Array[]): (number | null)[][] {
  return counted.map((row, c) => Array.from(row, (total, g) => (total === 0 ? null : right[c][g] / total)));
}

/**
 * Rank-1 by query camera (row) and gallery camera (column), the gallery restricted to that one camera.
 * A query counts for a pair when a true match is left there; null where nothing counts (with `excludeSameCamera`, the diagonal).
 */
export function rankOneByCamera(
  distances: DistanceRows,
  query: readonly RetrievalItem[],
  gallery: readonly RetrievalItem[],
  cameraCount: number,
  options?: RetrievalOptions,
): (number | null)[][] {
  const protocol = createProtocol(distances, query, gallery, options);
  const counted = Array.from({ length: cameraCount }, () => new Int32Array(cameraCount));
  const right = Array.from({ length: cameraCount }, () => new Int32Array(cameraCount));
  query.forEach(({ camera }, q) => {
    const nearest = new Float64Array(cameraCount).fill(Infinity);
    const nearestIsRight = new Array<boolean | null>(cameraCount).fill(null);
    const matchable = new Array<boolean>(cameraCount).fill(false);
    protocol.forEachKept(q, (index, distance, correct) => {
      const view = gallery[index].camera;
      matchable[view] ||= correct;
      if (nearestIsRight[view] !== null && distance >= nearest[view]) return;
      nearest[view] = distance;
      nearestIsRight[view] = correct;
    });
    for (let view = 0; view < cameraCount; view++) {
      if (!matchable[view]) continue;
      counted[camera][view]++;
      if (nearestIsRight[view]) right[camera][view]++;
    }
  });
  return sharesOf(right, counted);
}
