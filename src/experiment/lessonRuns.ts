// The small runs of the lessons: a tiny network on a few drawn people, so that a laptop without a graphics card needs seconds.
import type { Strategy } from './lossOptions';
import { defaultOptions, OPTIONS, type Options } from './options';
import { spread, type Spread } from './sweep/statistics';

/** What every small run has in common; everything else is at its default. */
const SMALL: Partial<Options> = {
  identities: 80,
  imagesPerIdentity: 6,
  difficulty: 0.5,
  batchIdentities: 8,
  batchImages: 4,
  channels: 8,
  hidden: 64,
  embedding: 16,
  evaluateEvery: 40,
};

/** Options of a small run that differs from the others in `change` alone. */
export const smallOptions = (change: Partial<Options> = {}): Options => ({
  ...defaultOptions(),
  ...SMALL,
  ...change,
});

/** Chapter 3: which strategies are compared. */
export const DRY_STRATEGIES = ['random', 'hardest', 'exponential'] as const satisfies readonly Strategy[];

/** Chapter 10: the strategies of the outlier bench. */
export const BENCH_STRATEGIES = [
  'uniform',
  'hardest',
  'exponential',
  'polynomial',
] as const satisfies readonly Strategy[];

/** Chapter 10: shares of wrong labels. */
export const WRONG_LABELS = [0, 0.1, 0.2, 0.3] as const;

export const STEPS = { dry: 160, bench: 100, softmax: 160 } as const;

/** The bench trains sixteen networks: smaller batches of fewer people, scored at the end alone. */
const BENCH: Partial<Options> = {
  identities: 60,
  batchIdentities: 6,
  evaluateEvery: OPTIONS.evaluateEvery.max,
};

/** Options of a run of the bench that differs from the others in `change` alone. */
export const benchOptions = (change: Partial<Options> = {}): Options => smallOptions({ ...BENCH, ...change });

/** One cell row of the bench: all strategies with one share of wrong labels and one seed. */
export interface BenchJob {
  key: string;
  wrongLabels: number;
  seed: number;
  lanes: Options[];
  steps: number;
}

/** The seeds of the bench: the default one and its followers. */
export const benchSeeds = (count: number): number[] =>
  Array.from({ length: count }, (_, i) => smallOptions().seed + i);

/** The bench's queue: seed by seed, so that a whole curve is there early. */
export const benchJobs = (seeds: readonly number[]): BenchJob[] =>
  seeds.flatMap((seed) =>
    WRONG_LABELS.map((wrongLabels) => ({
      key: `${seed}/${wrongLabels}`,
      wrongLabels,
      seed,
      lanes: BENCH_STRATEGIES.map((strategy) => benchOptions({ strategy, wrongLabels, seed })),
      steps: STEPS.bench,
    })),
  );

/** Scores of one cell over the seeds that have been measured. */
export interface BenchCell extends Spread {
  strategy: (typeof BENCH_STRATEGIES)[number];
  wrongLabels: number;
  /** mAP on unseen people (0–1), one per seed. */
  scores: number[];
}

/** Every cell of the bench; `scoreOf` says what a finished lane scored, null where there is nothing yet. */
export function benchCells(
  jobs: readonly BenchJob[],
  scoreOf: (key: string, lane: number) => number | null,
): BenchCell[] {
  return BENCH_STRATEGIES.flatMap((strategy, lane) =>
    WRONG_LABELS.map((wrongLabels) => {
      const scores = jobs
        .filter((job) => job.wrongLabels === wrongLabels)
        .map(({ key }) => scoreOf(key, lane))
        .filter((score) => score !== null);
      return { strategy, wrongLabels, scores, ...spread(scores) };
    }),
  );
}

/** What the bench says, whatever came out. */
export interface BenchFinding {
  /** Strategy with the highest mean at no and at the most wrong labels. */
  bestClean: BenchCell;
  bestNoisy: BenchCell;
  /** Runner-up at the most wrong labels, and how far it is behind (0–1). */
  second: BenchCell;
  lead: number;
  /** The one that lost least from no to the most wrong labels, and what it lost (0–1; below 0: it gained). */
  steadiest: BenchCell;
  lost: number;
  /** The lead is no larger than the larger spread over seeds; null with one seed. */
  withinSpread: boolean | null;
}

/** Null until every strategy has been measured at both ends. */
export function benchFinding(cells: readonly BenchCell[]): BenchFinding | null {
  const most = WRONG_LABELS[WRONG_LABELS.length - 1];
  const at = (share: number) => cells.filter((cell) => cell.wrongLabels === share);
  const [clean, noisy] = [at(0), at(most)];
  const value = ({ mean }: BenchCell) => mean ?? NaN;
  if (![...clean, ...noisy].every((cell) => Number.isFinite(value(cell))) || noisy.length < 2) return null;
  const sorted = (list: BenchCell[]) => list.toSorted((a, b) => value(b) - value(a));
  const [bestNoisy, second] = sorted(noisy);
  const losses = noisy.map((cell, i) => ({ cell, lost: value(clean[i]) - value(cell) }));
  const [steadiest] = losses.toSorted((a, b) => a.lost - b.lost);
  const lead = value(bestNoisy) - value(second);
  const spreads = [bestNoisy.deviation, second.deviation];
  const [a, b] = spreads;
  return {
    bestClean: sorted(clean)[0],
    bestNoisy,
    second,
    lead,
    steadiest: steadiest.cell,
    lost: steadiest.lost,
    withinSpread: a === null || b === null ? null : lead <= Math.max(a, b),
  };
}
