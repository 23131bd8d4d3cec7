// The numbers that the exported project's test must meet: values and gradients of the readable loss, in float64.
import { createRandom } from '../../data/random';
import { computeLoss, UndefinedWeightError } from '../../metric';
import type { LossSpec } from '../../metric';
import { lossOf } from '../derive';
import { defaultOptions, type Options } from '../options';
import { lossJson, type Json } from './lossConfig';

interface TestBatch {
  labels: number[];
  embeddings: number[][];
  /** n × n: what the random weighting goes by. */
  keys: number[][];
}

/** Numbers per row. */
const DIMENSION = 3;

const table = (rows: number, columns: number, draw: () => number): number[][] =>
  Array.from({ length: rows }, () => Array.from({ length: columns }, draw));

/** Batches with what a loss may stumble over: a lone identity, unit norm, duplicates, a collapse, ties, no negative. */
function testBatches(): Record<string, TestBatch> {
  const random = createRandom(1, 'numbers for PyTorch');
  const batch = (labels: number[], embeddings: number[][]): TestBatch => ({
    labels,
    embeddings,
    keys: table(labels.length, labels.length, () => random.next()),
  });
  const normal = (rows: number) => table(rows, DIMENSION, () => random.normal());
  const mixed = [4, 0, 7, 4, 0, 7, 4, 0, 2];
  const threes = [0, 0, 0, 1, 1, 1, 2, 2, 2];
  const unit = normal(9).map((row) => row.map((x) => x / Math.hypot(...row)));
  const [a, b, c] = normal(3);
  const zero = [0, 0, 0];
  return {
    mixed: batch(mixed, normal(9)),
    unit: batch(threes, unit),
    duplicates: batch(mixed, [a, a, b, a, c, zero, c, c, b]),
    collapsed: batch(
      threes,
      threes.map(() => [0.5, -0.25, 1]),
    ),
    grid: batch(
      mixed,
      table(9, DIMENSION, () => random.integer(3) - 1),
    ),
    alone: batch([3, 3, 3, 3], normal(4)),
  };
}

/** One set of options per weighting with its ends, and per comparison loss. */
const VARIANTS: Partial<Options>[] = [
  { strategy: 'uniform' },
  { strategy: 'random' },
  { strategy: 'semihard' },
  { strategy: 'hardest' },
  { strategy: 'hardest', soft: true },
  { strategy: 'exponential', sigma: 0 },
  { strategy: 'exponential', sigma: 0.01, detach: true },
  { strategy: 'exponential', sigma: 0.1 },
  { strategy: 'exponential', sigma: 0.5, soft: true },
  { strategy: 'exponential', sigma: Infinity },
  { strategy: 'polynomial', alpha: 0 },
  { strategy: 'polynomial', alpha: 10 },
  { strategy: 'polynomial', alpha: 100, detach: true },
  { strategy: 'polynomial', alpha: Infinity },
  { strategy: 'own' },
  {
    strategy: 'own',
    ownPositive: 'min(d, c) / s + sqrt(d)',
    ownNegative: '-abs(d - c)^k + tanh(d)',
    ownParameters: 's = 0.2, c = 1, k = 3',
  },
  {
    strategy: 'own',
    ownPositive: 'min(log(max(d - 0.5, 0)), 0.2)',
    ownNegative: '-exp(-d)',
    ownParameters: '',
  },
  { strategy: 'own', ownPositive: '2', ownNegative: '-log1p(d) - 2^d', ownParameters: '', detach: true },
  { strategy: 'batchAll' },
  { strategy: 'batchAll', soft: true },
  { strategy: 'contrastive', margin: 1 },
  { strategy: 'lifted', margin: 1 },
  { strategy: 'nPair' },
  { strategy: 'multiSimilarity' },
  { strategy: 'circle' },
  { strategy: 'marginLoss' },
];

const withKeys = (spec: LossSpec, keys: number[][]): LossSpec =>
  spec.kind === 'pointToSet' && spec.weighting.kind === 'random'
    ? { ...spec, weighting: { kind: 'random', keys } }
    : spec;

/** Value and gradient; null where an own formula gives no weights. */
function numbersOf(spec: LossSpec, { embeddings, labels, keys }: TestBatch): { [key: string]: Json } {
  try {
    const { value, gradient } = computeLoss(embeddings, labels, withKeys(spec, keys));
    return { value, gradient };
  } catch (error) {
    if (error instanceof UndefinedWeightError) return { value: null, gradient: null };
    throw error;
  }
}

/** tests/expected_losses.json as an object: the chosen loss first, then every strategy, on every batch. */
export function expectedLosses(options: Options): Json {
  const batches = testBatches();
  const chosen = { name: 'chosen', spec: lossOf(options, []) };
  const others = VARIANTS.map((variant) => ({
    name: Object.values(variant).join(' '),
    spec: lossOf({ ...defaultOptions(), ...variant }, []),
  }));
  const cases = [chosen, ...others].flatMap(({ name, spec }) =>
    Object.entries(batches).map(([key, batch]) => ({
      name: `${name}, batch ${key}`,
      batch: key,
      loss: lossJson(spec),
      ...numbersOf(spec, batch),
    })),
  );
  return { batches: batches as unknown as Json, cases };
}
