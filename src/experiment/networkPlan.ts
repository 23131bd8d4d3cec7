// The geometry of the networks: which layers there are and how large. Engine and exported networks are built from the same plan.
import type { ItemShape } from '../data/types';
import type { NetworkConfig } from './network';

/** Side of a patch. 64×32 becomes 16×8 positions: coarse enough for wasm, fine enough for a stripe on a shirt. */
export const PATCH = 4;

/** The convolution: 3×3 with stride 2, and one zero row or column on each side, as in PyTorch's padding=1. */
export const TAPS = 3;
export const STRIDE = 2;
export const PAD = 1;

/** Units of the hidden layer in the paper's head (1024, then the embedding). */
const PAPER_HIDDEN = 1024;

/** What the network's first matmul sees of one item. */
export interface InputGrid {
  /** Patch positions; 1 × 1 for vectors. */
  rows: number;
  columns: number;
  /** Numbers per position. */
  features: number;
}

/** Weights [fanIn, fanOut] followed by biases [fanOut]. */
export interface DenseSpec {
  name: string;
  fanIn: number;
  fanOut: number;
  relu: boolean;
}

export interface NetworkPlan {
  grid: InputGrid;
  /** Layers with weights, in order; "conv" is the convolution, which the mean over the width follows. */
  parts: DenseSpec[];
  /** The joint softmax over the training identities, behind the embedding. */
  head: DenseSpec;
}

/** Output positions of the convolution along an axis of `length`. */
export const strided = (length: number): number => Math.floor((length + 2 * PAD - TAPS) / STRIDE) + 1;

/** The grid of an item. Height and width that are no multiple of 4 are filled up with zeros below and on the right. */
export function inputGrid(shape: ItemShape, patches: boolean): InputGrid {
  if (shape.kind === 'vector') return { rows: 1, columns: 1, features: shape.dimension };
  const { height, width, channels } = shape;
  if (!patches) return { rows: 1, columns: 1, features: height * width * channels };
  return {
    rows: Math.ceil(height / PATCH),
    columns: Math.ceil(width / PATCH),
    features: PATCH * PATCH * channels,
  };
}

/** True where the input is cut into patches. */
export const usesPatches = ({ kind, input }: NetworkConfig): boolean =>
  (kind === 'conv' || kind === 'paperHead') && input.kind === 'image';

const part = (name: string, fanIn: number, fanOut: number, relu = true) => ({ name, fanIn, fanOut, relu });

/** @throws RangeError when a convolution is asked of vectors. */
function partsOf(config: NetworkConfig, grid: InputGrid): DenseSpec[] {
  const { kind, hidden, embedding, channels } = config;
  const last = (fanIn: number) => part('embedding', fanIn, embedding, false);
  if (kind === 'linear') return [last(grid.features)];
  if (kind === 'mlp')
    return [part('hidden1', grid.features, hidden), part('hidden2', hidden, hidden), last(hidden)];
  if (!usesPatches(config))
    throw new RangeError(`The ${kind} network needs images; vectors go through mlp or linear.`);
  const [first, second] = channels;
  const units = kind === 'paperHead' ? PAPER_HIDDEN : hidden;
  return [
    part('stem', grid.features, first),
    part('conv', TAPS * TAPS * first, second),
    part('hidden', strided(grid.rows) * second, units),
    last(units),
  ];
}

/** The layers of a configuration. @throws RangeError for one that cannot be built. */
export function networkPlan(config: NetworkConfig): NetworkPlan {
  const grid = inputGrid(config.input, usesPatches(config));
  const head = { name: 'classifier', fanIn: config.embedding, fanOut: config.classes, relu: false };
  return { grid, parts: partsOf(config, grid), head };
}

/** Names and shapes of all weights in the network's order, the softmax head last. */
export function weightShapes(config: NetworkConfig): { name: string; shape: number[] }[] {
  const { parts, head } = networkPlan(config);
  return [...parts, head].flatMap(({ name, fanIn, fanOut }) => [
    { name: `${name}/weights`, shape: [fanIn, fanOut] },
    { name: `${name}/biases`, shape: [fanOut] },
  ]);
}
