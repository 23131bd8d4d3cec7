// A plan as the trainings that it stands for: list × grid × seeds, equal ones once.
import type { Options } from '../options';
import { cellKey, configurationKey } from './key';
import type { SweepAxis, SweepCell, SweepPlan } from './types';

/** A configuration of a plan. Its seed is the base's and means nothing. */
export interface SweepConfiguration {
  /** SweepCell.configuration. */
  configuration: string;
  options: Options;
}

const overAxis = (all: readonly Options[], { key, values }: SweepAxis): Options[] =>
  all.flatMap((options) => values.map((value) => ({ ...options, [key]: value })));

/** Configurations before equal ones are taken together: cheap to know, whatever the plan. */
export const plainCount = ({ axes, list }: Pick<SweepPlan, 'axes' | 'list'>): number =>
  axes.reduce((count, { values }) => count * values.length, Math.max(1, list.length));

/**
 * The configurations of a plan, each once, in the order of list and axes (the last axis turns fastest). An option without
 * effect tells none apart, so σ × strategy has batch-hard once. For plans without complaints (see check.ts).
 */
export function configurationsOf({
  base,
  axes,
  list,
}: Pick<SweepPlan, 'base' | 'axes' | 'list'>): SweepConfiguration[] {
  const starts = list.length ? list.map((change) => ({ ...base, ...change })) : [base];
  const found = new Map<string, Options>();
  for (const options of axes.reduce(overAxis, starts)) {
    const configuration = configurationKey(options);
    if (!found.has(configuration)) found.set(configuration, options);
  }
  return Array.from(found, ([configuration, options]) => ({ configuration, options }));
}

/** Every training of a plan, in the order in which they run: all seeds of a configuration, so that whole rows are there early. */
export function cellsOf(plan: SweepPlan): SweepCell[] {
  const { steps } = plan;
  const seeds = [...new Set(plan.seeds)];
  return configurationsOf(plan).flatMap(({ configuration, options }) =>
    seeds.map((seed) => ({
      key: cellKey(configuration, seed, steps),
      configuration,
      options: { ...options, seed },
      seed,
      steps,
    })),
  );
}
