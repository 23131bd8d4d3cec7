// Evaluations of the past: what is kept of them, and how one is found again.
import type { EvaluationReport, PartName } from '../worker/protocol';

/** A report without what only the newest one is asked for: a long run has thousands of them. */
export function slim(report: EvaluationReport): EvaluationReport {
  const { perQuery: _scores, errors: _errors, ...kept } = report;
  return kept;
}

/** The last evaluation of a part at a step; null when there was none. */
export function evaluationAt(
  evaluations: EvaluationReport[],
  part: PartName,
  step: number,
): EvaluationReport | null {
  return evaluations.findLast((report) => report.part === part && report.step === step) ?? null;
}
