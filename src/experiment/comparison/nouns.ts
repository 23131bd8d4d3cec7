// Options as nouns within a sentence: "the margin differs", "the wrong labels differ".
import { isPointToSet } from '../lossOptions';
import { optionOf, type OptionKey, type Options } from '../options';

export interface Noun {
  text: string;
  plural: boolean;
}

const one = (text: string): Noun => ({ text, plural: false });
const many = (text: string): Noun => ({ text, plural: true });

/** Where the label of an option is no noun, or has a letter that a sentence does without. */
const NOUNS: Partial<Record<OptionKey, Noun>> = {
  data: one('the kind of data'),
  own: one('the image set'),
  imagesPerIdentity: many('the images of each identity'),
  identities: many('the identities'),
  cameras: many('the cameras'),
  wrongLabels: many('the wrong labels'),
  distractors: many('the distractors'),
  strategy: one('the strategy'),
  sigma: one('σ'),
  alpha: one('α'),
  ownPositive: one('the formula of positives'),
  ownNegative: one('the formula of negatives'),
  ownParameters: many('the formulas’ numbers'),
  margin: one('the margin'),
  detach: one('the detaching of weights'),
  batchIdentities: many('the identities per batch'),
  batchImages: many('the images per identity in a batch'),
  channels: many('the channels'),
  hidden: many('the hidden units'),
  embedding: one('the embedding dimension'),
  normalize: one('the norm of embeddings'),
  evaluateEvery: one('how often it is scored'),
};

/** The option within a sentence; from its label where that is a noun. */
export function nounOf(key: OptionKey): Noun {
  const { label } = optionOf(key);
  return NOUNS[key] ?? one(`the ${label[0].toLowerCase()}${label.slice(1)}`);
}

/** What a strategy weighs with: these and the strategy itself are one thing to a reader. */
const OF_THE_STRATEGY: readonly OptionKey[] = [
  'strategy',
  'sigma',
  'alpha',
  'ownPositive',
  'ownNegative',
  'ownParameters',
  'boundary',
  'similarityAlpha',
  'similarityBeta',
  'similarityThreshold',
  'gamma',
];

/** Differing options as nouns; strategies that differ are "the weighting", or "the loss" where one has no sets to weigh. */
export function nounsOf(keys: readonly OptionKey[], lanes: readonly Options[]): Noun[] {
  if (!keys.includes('strategy')) return keys.map(nounOf);
  const all = lanes.every(({ strategy }) => isPointToSet(strategy)) ? 'the weighting' : 'the loss';
  return [one(all), ...keys.filter((key) => !OF_THE_STRATEGY.includes(key)).map(nounOf)];
}

/** "σ, the margin and the wrong labels". */
export function listOf(texts: readonly string[]): string {
  return texts.length > 1 ? `${texts.slice(0, -1).join(', ')} and ${texts.at(-1)}` : (texts[0] ?? '');
}
