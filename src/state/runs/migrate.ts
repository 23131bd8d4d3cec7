// How kept runs of earlier versions of the page become those of this one. Nothing is dropped: what is missing is filled in,
// what is not known here is kept.
import type { RunRecord, ScorePoint } from '../../experiment/runs/record';

/**
 * A run as version 1 of the store kept it: numbers as plain arrays (null for NaN where it came from JSON), no tags, no note, no
 * share of weight on wrong labels.
 */
export interface RunVersion1 extends Omit<
  RunRecord,
  'tags' | 'note' | 'wrongWeight' | 'records' | 'scores' | 'sweep'
> {
  records?: (number | null)[];
  scores?: (Omit<ScorePoint, 'cmc'> & { cmc: ArrayLike<number> })[];
  sweep?: RunRecord['sweep'];
}

/** A run of version 1 (or, harmlessly, of version 2) as version 2 keeps it. */
export const fromVersion1 = (run: RunVersion1): RunRecord => ({
  note: '',
  tags: [],
  wrongWeight: null,
  ...run,
  sweep: run.sweep ?? null,
  records: Float32Array.from(run.records ?? [], (value) => value ?? NaN),
  scores: (run.scores ?? []).map((score) => ({ ...score, cmc: Array.from(score.cmc) })),
});
