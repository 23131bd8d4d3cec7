// A small search that the reader edits: one query, a gallery with every special case, and its scores by src/retrieval.
import { evaluateRetrieval, type QueryResult } from '../retrieval';

/** What a gallery picture is. A distractor is nobody who is searched for; junk is a spoilt picture. */
export interface RankedPicture {
  /** Person from 1; 0 for a distractor. */
  person: number;
  /** Camera from 0. */
  camera: number;
  distance: number;
  junk: boolean;
}

export interface RankingProblem {
  query: { person: number; camera: number };
  /** In gallery order, which breaks ties. */
  gallery: readonly RankedPicture[];
  excludeSameCamera: boolean;
}

/** Why a picture is not ranked. */
export type LeftOut = 'junk' | 'sameCamera';

/** A gallery picture with its place. */
export interface Placed extends RankedPicture {
  index: number;
  /** From 1; null where it is left out. */
  rank: number | null;
  leftOut: LeftOut | null;
  right: boolean;
  /** Another ranked picture lies at the same distance. */
  tied: boolean;
}

export interface Scored {
  /** Ranked ones by rank, then those left out by distance. */
  placed: Placed[];
  /** null: the query has no right picture left and is not counted. */
  result: QueryResult | null;
  cmc: number[] | null;
  /** Ranks of the right pictures. */
  hits: number[];
  /** AP if the higher gallery place went first among equals; null where nothing is tied or counted. */
  otherTie: number | null;
}

const JUNK = -1;

/** A distance step of the sliders; swapping and ties stay exact on it. */
export const DISTANCE_STEP = 0.05;
export const DISTANCE_RANGE = { min: 0.05, max: 1.5 } as const;

const picture = (person: number, camera: number, distance: number, junk = false): RankedPicture => ({
  person,
  camera,
  distance,
  junk,
});

const START: RankingProblem = {
  query: { person: 1, camera: 0 },
  gallery: [
    picture(1, 1, 0.4),
    picture(2, 2, 0.5),
    picture(1, 0, 0.2),
    picture(1, 2, 0.3, true),
    picture(0, 3, 0.65),
    picture(1, 2, 0.65),
    picture(3, 1, 0.8),
    picture(1, 3, 0.9),
  ],
  excludeSameCamera: true,
};

const moved = (index: number, change: Partial<RankedPicture>): RankingProblem => ({
  ...START,
  gallery: START.gallery.with(index, { ...START.gallery[index], ...change }),
});

/** What the claims set up; anything else is the start. */
const CLAIMS: Readonly<Record<string, RankingProblem>> = {
  sameCamera: { ...START, excludeSameCamera: false },
  junk: moved(3, { junk: false }),
  tie: moved(5, { distance: 0.6 }),
  none: {
    ...START,
    gallery: START.gallery.filter(({ person, camera }) => person !== 1 || camera === 0),
  },
};

export const rankingProblem = (claim: string | null): RankingProblem =>
  (claim !== null && CLAIMS[claim]) || START;
export const RANKING_CLAIMS = Object.keys(CLAIMS);

function evaluate({ query, gallery, excludeSameCamera }: RankingProblem) {
  const items = gallery.map(({ person, camera, junk }) => ({ identity: junk ? JUNK : person, camera }));
  return evaluateRetrieval(
    [gallery.map(({ distance }) => distance)],
    [{ identity: query.person, camera: query.camera }],
    items,
    { excludeSameCamera },
  );
}

/** Gallery indices that are ranked, in order, also for a query that is not counted. */
function order({ query, gallery, excludeSameCamera }: RankingProblem): number[] {
  const counted = gallery.flatMap((item, index) =>
    leftOutBy(item, query, excludeSameCamera) === null ? [index] : [],
  );
  return counted.toSorted((a, b) => gallery[a].distance - gallery[b].distance || a - b);
}

function leftOutBy(
  item: RankedPicture,
  query: RankingProblem['query'],
  excludeSameCamera: boolean,
): LeftOut | null {
  if (item.junk) return 'junk';
  const own = item.person === query.person && item.camera === query.camera;
  return own && excludeSameCamera ? 'sameCamera' : null;
}

/** Places and scores of a problem. */
export function scoreRanking(problem: RankingProblem): Scored {
  const { gallery, query, excludeSameCamera } = problem;
  const { perQuery, cmc } = evaluate(problem);
  const [result] = perQuery;
  const ranking = result?.ranking ?? order(problem);
  const rankOf = new Map(ranking.map((index, place) => [index, place + 1]));
  const at = (distance: number) => ranking.filter((index) => gallery[index].distance === distance).length;
  const placed = gallery.map((item, index) => {
    const rank = rankOf.get(index) ?? null;
    const leftOut = leftOutBy(item, query, excludeSameCamera);
    const tied = rank !== null && at(item.distance) > 1;
    return { ...item, index, rank, leftOut, right: item.person === query.person && !item.junk, tied };
  });
  const last = gallery.length + 1;
  const sorted = placed.toSorted(
    (a, b) => (a.rank ?? last) - (b.rank ?? last) || a.distance - b.distance || a.index - b.index,
  );
  const hits = sorted.flatMap(({ rank, right }) => (rank !== null && right ? [rank] : []));
  const reversed = evaluate({ ...problem, gallery: gallery.toReversed() }).perQuery[0];
  const hasTie = placed.some(({ tied }) => tied);
  return { placed: sorted, result, cmc, hits, otherTie: hasTie && reversed ? reversed.ap : null };
}

/** Exchanges the distances of two neighbours in the ranking; `by` −1 moves a picture up, +1 down. Equal ones move by a step. */
export function swapped(problem: RankingProblem, index: number, by: -1 | 1): RankingProblem {
  const { placed } = scoreRanking(problem);
  const ranked = placed.filter(({ rank }) => rank !== null);
  const here = ranked.findIndex((item) => item.index === index);
  const other = ranked[here + by];
  if (here < 0 || !other) return problem;
  const own = ranked[here];
  const step = own.distance === other.distance ? by * DISTANCE_STEP : 0;
  const gallery = problem.gallery.map((item, i) => {
    if (i === index) return { ...item, distance: onGrid(other.distance + step) };
    return i === other.index && step === 0 ? { ...item, distance: own.distance } : item;
  });
  return { ...problem, gallery };
}

/** A distance on the sliders' grid and in their range. */
export const onGrid = (distance: number): number =>
  Number(
    Math.min(
      DISTANCE_RANGE.max,
      Math.max(DISTANCE_RANGE.min, Math.round(distance / DISTANCE_STEP) * DISTANCE_STEP),
    ).toFixed(2),
  );
