// Options for tests of the session: a run of vectors small enough for the CPU backend in Node.
import { defaultOptions, type Options } from '../experiment/options';

export const small: Options = {
  ...defaultOptions(),
  data: 'clusters',
  identities: 12,
  imagesPerIdentity: 6,
  dimension: 8,
  hidden: 16,
  embedding: 8,
  batchIdentities: 4,
  batchImages: 3,
  evaluateEvery: 5,
};
