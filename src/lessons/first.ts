// Chapters 1 to 4: the task, the triplet, and why the field looks for hard examples.
import { lesson } from './types';

export const first = [
  lesson<'re-identification'>({
    slug: 're-identification',
    figure: 'Gallery',
    steps: [{ text: 'task' }, { text: 'cameras' }, { text: 'rates' }, { text: 'unseen' }],
    claims: ['across', 'own'],
    prediction: {
      after: 2,
      shows: 'own',
      choices: [{ id: 'few' }, { id: 'some' }, { id: 'most' }],
      answer: ({ ownInFive }) =>
        ownInFive >= 0 ? (ownInFive < 2 ? 'few' : ownInFive < 4 ? 'some' : 'most') : null,
    },
  }),
  lesson<'triplets'>({
    slug: 'triplets',
    figure: 'Triplet',
    steps: [
      { text: 'embedding' },
      {
        text: 'roles',
        tex: String.raw`L = \bigl[\,\positive{d(a,p)} - \negative{d(a,n)} + \margin{m}\,\bigr]_+`,
      },
      { text: 'loss' },
      { text: 'arrows' },
    ],
    claims: ['hard', 'semihard', 'easy'],
    prediction: {
      after: 2,
      shows: 'easy',
      choices: [{ id: 'same' }, { id: 'less' }, { id: 'none' }],
      answer: ({ push }) => (push >= 0 ? (push === 0 ? 'none' : push < 1 ? 'less' : 'same') : null),
    },
  }),
  lesson<'random-triplets'>({
    slug: 'random-triplets',
    figure: 'RandomTriplets',
    steps: [{ text: 'many' }, { text: 'dry' }, { text: 'mining' }],
    claims: ['easy', 'narrow'],
    elsewhere: { easy: { slug: 'triplets', claim: 'easy' } },
    prediction: {
      after: 1,
      shows: null,
      choices: [{ id: 'random' }, { id: 'hardest' }, { id: 'exponential' }],
      answer: ({ activeRandom, activeHardest, activeExponential }) =>
        smallest({ random: activeRandom, hardest: activeHardest, exponential: activeExponential }),
    },
  }),
  lesson<'batch-hard'>({
    slug: 'batch-hard',
    figure: 'BatchHard',
    steps: [
      {
        text: 'rule',
        tex: String.raw`L_a = \bigl[\,\positive{\max_p d(a,p)} - \negative{\min_n d(a,n)} + \margin{m}\,\bigr]_+`,
      },
      { text: 'outlier' },
      { text: 'rest' },
    ],
    claims: ['outlier', 'clean', 'crowd'],
    prediction: {
      after: 1,
      shows: 'crowd',
      choices: [{ id: 'three' }, { id: 'half' }, { id: 'most' }],
      answer: ({ moved, points }) =>
        points > 0 ? (moved <= 3 ? 'three' : moved <= points / 2 ? 'half' : 'most') : null,
    },
  }),
];

/** The name of the smallest number; null while one is missing. */
export function smallest<Name extends string>(numbers: Record<Name, number | undefined>): Name | null {
  const names = Object.keys(numbers) as Name[];
  if (!names.every((name) => Number.isFinite(numbers[name]))) return null;
  return names.reduce((best, name) => ((numbers[name] ?? 0) < (numbers[best] ?? 0) ? name : best));
}
