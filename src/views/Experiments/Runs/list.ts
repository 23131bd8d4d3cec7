// Which kept runs are listed, in which order, and under which heading.
import type { RunRecord } from '../../../experiment/runs/record';
import { formatOptionValue } from '../../shared/controls/format';
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

/** The last score on identities that were never trained on; undefined before the first. */
export const lastUnseen = ({ scores }: Pick<RunRecord, 'scores'>) =>
  scores.findLast(({ part }) => part === 'unseen');

/** Everything of a run that the search looks at. */
const haystack = (run: RunRecord): string =>
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

const measure: Record<RunOrder, (run: RunRecord) => number | string | null> = {
  created: (run) => run.created,
  name: (run) => run.name.toLowerCase(),
  mAP: (run) => lastUnseen(run)?.mAP ?? null,
  rank1: (run) => lastUnseen(run)?.cmc[0] ?? null,
  steps: (run) => run.steps,
  milliseconds: (run) => run.milliseconds,
};

/** Runs that have every word of the search and the tag, in order; those without a number come last. */
export function listed(runs: readonly RunRecord[], { text, tag, order, falling }: RunFilter): RunRecord[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const of = measure[order];
  const compare = (a: RunRecord, b: RunRecord) => {
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
export const tagsOf = (runs: readonly RunRecord[]): string[] =>
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
export function bySweep(runs: readonly RunRecord[]): { sweep: string | null; runs: RunRecord[] }[] {
  const groups = new Map<string | null, RunRecord[]>();
  for (const run of runs) {
    const id = run.sweep?.id ?? null;
    groups.set(id, [...(groups.get(id) ?? []), run]);
  }
  return [...groups].map(([sweep, members]) => ({ sweep, runs: members }));
}
