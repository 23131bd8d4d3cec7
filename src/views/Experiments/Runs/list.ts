// Which kept runs are listed, in which order, and under which heading.
import { formatOptionValue } from '../../../experiment/optionText';
import type { RunSummary } from '../../../experiment/runs/summary';
import { differencesText } from '../Sweep/names';

export type RunOrder = 'created' | 'name' | 'mAP' | 'rank1' | 'steps' | 'milliseconds';

export interface RunFilter {
  text: string;
  /** '' for all. */
  tag: string;
  order: RunOrder;
  /** Largest, newest, last in the alphabet first. */
  falling: boolean;
}

/** Everything of a run that the search looks at. */
const haystack = (run: RunSummary): string =>
  [
    run.name,
    run.note,
    ...run.tags,
    formatOptionValue('strategy', run.options.strategy),
    formatOptionValue('data', run.options.data),
    differencesText(run.options),
    `seed ${run.options.seed}`,
  ]
    .join(' ')
    .toLowerCase();

const measure: Record<RunOrder, (run: RunSummary) => number | string | null> = {
  created: (run) => run.created,
  name: (run) => run.name.toLowerCase(),
  mAP: ({ facts }) => facts.mAP,
  rank1: ({ facts }) => facts.rank1,
  steps: (run) => run.steps,
  milliseconds: (run) => run.milliseconds,
};

/** Runs that have every word of the search and the tag, in order; those without a number come last. */
export function listed(runs: readonly RunSummary[], { text, tag, order, falling }: RunFilter): RunSummary[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const of = measure[order];
  const compare = (a: RunSummary, b: RunSummary) => {
    const [x, y] = [of(a), of(b)];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    const rising =
      typeof x === 'string' || typeof y === 'string' ? String(x).localeCompare(String(y)) : x - y;
    return falling ? -rising : rising;
  };
  return runs
    .filter((run) => (!tag || run.tags.includes(tag)) && words.every((word) => haystack(run).includes(word)))
    .toSorted(compare);
}

/** All tags in use, in alphabetical order. */
export const tagsOf = (runs: readonly RunSummary[]): string[] =>
  [...new Set(runs.flatMap(({ tags }) => tags))].toSorted((a, b) => a.localeCompare(b));

/** Tags as typed: commas between them, each once. */
export const readTags = (text: string): string[] => [
  ...new Set(
    text
      .split(',')
      .map((tag) => tag.trim())
      .filter(Boolean),
  ),
];

/** Runs by the sweep they are cells of, sweeps in the order of their first run; runs of their own under null. */
export function bySweep(runs: readonly RunSummary[]): { sweep: string | null; runs: RunSummary[] }[] {
  const groups = new Map<string | null, RunSummary[]>();
  for (const run of runs) {
    const id = run.sweep?.id ?? null;
    groups.set(id, [...(groups.get(id) ?? []), run]);
  }
  return [...groups].map(([sweep, members]) => ({ sweep, runs: members }));
}
