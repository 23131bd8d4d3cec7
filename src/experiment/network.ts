// Options → network: images get the chosen network, vectors the MLP or the linear one.
import type { ItemShape } from '../data/types';
import type { Options } from './options';

export interface NetworkChoice {
  kind: 'conv' | 'paperHead' | 'mlp' | 'linear';
  input: ItemShape;
  channels: [number, number];
  hidden: number;
  embedding: number;
  normalize: boolean;
  classes: number;
  seed: number;
}

/** The network of a run; `classes` is the number of training identities. A convolution over vectors becomes an MLP. */
export function networkOf(options: Options, input: ItemShape, classes: number): NetworkChoice {
  const { network, channels, hidden, embedding, normalize, seed } = options;
  return {
    kind: input.kind === 'vector' && network !== 'linear' ? 'mlp' : network,
    input,
    channels: [channels, 2 * channels],
    hidden,
    embedding,
    normalize,
    classes,
    seed,
  };
}
