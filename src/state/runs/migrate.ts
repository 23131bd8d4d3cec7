// How what was kept by earlier versions of the page becomes what this one reads. Nothing is dropped: what is missing is filled in,
// what is not known here is kept.
import { defaultOptions } from '../../experiment/options';
import type { RunRecord, ScorePoint } from '../../experiment/runs/record';
import type { StoredSweep } from '../../experiment/sweep/types';

/**
 * A run as version 1 of the store kept it: numbers as plain arrays (null for NaN where it came from JSON), no tags, no note, no
 * share of weight on wrong labels. A half-written one has even less.
 */
export type RunVersion1 = Pick<RunRecord, 'id'> &
  Partial<
    Omit<RunRecord, 'id' | 'tags' | 'note' | 'wrongWeight' | 'records' | 'scores'> & {
      records: (number | null)[];
      scores: (Omit<ScorePoint, 'cmc'> & { cmc: ArrayLike<number> })[];
    }
  >;

/** A run of version 1 as version 2 keeps it. */
export const fromVersion1 = (run: RunVersion1): RunRecord => ({
  name: '',
  note: '',
  tags: [],
  created: 0,
  sweep: null,
  options: defaultOptions(),
  changes: [],
  steps: 0,
  on: [],
  milliseconds: 0,
  weights: '',
  columns: [],
  wrongWeight: null,
  ...run,
  records: Float32Array.from(run.records ?? [], (value) => value ?? NaN),
  scores: (run.scores ?? []).map((score) => ({ ...score, cmc: Array.from(score.cmc) })),
});

/** Options that the version which kept the run did not have yet take their defaults. */
export const completedRun = (run: RunRecord): RunRecord => ({
  ...run,
  options: { ...defaultOptions(), ...run.options },
});

/** As completedRun, for the base of a sweep. */
export const completedSweep = (sweep: StoredSweep): StoredSweep => ({
  ...sweep,
  plan: { ...sweep.plan, base: { ...defaultOptions(), ...sweep.plan.base } },
});
