// Where the kept moments stand on the time line, and which one is next. Pure.

/** Place of a step between the first and the last, in percent. */
export function percentOf(step: number, steps: readonly number[]): number {
  const [first = 0] = steps;
  const extent = (steps.at(-1) ?? 0) - first;
  return extent > 0 ? ((step - first) / extent) * 100 : 0;
}

/** The kept step `by` places from `at`, at most the first or the last; from between two, the nearer end comes first. */
export function neighbour(steps: readonly number[], at: number, by: number): number {
  if (steps.length === 0) return at;
  const after = steps.findIndex((step) => step >= at);
  const from = after < 0 ? steps.length : after;
  const isBetween = steps[from] !== at;
  const to = from + by - (isBetween && by > 0 ? 1 : 0);
  return steps[Math.min(steps.length - 1, Math.max(0, to))];
}
