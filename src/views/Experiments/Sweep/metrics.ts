// How the measures of a kept run are named, written and judged.
import { MEASURES, type Measure } from '../../../experiment/runs/summary';
import { fixed, hundredths } from '../../shared/numberText';

export interface Metric {
  /** In the table's head and the list of metrics. */
  name: string;
  /** Behind a value that stands alone: "%", "s" or nothing. */
  unit: string;
  /** Of a difference: "points of mAP". */
  differenceUnit: string;
  help: string;
  /** Which end is the better one; null where neither is. */
  better: 'high' | 'low' | null;
  /** In the metric's unit, without it. */
  format: (value: number | null, digits?: number) => string;
}

const share = (name: string, help: string): Metric => ({
  name,
  unit: '%',
  differenceUnit: `points of ${name}`,
  help,
  better: 'high',
  format: (value, digits = 1) => hundredths(value, digits),
});

const size = (name: string, side: string): Metric => ({
  name,
  unit: '',
  differenceUnit: side,
  help: `How many ${side} of an anchor carry its weight (exp of the weights’ entropy), mean of the last fifth of the steps.`,
  better: null,
  format: (value, digits = 1) => fixed(value, digits),
});

export const METRICS: Record<Measure, Metric> = {
  mAP: share('mAP', 'Mean average precision on identities that are never trained on, after the last step.'),
  rank1: share('rank-1', 'Share of queries whose first hit is right, on unseen identities.'),
  rank5: share('rank-5', 'Share of queries with a right hit among the first five.'),
  rank10: share('rank-10', 'Share of queries with a right hit among the first ten.'),
  mINP: share('mINP', 'How early the last right match is found, mean over queries.'),
  positiveEffectiveSize: size('Neff pos.', 'positives'),
  negativeEffectiveSize: size('Neff neg.', 'negatives'),
  wrongWeight: {
    ...share(
      'wrong weight',
      'Share of the loss’s weight that lies on members with a wrong label, after the last step.',
    ),
    differenceUnit: 'points of the weight on wrong labels',
    better: 'low',
  },
  seconds: {
    name: 'time',
    unit: 's',
    differenceUnit: 's',
    help: 'Time spent on training and scoring one run, on the machine that did it.',
    better: 'low',
    format: (value, digits = 1) => fixed(value, digits),
  },
};

/** The metric behind a value from outside. */
export const isMeasure = (text: string): text is Measure => MEASURES.includes(text as Measure);
