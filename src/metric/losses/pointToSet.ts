// The subject itself, as one record among the losses that it is compared with.
import { pointToSetPairs } from '../pointToSetLoss';
import type { LossRecord } from './record';

/** The point-to-set loss; which one it is depends on its weighting. */
export const pointToSetRecord: LossRecord<'pointToSet'> = {
  id: 'pointToSet',
  name: 'Point-to-set',
  short: 'Point-to-set',
  sentence:
    'Each anchor compares its distance to the set of its positives with that to the set of its negatives.',
  tex: String.raw`\operatorname*{mean}_a \bigl[\positive{D^+_a} - \negative{D^-_a} + \margin{m}\bigr]_+`,
  measure: 'euclidean',
  normalize: 'option',
  rule: pointToSetPairs,
};
