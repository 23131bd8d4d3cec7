// The whole evaluation of a test as large as Market-1501's: equal to the readable functions, but block by block and without sorting,
// so that no more than a block of distances is ever held. They are looked at twice, since bins need the largest first.
import { scoreQueries, scoreRanks } from '../evaluate';
import type { QueryScore, Scores } from '../evaluate';
import { binOf, histogramOf, spanOf } from '../histogram';
import type { DistanceHistogram } from '../histogram';
import { checkRow } from '../protocol';
import type { RetrievalItem } from '../protocol';
import { errorsOf, evenThresholds } from '../threshold';
import type { PairErrors } from '../threshold';
import { CameraPairs } from './cameraPairs';
import { Cells } from './cells';
import { PairCounts } from './pairCounts';
import { placesOf } from './places';
import { Selection } from './selection';

/** The distances, none negative, of the queries from one number up to another to the whole gallery; what holds them is written over. */
export type Rows = (from: number, to: number) => Float64Array[];

/** Cameras, bins of the histogram, steps of the threshold. */
export interface Sizes {
  cameras: number;
  bins: number;
  steps: number;
}

export interface BlockScores extends Scores {
  perQuery: (QueryScore | null)[];
  cameraRank1: (number | null)[][];
  histogram: DistanceHistogram;
  errors: PairErrors;
}

/** Queries in a block: 4 MB of distances to a gallery of 16,000. */
const BLOCK = 32;

/** Shows every row to `see`; a pause after each block. */
function* look(rows: Rows, queries: number, see: (q: number, row: Float64Array) => void): Generator<void> {
  for (let from = 0; from < queries; from += BLOCK) {
    rows(from, Math.min(from + BLOCK, queries)).forEach((row, i) => see(from + i, row));
    yield;
  }
}

/**
 * What evaluateRetrieval (but for the rankings), rankOneByCamera, distanceHistogram and pairErrors say of the same distances by the
 * Market-1501 protocol, to the last bit. `rows` is asked for everything twice. Throws RangeError as they do.
 */
export function* scoreInBlocks(
  rows: Rows,
  query: readonly RetrievalItem[],
  gallery: readonly RetrievalItem[],
  { cameras, bins, steps }: Sizes,
): Generator<void, BlockScores> {
  const selection = new Selection(query, gallery);
  const pairs = new CameraPairs(query, gallery, cameras);
  const perQuery: (QueryScore | null)[] = [];
  const trueDistances: number[] = [];
  const cells = new Cells();
  yield* look(rows, query.length, (q, row) => {
    checkRow(row, q, gallery.length);
    const indices = Int32Array.from(selection.matches(q)).toSorted((a, b) => row[a] - row[b] || a - b);
    if (!indices.length) {
      perQuery.push(null);
      return;
    }
    const matches = { indices, distances: Float64Array.from(indices, (index) => row[index]) };
    for (const distance of matches.distances) trueDistances.push(distance);
    selection.leaveNegatives(q, row);
    cells.add(row);
    const places = placesOf(row, matches, pairs.cameraOf, pairs.cameras);
    perQuery.push(scoreRanks(places.ranks));
    pairs.add(q, matches, places);
  });

  const positive = Float64Array.from(trueDistances).toSorted();
  const [low, high] = spanOf(0, Math.max(cells.largest, positive.at(-1) ?? 0));
  const thresholds = evenThresholds(low, high, steps);
  const counts = new PairCounts(high, thresholds, bins, cells, positive);
  yield* look(rows, query.length, (q, row) => {
    if (!perQuery[q]) return;
    selection.leaveNegatives(q, row);
    counts.add(row);
  });

  yield;
  const truePairs = new Float64Array(bins);
  for (const distance of positive) truePairs[binOf(distance, low, high, bins)]++;
  return {
    ...scoreQueries(perQuery, gallery.length),
    perQuery,
    cameraRank1: pairs.rankOne(),
    histogram: histogramOf(low, high, truePairs, counts.bins),
    errors: errorsOf(thresholds, positive, counts.negatives(), counts.equalError()),
  };
}
