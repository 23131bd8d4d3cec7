// Sweeps to begin with: small runs on drawn people, so that a laptop without a graphics card is through in minutes.
import { FAMILIES } from '../comparison/families';
import { BENCH_STRATEGIES, benchOptions, benchSeeds, STEPS, WRONG_LABELS } from '../lessonRuns';
import type { SweepPlan } from './types';

export interface ReadySweep {
  id: string;
  /** The question that it asks. */
  name: string;
  /** One sentence: what is varied, and what to look for. */
  shows: string;
  plan: SweepPlan;
}

const ready = (
  id: string,
  name: string,
  shows: string,
  {
    base = benchOptions(),
    axes = [],
    list = [],
    seeds = 2,
  }: Partial<Omit<SweepPlan, 'seeds'>> & { seeds?: number },
): ReadySweep => ({
  id,
  name,
  shows,
  plan: { name, base, axes, list, seeds: benchSeeds(seeds), steps: STEPS.bench },
});

export const READY_SWEEPS: readonly ReadySweep[] = [
  ready(
    'outliers',
    'Which strategy stands wrong labels?',
    'No to 30 % wrong labels under four strategies: which curve falls least, and by more than the spread over seeds?',
    {
      axes: [
        { key: 'strategy', values: [...BENCH_STRATEGIES] },
        { key: 'wrongLabels', values: [...WRONG_LABELS] },
      ],
      seeds: 3,
    },
  ),
  ready(
    'sigma-margin',
    'Which σ goes with which margin?',
    'HAP2S-E from nearly batch-hard to nearly uniform, with small and large margins: is the best σ the same for all?',
    {
      base: benchOptions({ strategy: 'exponential' }),
      axes: [
        { key: 'sigma', values: [0.05, 0.1, 0.2, 0.5] },
        { key: 'margin', values: [0.1, 0.3, 0.6] },
      ],
    },
  ),
  ready(
    'alpha',
    'How hard should HAP2S-P look?',
    'From α = 1, nearly uniform, to α = 100, nearly batch-hard: where is the best, and how flat is it there?',
    {
      base: benchOptions({ strategy: 'polynomial' }),
      axes: [{ key: 'alpha', values: [1, 3, 10, 30, 100] }],
      seeds: 3,
    },
  ),
  ready(
    'batch',
    'More identities or more images in a batch?',
    'P identities with K images each: larger sets give the weighting more to choose from, and each step takes longer.',
    {
      axes: [
        { key: 'batchIdentities', values: [4, 8, 12] },
        { key: 'batchImages', values: [2, 4, 6] },
      ],
    },
  ),
  ready(
    'softmax',
    'How much softmax beside the metric loss?',
    'Joint softmax with a factor λ from none to 1, for batch-hard and HAP2S-E: does it help both alike?',
    {
      axes: [
        { key: 'strategy', values: ['hardest', 'exponential'] },
        { key: 'lambda', values: [0, 0.1, 0.5, 1] },
      ],
    },
  ),
  ready(
    'dimension',
    'How many numbers does an embedding need?',
    'Embeddings of 2 to 64 numbers, all else equal: from where on do more of them bring nothing?',
    { axes: [{ key: 'embedding', values: [2, 4, 8, 16, 32, 64] }] },
  ),
  ...FAMILIES.map(({ id, name, about, members }) =>
    ready(`family-${id}`, name, `${about} The whole family in one table.`, { list: [...members] }),
  ),
];
