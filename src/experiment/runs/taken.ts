// What a lane gives away on request: its network, and the embeddings of everything it is scored on.
import type { NetworkConfig } from '../network';
import type { Options } from '../options';
import type { PartOfData } from './record';

export interface NamedTensor {
  name: string;
  shape: number[];
  values: Float32Array;
}

/** A network with what its inputs went through before it: enough to use it elsewhere. */
export interface TakenNetwork {
  options: Options;
  config: NetworkConfig;
  /** Inputs are (value − mean[channel]) / deviation[channel]; a vector has one channel per number or one for all. */
  mean: number[];
  deviation: number[];
  step: number;
  /** Checksum of the weights. */
  weights: string;
  /** Weights only (no optimiser slots), in the network's order, e.g. "stem/weights" [fanIn, fanOut], "stem/biases" [fanOut]; the softmax head ("classifier/…") last. */
  tensors: NamedTensor[];
}

/** One item with its embedding's place in `TakenEmbeddings.values`. */
export interface EmbeddedItem {
  item: number;
  part: PartOfData;
  role: 'train' | 'query' | 'gallery';
  identity: number;
  trueIdentity: number;
  camera: string;
}

export interface TakenEmbeddings {
  options: Options;
  step: number;
  dimension: number;
  items: EmbeddedItem[];
  /** items.length × dimension. */
  values: Float32Array;
}
