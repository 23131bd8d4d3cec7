// One network with its loss and optimiser on the open backend: steps go in, one read-back a frame comes out.
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { itemSize } from '../data/types';
import { inputGrid, usesPatches } from '../experiment/networkPlan';
import { fastLoss, hasSets } from './fastLoss';
import { arrangeOnWasm } from './kernels/arrange';
import { submitStep } from './kernels/gpu/launcher';
import { onWasm } from './kernels/backend';
import { RelationsCache } from './losses/relations';
import type { RuleContext } from './losses/rule';
import { createNetwork, initialWeights } from './network';
import type { Network } from './network';
import { Parameters } from './parameters';
import { arrange } from './patches';
import { StepRecords } from './records';
import { softmaxHead } from './softmaxHead';
import { Constants } from './tensors';
import type {
  Batch,
  Checkpoint,
  NetworkConfig,
  OptimiserConfig,
  ReadBack,
  StepOptions,
  Trainer,
} from './types';

/** Items per forward pass outside training: the largest chunk that keeps a wasm pass below one frame (16 ms). */
const CHUNK = 64;

/** Parameters of the softmax head, at the end of the list. */
const HEAD_TENSORS = 2;

/** A turn of the event loop, so that messages get through on backends that never wait. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    const done = () => {
      port1.close();
      resolve();
    };
    port1.addEventListener('message', done, { once: true });
    port1.start();
    port2.postMessage(null);
  });
}

class BackendTrainer implements Trainer {
  step = 0;
  private readonly config: NetworkConfig;
  private readonly constants = new Constants();
  private readonly relations = new RelationsCache();
  private readonly records = new StepRecords();
  private readonly network: Network;
  private readonly parameters: Parameters;

  constructor(config: { network: NetworkConfig; optimiser: OptimiserConfig }) {
    this.config = config.network;
    this.network = createNetwork(config.network, this.constants);
    this.parameters = new Parameters(initialWeights(config.network), config.optimiser);
  }

  get parameterCount(): number {
    return this.parameters.count;
  }

  async train(batch: Batch, options: StepOptions): Promise<void> {
    const { constants } = this;
    const relations = this.relations.of(batch.labels.subarray(0, batch.count));
    this.step++;
    const record = tf.tidy(() => this.trainOn(batch, options, { relations, constants }));
    const { lambda, loss } = options;
    this.records.add(record, { lambda, hasSets: hasSets(loss), anchors: relations.anchors });
    await submitStep();
  }

  async read(probe: Float32Array | null, probeCount: number): Promise<ReadBack> {
    const [packed] = tf.tidy(() => this.pack(probe, probeCount));
    const notes = this.records.clear();
    const values = packed ? new Float32Array(await packed.data<'float32'>()) : new Float32Array();
    packed?.dispose();
    const dimension = this.config.embedding;
    return {
      records: this.records.unpack(values, notes),
      embeddings: probe ? values.slice(values.length - probeCount * dimension) : null,
    };
  }

  async embed(inputs: (from: number, to: number) => Float32Array, count: number): Promise<Float32Array> {
    const dimension = this.config.embedding;
    const result = new Float32Array(count * dimension);
    for (let from = 0; from < count; from += CHUNK) {
      const to = Math.min(from + CHUNK, count);
      const chunk = tf.tidy(() => this.embedChunk(inputs(from, to), to - from, CHUNK));
      const values = await chunk.data<'float32'>();
      chunk.dispose();
      result.set(values.subarray(0, (to - from) * dimension), from * dimension);
      if (to < count) await nextTurn();
    }
    return result;
  }

  async checkpoint(): Promise<Checkpoint> {
    const { step } = this;
    return { step, tensors: await this.parameters.save() };
  }

  restore(checkpoint: Checkpoint): void {
    this.parameters.load(checkpoint.tensors);
    this.records.clear();
    this.step = checkpoint.step;
  }

  memory(): { tensors: number; bytes: number; gpuBytes: number | null } {
    const { numTensors, numBytes, ...rest } = tf.memory() as ReturnType<typeof tf.memory> & {
      numBytesAllocatedInGPU?: number;
    };
    return { tensors: numTensors, bytes: numBytes, gpuBytes: rest.numBytesAllocatedInGPU ?? null };
  }

  dispose(): void {
    this.parameters.dispose();
    this.records.dispose();
    this.relations.dispose();
    this.constants.dispose();
  }

  private input(values: Float32Array, count: number, padded: number): Tensor2D {
    const shape = this.config.input;
    const patches = usesPatches(this.config);
    const { rows, columns, features } = inputGrid(shape, patches);
    const size = itemSize(shape);
    if (values.length < count * size)
      throw new RangeError(`${count} items need ${count * size} numbers, but there are ${values.length}.`);
    if (onWasm() && patches && shape.kind === 'image') {
      const { height, width, channels } = shape;
      return arrangeOnWasm(values, { count, padded, height, width, channels });
    }
    // wasm copies an upload at once; the other backends keep the array that they get.
    const asTheyAre = onWasm() && count === padded;
    const arranged = asTheyAre
      ? values.subarray(0, count * size)
      : arrange(values, count, padded, shape, patches);
    return tf.tensor2d(arranged, [padded * rows * columns, features]);
  }

  /** Records and probe embeddings as one tensor, or nothing. */
  private pack(probe: Float32Array | null, probeCount: number): Tensor[] {
    const records = this.records.pack();
    const embeddings = probe && probeCount > 0 ? this.embedChunk(probe, probeCount, probeCount) : null;
    if (!embeddings) return records ? [tf.clone(records)] : [];
    const flat = tf.reshape(embeddings, [embeddings.size]);
    return [records ? tf.concat([records, flat], 0) : flat];
  }

  private embedChunk(values: Float32Array, count: number, padded: number): Tensor2D {
    const input = this.input(values, count, padded);
    return this.network.forward(input, this.parameters.tensors, padded).embeddings;
  }

  private trainOn(batch: Batch, options: StepOptions, context: RuleContext): Tensor {
    const { count, inputs } = batch;
    const tensors = this.parameters.tensors;
    const pass = this.network.forward(this.input(inputs, count, count), tensors, count);
    const metric = fastLoss(pass.embeddings, options.loss, context);
    const head = options.lambda > 0 ? this.headOn(pass.embeddings, batch, options.lambda) : null;
    const gradient = head ? (tf.add(metric.gradient, head.embeddings) as Tensor2D) : metric.gradient;
    const gradients = [...pass.backward(gradient), head?.weights ?? null, head?.biases ?? null];
    const { learningRate, weightDecay } = options;
    this.parameters.update(gradients, { rate: learningRate, decay: weightDecay, step: this.step });
    const crossEntropy = head?.value ?? context.constants.filled(0, [1]);
    return tf.concat([metric.statistics, crossEntropy], 0);
  }

  private headOn(embeddings: Tensor2D, { labels, count }: Batch, lambda: number) {
    const [weights, biases] = this.parameters.tensors.slice(-HEAD_TENSORS);
    return softmaxHead(embeddings, weights as Tensor2D, biases, labels.subarray(0, count), {
      lambda,
      normalized: this.config.normalize,
      constants: this.constants,
    });
  }
}

/**
 * A network with initial weights from its seed on the open backend.
 * @throws RangeError for a configuration that cannot be built.
 */
export function createTrainer(config: { network: NetworkConfig; optimiser: OptimiserConfig }): Trainer {
  return new BackendTrainer(config);
}
