// A kept run without its curves: what lists and tables show, small enough to hold all of them at once.
import type { RunRecord } from './record';

/** Numbers that tables compare. Scores and shares are 0–1; null where there is none. */
export const MEASURES = [
  'mAP',
  'rank1',
  'rank5',
  'rank10',
  'mINP',
  'positiveEffectiveSize',
  'negativeEffectiveSize',
  'wrongWeight',
  'seconds',
] as const;
export type Measure = (typeof MEASURES)[number];

/**
 * mAP, rank-k, mINP: on the unseen part at the last evaluated step. Effective set sizes: mean over the last TAIL of the steps
 * (NaN records left out). wrongWeight: share of the loss' weight on wrong labels after the last step. seconds: training and
 * evaluation.
 */
export type RunFacts = Record<Measure, number | null>;

export interface RunSummary extends Omit<RunRecord, 'records' | 'scores'> {
  facts: RunFacts;
  /** What it takes in the store, about. */
  bytes: number;
}

/** Share of the steps, at the end, over which set sizes are averaged. */
export const TAIL = 0.2;

function tailMean({ columns, records }: RunRecord, column: string): number | null {
  const place = columns.indexOf(column);
  if (place < 0) return null;
  const rows = records.length / columns.length;
  const values: number[] = [];
  for (let row = rows - Math.max(1, Math.round(rows * TAIL)); row < rows; row++) {
    const value = records[row * columns.length + place];
    if (Number.isFinite(value)) values.push(value);
  }
  return values.length ? values.reduce((sum, value) => sum + value, 0) / values.length : null;
}

/** The numbers of one run. */
export function factsOf(run: RunRecord): RunFacts {
  const last = run.scores.findLast(({ part }) => part === 'unseen');
  const rank = (k: number) => last?.cmc[k - 1] ?? null;
  return {
    mAP: last?.mAP ?? null,
    rank1: rank(1),
    rank5: rank(5),
    rank10: rank(10),
    mINP: last?.mINP ?? null,
    positiveEffectiveSize: tailMean(run, 'positiveEffectiveSize'),
    negativeEffectiveSize: tailMean(run, 'negativeEffectiveSize'),
    wrongWeight: run.wrongWeight,
    seconds: run.milliseconds / 1000,
  };
}

/** A run as lists and tables know it. */
export function summaryOf(run: RunRecord): RunSummary {
  const { records, scores, ...rest } = run;
  const bytes = records.byteLength + JSON.stringify([rest, scores]).length;
  return { ...rest, facts: factsOf(run), bytes };
}
