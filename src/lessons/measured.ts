// Chapters 10 to 13: what is measured – outliers, a joint classifier, the score of a search, and the numbers themselves.
import { lesson } from './types';

/** Difference of two mAPs (0–1) that counts as none: one point. */
const POINT = 0.01;

export const measured = [
  lesson<'robust'>({
    slug: 'robust',
    figure: 'OutlierBench',
    steps: [{ text: 'why' }, { text: 'bench' }, { text: 'honest' }],
    claims: ['three'],
    prediction: {
      after: 2,
      shows: null,
      choices: [{ id: 'uniform' }, { id: 'hardest' }, { id: 'exponential' }, { id: 'polynomial' }],
      answer: ({ mapUniform, mapHardest, mapExponential, mapPolynomial }) =>
        largest({
          uniform: mapUniform,
          hardest: mapHardest,
          exponential: mapExponential,
          polynomial: mapPolynomial,
        }),
    },
  }),
  lesson<'softmax'>({
    slug: 'softmax',
    figure: 'JointSoftmax',
    steps: [
      {
        text: 'two',
        tex: String.raw`L = L_{\text{distance}} + \lambda\, L_{\text{softmax}}`,
      },
      { text: 'head' },
      { text: 'run' },
    ],
    claims: ['lambda2'],
    prediction: {
      after: 2,
      shows: null,
      choices: [{ id: 'better' }, { id: 'same' }, { id: 'worse' }],
      answer: ({ mapWithout, mapWith }) => {
        const gain = mapWith - mapWithout;
        if (!Number.isFinite(gain)) return null;
        return Math.abs(gain) < POINT ? 'same' : gain > 0 ? 'better' : 'worse';
      },
    },
  }),
  lesson<'scoring'>({
    slug: 'scoring',
    figure: 'Scoring',
    steps: [{ text: 'rank' }, { text: 'leftOut' }, { text: 'two' }, { text: 'ties' }],
    claims: ['sameCamera', 'junk', 'tie', 'none'],
    prediction: {
      after: 3,
      shows: 'start',
      choices: [{ id: 'sum' }, { id: 'trapezoid' }, { id: 'equal' }],
      answer: ({ ap, apTrapezoid }) => {
        if (!Number.isFinite(ap - apTrapezoid)) return null;
        return ap === apTrapezoid ? 'equal' : ap > apTrapezoid ? 'sum' : 'trapezoid';
      },
    },
  }),
  lesson<'numerics'>({
    slug: 'numerics',
    figure: 'Numerics',
    steps: [
      { text: 'naive' },
      {
        text: 'log',
        tex: String.raw`\weight{w_i} = \dfrac{e^{\,\ell_i - \ell_{\max}}}{\sum_k e^{\,\ell_k - \ell_{\max}}}, \qquad \ell_i = \ln(\text{weight of } d_i)`,
      },
      { text: 'bugs' },
    ],
    claims: ['overflow', 'vanish', 'miner', 'self'],
    prediction: {
      after: 1,
      shows: null,
      choices: [{ id: 'same' }, { id: 'smaller' }, { id: 'collapse' }],
      answer: ({ dRight, dEpsilon }) => {
        if (!(dRight > 0 && Number.isFinite(dEpsilon))) return null;
        if (dEpsilon.toFixed(3) === dRight.toFixed(3)) return 'same';
        return dEpsilon < dRight / 2 ? 'collapse' : 'smaller';
      },
    },
  }),
];

/** The name of the largest number; null while one is missing. */
export function largest<Name extends string>(numbers: Record<Name, number | undefined>): Name | null {
  const names = Object.keys(numbers) as Name[];
  if (!names.every((name) => Number.isFinite(numbers[name]))) return null;
  return names.reduce((best, name) => ((numbers[name] ?? 0) > (numbers[best] ?? 0) ? name : best));
}
