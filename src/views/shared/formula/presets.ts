// Formulas to start from: the two of the paper, and two that say something else about who should count.
import type { OwnTexts } from '../../../experiment/ownOptions';

export interface Preset extends OwnTexts {
  name: string;
  /** One sentence on what it does. */
  help: string;
}

export const PRESETS: readonly Preset[] = [
  {
    name: 'HAP2S-E',
    help: 'Weights grow exponentially with hardness.',
    positive: 'd / s',
    negative: '-d / s',
    parameters: 's = 0.1',
  },
  {
    name: 'HAP2S-P',
    help: 'Weights grow as a power of 1 + d.',
    positive: 'a * log1p(d)',
    negative: '-2 * a * log1p(d)',
    parameters: 'a = 10',
  },
  {
    name: 'Squared',
    help: 'Weights follow the squared distance, as a Gaussian does.',
    positive: 'd^2 / s',
    negative: '-d^2 / s',
    parameters: 's = 0.2',
  },
  {
    name: 'Capped',
    help: 'Harder than the distance c is not heavier: an outlier counts no more than its neighbours.',
    positive: 'min(d, c) / s',
    negative: '-max(d, c) / s',
    parameters: 's = 0.1, c = 0.8',
  },
];
