// Options → network: images get the chosen network, vectors the MLP or the linear one.
import type { ItemShape } from '../data/types';
import { isVisible, type Options } from './options';

export interface NetworkConfig {
  /** conv: patch stem + conv + row pooling + two fully connected layers. paperHead: the same trunk with 1024 → 128. mlp, linear: any input, flattened. */
  kind: 'conv' | 'paperHead' | 'mlp' | 'linear';
  input: ItemShape;
  /** Channels of the two convolutions; mlp and linear have none. */
  channels: [number, number];
  /** Units of the hidden fully connected layer(s). */
  hidden: number;
  /** Embedding dimension D, 2–128. */
  embedding: number;
  /** L2-normalised output. */
  normalize: boolean;
  /** Training identities, for the joint softmax head. */
  classes: number;
  /** Seed of the initial weights, drawn on the CPU: equal on every backend. */
  seed: number;
}

/** Embedding dimension of the paper's head. */
const PAPER_EMBEDDING = 128;

/** D of a run: as chosen, except that the paper's head is 1024 → 128 as a whole. */
export const embeddingOf = (options: Options): number =>
  isVisible('embedding', options) ? options.embedding : PAPER_EMBEDDING;

/** The network that is built over vectors or images: a convolution over vectors becomes an MLP. */
export const networkOver = (network: Options['network'], vectors: boolean): NetworkConfig['kind'] =>
  vectors && network !== 'linear' ? 'mlp' : network;

/** The network of a run; `classes` is the number of training identities. */
export function networkOf(options: Options, input: ItemShape, classes: number): NetworkConfig {
  const { network, channels, hidden, normalize, seed } = options;
  return {
    kind: networkOver(network, input.kind === 'vector'),
    input,
    channels: [channels, 2 * channels],
    hidden,
    embedding: embeddingOf(options),
    normalize,
    classes,
    seed,
  };
}
