// The engine's layers, loss, optimiser and records put together for networks that the app does not offer.
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor2D } from '@tensorflow/tfjs-core';
import { fastLoss } from '../../src/engine/fastLoss';
import { submitStep } from '../../src/engine/kernels/gpu/launcher';
import { convolution, dense, rowMean, unitLength } from '../../src/engine/layers';
import type { Layer } from '../../src/engine/layers';
import { RelationsCache } from '../../src/engine/losses/relations';
import { networkOfLayers } from '../../src/engine/network';
import type { Network } from '../../src/engine/network';
import { Parameters } from '../../src/engine/parameters';
import { StepRecords } from '../../src/engine/records';
import { Constants } from '../../src/engine/tensors';
import type { Batch, Checkpoint, ReadBack, StepOptions, Trainer } from '../../src/engine/types';
import { TAPS } from '../../src/experiment/networkPlan';
import { sizeOf, weightShapes } from './works';
import type { Part, WorkData } from './works';

/** The convolution's output has its columns slowest; the next one wants whole pictures: [width, n·height, c] → [n·height, width, c]. */
function wholePictures(width: number, channels: number): Layer {
  const turn = (x: Tensor2D, [a, b]: [number, number]) =>
    tf.reshape(tf.transpose(tf.reshape(x, [a, b, channels]), [1, 0, 2]), [a * b, channels]) as Tensor2D;
  return {
    dense: null,
    forward(input) {
      const rows = input.shape[0] / width;
      return {
        output: turn(input, [width, rows]),
        backward: (gradient) => ({ parameters: [], input: turn(gradient, [rows, width]) }),
      };
    },
  };
}

/** Mean over the rows that rowMean leaves, as one product with a constant: [n·height, c] → [n, c]. */
function columnMean(height: number, channels: number): Layer {
  /** [n, n·height] with 1/height where the row belongs to the item, and its transpose. */
  let shares: { mean: Tensor2D; spread: Tensor2D } | null = null;
  const sharesOf = (count: number) => {
    const values = new Float32Array(count * count * height);
    for (let i = 0; i < count; i++)
      values.fill(1 / height, i * (count + 1) * height, (i * (count + 1) + 1) * height);
    const mean = tf.keep(tf.tensor2d(values, [count, count * height]));
    return { mean, spread: tf.keep(tf.transpose(mean)) };
  };
  return {
    dense: null,
    forward(input, _, count) {
      shares ??= sharesOf(count);
      const { mean, spread } = shares;
      return {
        output: tf.matMul(mean, tf.reshape(input, [count * height, channels]) as Tensor2D),
        backward(gradient) {
          const rows = tf.matMul(spread, gradient);
          return { parameters: [], input: tf.reshape(rows, [count, height * channels]) as Tensor2D };
        },
      };
    },
  };
}

function layersOf(parts: readonly Part[], constants: Constants): Layer[] {
  return parts.flatMap((part, i): Layer[] => {
    const spec = { name: `part${i}`, relu: true };
    switch (part.kind) {
      case 'dense':
        return [dense({ ...spec, ...part })];
      case 'conv': {
        const { channels, fanOut, width } = part;
        const layer = convolution(part, { ...spec, fanIn: TAPS * TAPS * channels, fanOut });
        return parts[i + 1].kind === 'conv' ? [layer, wholePictures(width / 2, fanOut)] : [layer];
      }
      case 'rowMean':
      case 'globalMean': {
        const { height, width, channels } = part;
        // rowMean is told the map before the convolution, which is twice as large.
        const rows = rowMean({ height: 2 * height, width: 2 * width, channels }, channels, constants);
        return part.kind === 'rowMean' ? [rows] : [rows, columnMean(height, channels)];
      }
      case 'unit':
        return [unitLength(constants)];
    }
  });
}

/** As the engine's trainer, without softmax head and probe. */
export class LayerTrainer implements Pick<Trainer, 'train' | 'read' | 'checkpoint' | 'restore' | 'memory'> {
  step = 0;
  private readonly constants = new Constants();
  private readonly relations = new RelationsCache();
  private readonly records = new StepRecords();
  private readonly network: Network;
  private readonly parameters: Parameters;
  private readonly width: number;

  constructor({ work, weights }: WorkData) {
    this.network = networkOfLayers(layersOf(work.parts, this.constants));
    const shapes = weightShapes(work);
    const initial = weights.map((values, i) => ({ name: `tensor${i}`, shape: shapes[i], values }));
    this.parameters = new Parameters(initial, { kind: 'adam', momentum: 0 });
    this.width = work.item.at(-1) ?? sizeOf(work.item);
  }

  async train({ inputs, labels, count }: Batch, options: StepOptions): Promise<void> {
    const { constants, parameters, width } = this;
    const relations = this.relations.of(labels);
    this.step++;
    const record = tf.tidy(() => {
      const x = tf.tensor2d(inputs, [inputs.length / width, width]);
      const pass = this.network.forward(x, parameters.tensors, count);
      const { gradient, statistics } = fastLoss(pass.embeddings, options.loss, { relations, constants });
      const { learningRate: rate, weightDecay: decay } = options;
      parameters.update(pass.backward(gradient), { rate, decay, step: this.step });
      return tf.concat([statistics, constants.filled(0, [1])], 0);
    });
    this.records.add(record, { lambda: 0, hasSets: true, anchors: relations.anchors });
    await submitStep();
  }

  async read(): Promise<ReadBack> {
    const packed = tf.tidy(() => tf.clone(this.records.pack() as tf.Tensor));
    const notes = this.records.clear();
    const values = new Float32Array(await packed.data<'float32'>());
    packed.dispose();
    return { records: this.records.unpack(values, notes), embeddings: null };
  }

  async checkpoint(): Promise<Checkpoint> {
    return { step: this.step, tensors: await this.parameters.save() };
  }

  restore({ step, tensors }: Checkpoint): void {
    this.parameters.load(tensors);
    this.records.clear();
    this.step = step;
  }

  memory(): ReturnType<Trainer['memory']> {
    const { numTensors, numBytes, ...rest } = tf.memory() as ReturnType<typeof tf.memory> & {
      numBytesAllocatedInGPU?: number;
    };
    return { tensors: numTensors, bytes: numBytes, gpuBytes: rest.numBytesAllocatedInGPU ?? null };
  }
}
