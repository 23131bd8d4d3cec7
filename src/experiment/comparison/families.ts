// Comparisons to begin with: the paper's strategies and the losses of the field, cut into what can be seen side by side.
import type { Strategy } from '../lossOptions';
import { defaultOptions, type Options } from '../options';
import { DEFAULT_STEPS, type Comparison } from './link';

/** Factor of the joint softmax where it is compared with none. */
const JOINT = { lambda: 0.5 } satisfies Partial<Options>;

const PAPER_STRATEGIES = [
  'random',
  'hardest',
  'uniform',
  'exponential',
  'polynomial',
] as const satisfies readonly Strategy[];

const TRIPLET_STRATEGIES = [
  'batchAll',
  'semihard',
  'hardest',
  'contrastive',
  'lifted',
  'nPair',
  'multiSimilarity',
  'circle',
  'marginLoss',
] as const satisfies readonly Strategy[];

/** A comparison that the page offers. */
export interface ReadyComparison {
  /** The question that it asks. */
  name: string;
  /** One sentence: what it shows. */
  shows: string;
  lanes: readonly Partial<Options>[];
}

export interface Family {
  id: 'paper' | 'triplet';
  name: string;
  about: string;
  /** Every configuration of the family, as differences to the defaults: what a sweep over the whole family takes. */
  members: readonly Partial<Options>[];
  ready: readonly ReadyComparison[];
}

const plain = (...strategies: Strategy[]): Partial<Options>[] => strategies.map((strategy) => ({ strategy }));
const joint = (...strategies: Strategy[]): Partial<Options>[] =>
  strategies.map((strategy) => ({ strategy, ...JOINT }));

export const FAMILIES: readonly Family[] = [
  {
    id: 'paper',
    name: 'The paper’s family',
    about: 'Five ways to sum up a set of distances, each with and without joint softmax.',
    members: [...plain(...PAPER_STRATEGIES), ...joint(...PAPER_STRATEGIES)],
    ready: [
      {
        name: 'Does the weighting matter?',
        shows: 'The hardest pair alone, all pairs alike, and the two weightings of HAP2S between them.',
        lanes: plain('hardest', 'exponential', 'polynomial', 'uniform'),
      },
      {
        name: 'From random triplets to sets',
        shows: 'What an anchor learns from one triplet by chance, from the hardest one, and from whole sets.',
        lanes: plain('random', 'hardest', 'uniform', 'exponential'),
      },
      {
        name: 'Does joint softmax help HAP2S?',
        shows: 'Both weightings of HAP2S, each alone and with a softmax over the training identities.',
        lanes: [...plain('exponential', 'polynomial'), ...joint('exponential', 'polynomial')],
      },
      {
        name: 'Does joint softmax help triplets?',
        shows: 'Random and hardest triplets, each alone and with a softmax over the training identities.',
        lanes: [...plain('random', 'hardest'), ...joint('random', 'hardest')],
      },
      {
        name: 'What is left to the weighting beside softmax?',
        shows: 'All with joint softmax: whether the way to sum up a set still makes a difference.',
        lanes: joint('random', 'hardest', 'uniform', 'exponential'),
      },
    ],
  },
  {
    id: 'triplet',
    name: 'The triplet family',
    about: 'Nine losses of the field over the same batches.',
    members: plain(...TRIPLET_STRATEGIES),
    ready: [
      {
        name: 'Which triplets?',
        shows:
          'All triplets of a batch, those just beyond the positive, the hardest one, and HAP2S-E’s weights.',
        lanes: plain('batchAll', 'semihard', 'hardest', 'exponential'),
      },
      {
        name: 'Pairs or sets?',
        shows: 'Two losses that look at single pairs beside two that set a pair against many negatives.',
        lanes: plain('contrastive', 'marginLoss', 'lifted', 'nPair'),
      },
      {
        name: 'Soft weights over similarities',
        shows:
          'Two losses that weigh cosine similarities softly, beside HAP2S-E and batch-hard on distances.',
        lanes: plain('multiSimilarity', 'circle', 'exponential', 'hardest'),
      },
    ],
  },
];

/** The comparison as it is opened, on the default data or on `base`. */
export function readyComparison(
  { name, lanes }: ReadyComparison,
  base: Options = defaultOptions(),
): Comparison {
  return { name, lanes: lanes.map((change) => ({ ...base, ...change })), steps: DEFAULT_STEPS, base: 0 };
}
