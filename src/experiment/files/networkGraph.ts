// A trained network as a TensorFlow graph from raw values to embeddings. It computes what the engine computes, with the
// operations that every TensorFlow.js backend has: the engine's patches are a convolution with stride 4 here.
import { networkPlan, PAD, PATCH, STRIDE, strided, TAPS, usesPatches, type DenseSpec } from '../networkPlan';
import type { TakenNetwork } from '../runs/taken';
import { flag, Graph, wholes, word } from './graph';

/** Names of what goes in and comes out. */
export const INPUT = 'input';
export const OUTPUT = 'embedding';

/** The engine's least length of an embedding: below it a length is nothing but rounding. */
const LEAST_LENGTH = 1e-30;

/** Shape of a batch of raw values; −1: any number of items. */
export const inputShape = ({ input }: TakenNetwork['config']): number[] =>
  input.kind === 'image' ? [-1, input.height, input.width, input.channels] : [-1, input.dimension];

/** Zeros that fill an axis up to a whole patch. */
const beyond = (length: number) => PATCH * Math.ceil(length / PATCH) - length;

/** Adds nodes for one network. */
class NetworkGraph extends Graph {
  constructor(private readonly network: TakenNetwork) {
    super();
  }

  /** A tensor of the network under its own name and shape, by which it is found again. */
  private own(name: string): string {
    const tensor = this.network.tensors.find((each) => each.name === name);
    if (!tensor) throw new RangeError(`The network has no tensor “${name}”.`);
    return this.float(name, tensor.shape, tensor.values);
  }

  /** Raw values, bytes or not, to mean 0 and deviation 1. */
  standardised(): string {
    const { config, mean, deviation } = this.network;
    const unit = config.input.kind === 'image' ? 255 : 1;
    const places = [mean.length];
    const scale = Float32Array.from(deviation, (value) => 1 / (unit * value));
    const shift = Float32Array.from(mean, (value, i) => -value / deviation[i]);
    const raw = this.cast('float', this.placeholder(INPUT, inputShape(config)));
    const scaled = this.op('scaled', 'Mul', [raw, this.float('scale', places, scale)]);
    return this.op('standardised', 'AddV2', [scaled, this.float('shift', places, shift)]);
  }

  private pad(name: string, x: string, [top, bottom, left, right]: readonly number[]): string {
    if (!top && !bottom && !left && !right) return x;
    const sides = this.whole(`${name}/sides`, [0, 0, top, bottom, left, right, 0, 0], [4, 2]);
    return this.op(name, 'Pad', [x, sides]);
  }

  private biased(part: DenseSpec, x: string): string {
    const { name, relu } = part;
    const sum = this.op(`${name}/sum`, 'BiasAdd', [x, this.own(`${name}/biases`)]);
    return relu ? this.op(`${name}/relu`, 'Relu', [sum]) : sum;
  }

  private convolution(part: DenseSpec, x: string, side: number, stride: number): string {
    const { name, fanIn, fanOut } = part;
    const shape = [side, side, fanIn / side ** 2, fanOut];
    const filter = this.reshaped(`${name}/filter`, this.own(`${name}/weights`), shape);
    const map = this.op(`${name}/map`, 'Conv2D', [x, filter], {
      strides: wholes([1, stride, stride, 1]),
      dilations: wholes([1, 1, 1, 1]),
      padding: word('VALID'),
      data_format: word('NHWC'),
    });
    return this.biased(part, map);
  }

  private dense(part: DenseSpec, x: string): string {
    const { name } = part;
    const product = this.op(`${name}/product`, 'MatMul', [x, this.own(`${name}/weights`)], {
      transpose_a: flag(false),
      transpose_b: flag(false),
    });
    return this.biased(part, product);
  }

  private reshaped(name: string, x: string, shape: readonly number[]): string {
    return this.op(name, 'Reshape', [x, this.whole(`${name}/shape`, shape)]);
  }

  /** Patches, the convolution over them, and the mean of each row. */
  private trunk([stem, conv]: readonly DenseSpec[], x: string, height: number, width: number): string {
    const whole = this.pad('stem/padded', x, [0, beyond(height), 0, beyond(width)]);
    const patches = this.convolution(stem, whole, PATCH, PATCH);
    const map = this.convolution(conv, this.pad('conv/padded', patches, [PAD, PAD, PAD, PAD]), TAPS, STRIDE);
    const rows = this.op('rows', 'Mean', [map, this.whole('rows/axis', [2])], { keep_dims: flag(false) });
    return this.reshaped('rows/flat', rows, [-1, strided(Math.ceil(height / PATCH)) * conv.fanOut]);
  }

  /** The whole network; its last node is OUTPUT. */
  build(): this {
    const { config } = this.network;
    const { parts, grid } = networkPlan(config);
    const { input } = config;
    const start = this.standardised();
    const convolved = input.kind === 'image' && usesPatches(config);
    const features = convolved
      ? this.trunk(parts, start, input.height, input.width)
      : this.reshaped('flat', start, [-1, grid.features]);
    const dense = convolved ? parts.slice(2) : parts;
    const last = dense.reduce((x, part) => this.dense(part, x), features);
    this.op(OUTPUT, 'Identity', [config.normalize ? this.unit(last) : last]);
    return this;
  }

  /** Rows of length 1; a row of length 0 stays 0. */
  private unit(x: string): string {
    const axis = this.whole('length/axis', [1]);
    const squares = this.op('length/squares', 'Square', [x]);
    const sum = this.op('length/sum', 'Sum', [squares, axis], { keep_dims: flag(true) });
    const least = this.float('length/least', [], Float32Array.of(LEAST_LENGTH));
    const length = this.op('length', 'Maximum', [this.op('length/root', 'Sqrt', [sum]), least]);
    return this.op('unit', 'RealDiv', [x, length]);
  }
}

/** The network as a graph. */
export const graphOf = (network: TakenNetwork): Graph => new NetworkGraph(network).build();
