// Chapters 5 to 9: the point-to-set distance, its weightings, their limits, and the gradient of the weights.
import { CURVE_FIGURES } from './curves';
import { lesson, nearestChoice } from './types';

/** Relative difference of two effective sizes that counts as none. */
const ALIKE = 0.1;

/** e itself, and what one might take for it. */
const TIMES = [
  { id: 'a', value: 1.5 },
  { id: 'b', value: 2 },
  { id: 'c', value: Number(Math.E.toFixed(2)) },
  { id: 'd', value: 10 },
] as const;

export const loss = [
  lesson<'point-to-set'>({
    slug: 'point-to-set',
    figure: 'PointToSet',
    steps: [
      { text: 'set', tex: String.raw`D(a,S) = \dfrac{\sum_i \weight{w_i}\, d_i}{\sum_i \weight{w_i}}` },
      {
        text: 'loss',
        tex: String.raw`L_a = \bigl[\,\positive{D(a,S^+)} - \negative{D(a,S^-)} + \margin{m}\,\bigr]_+`,
      },
      { text: 'three' },
      { text: 'hap2s' },
    ],
    claims: ['uniform', 'adaptive', 'extreme'],
    prediction: {
      after: 2,
      shows: 'adaptive',
      choices: [{ id: 'below' }, { id: 'between' }, { id: 'above' }],
      answer: ({ dPlusUniform, dPlusAdaptive, dPlusHardest }) => {
        if (!(dPlusAdaptive >= 0)) return null;
        if (dPlusAdaptive < dPlusUniform) return 'below';
        return dPlusAdaptive > dPlusHardest ? 'above' : 'between';
      },
    },
  }),
  lesson<'exponential'>({
    slug: 'exponential',
    figure: 'Exponential',
    steps: [
      {
        text: 'weights',
        tex: String.raw`\positive{w^+ = e^{\,d/\sigma}} \qquad \negative{w^- = e^{-d/\sigma}}`,
      },
      { text: 'ruler' },
      { text: 'now' },
    ],
    claims: ['one', 'sharp', 'flat'],
    prediction: {
      after: 1,
      shows: 'one',
      choices: TIMES,
      answer: ({ ratio }) => nearestChoice(TIMES, ratio),
    },
  }),
  lesson<'polynomial'>({
    slug: 'polynomial',
    figure: 'Polynomial',
    steps: [
      {
        text: 'weights',
        tex: String.raw`\positive{w^+ = (1+d)^{\alpha}} \qquad \negative{w^- = (1+d)^{-2\alpha}}`,
      },
      { text: 'slope' },
      { text: 'scale' },
      { text: 'now' },
    ],
    claims: Object.keys(CURVE_FIGURES.Polynomial.claims) as ('raw' | 'unit' | 'fair')[],
    prediction: {
      after: 2,
      shows: 'unit',
      choices: [{ id: 'exponential' }, { id: 'polynomial' }, { id: 'alike' }],
      answer: ({ neffE, neffP }) => {
        if (!(neffE >= 1 && neffP >= 1)) return null;
        if (Math.abs(neffE - neffP) <= ALIKE * Math.max(neffE, neffP)) return 'alike';
        return neffE < neffP ? 'exponential' : 'polynomial';
      },
    },
  }),
  lesson<'limits'>({
    slug: 'limits',
    figure: 'Limits',
    steps: [
      { text: 'ends' },
      {
        text: 'size',
        tex: String.raw`N_{\mathrm{eff}} = \exp\Bigl(-\sum_i \weight{w_i} \ln \weight{w_i}\Bigr)`,
      },
      { text: 'now' },
    ],
    claims: ['uniform', 'middle', 'hardest'],
    prediction: {
      after: 2,
      shows: 'hardest',
      choices: [{ id: 'zero' }, { id: 'one' }, { id: 'all' }],
      answer: ({ neffPositive, positives }) => {
        if (!(positives > 0)) return null;
        if (neffPositive < 0.5) return 'zero';
        return neffPositive < (1 + positives) / 2 ? 'one' : 'all';
      },
    },
  }),
  lesson<'stop-gradient'>({
    slug: 'stop-gradient',
    figure: 'StopGradient',
    steps: [
      { text: 'two' },
      {
        text: 'sign',
        tex: String.raw`\dfrac{\partial \positive{D^+}}{\partial d_i} = \weight{w_i}\Bigl(1 + \dfrac{d_i - \positive{D^+}}{\sigma}\Bigr)`,
      },
      { text: 'now' },
      { text: 'stop' },
    ],
    claims: ['graph', 'detached', 'wide'],
    prediction: {
      after: 1,
      shows: 'graph',
      choices: [{ id: 'towards' }, { id: 'nothing' }, { id: 'away' }],
      answer: ({ easiestEffective }) =>
        Number.isFinite(easiestEffective)
          ? easiestEffective > 0
            ? 'towards'
            : easiestEffective < 0
              ? 'away'
              : 'nothing'
          : null,
    },
  }),
];
