// All that a run is trained and scored on, made once at its start: data, standardised inputs, batches by step, parts, probes.
import { createRandom } from '../data/random';
import { createBatchSampler, type BatchSampler } from '../data/sampler';
import { channelStatistics, standardised, type ChannelStatistics } from '../data/standardise';
import type { Dataset } from '../data/types';
import type { Batch } from '../engine/types';
import type { Options } from '../experiment/options';
import { makeParts, type Part } from './part';
import type { DataSummary, PartName, Probe } from './protocol';

export class Material {
  readonly parts: Record<PartName, Part>;
  readonly probes: Record<PartName, Probe>;
  /** Number of training identities: classes of the joint softmax. */
  readonly classes: number;
  private readonly classOf = new Map<number, number>();
  private readonly statistics: ChannelStatistics;
  private sampler: BatchSampler;
  private drawn = 0;

  /** RangeError when the data cannot be trained on (fewer than two identities). */
  constructor(
    readonly dataset: Dataset,
    private readonly options: Options,
  ) {
    const view = createRandom(options.seed, 'view');
    this.parts = makeParts(dataset, view.fork('parts'));
    this.probes = {
      seen: this.parts.seen.probe(view.fork('seen')),
      unseen: this.parts.unseen.probe(view.fork('unseen')),
    };
    const identities = [...new Set(Array.from(dataset.split.train, (item) => dataset.identity[item]))];
    identities.toSorted((a, b) => a - b).forEach((identity, index) => this.classOf.set(identity, index));
    this.classes = identities.length;
    this.statistics = channelStatistics(dataset);
    this.sampler = this.makeSampler();
  }

  private makeSampler(): BatchSampler {
    const { dataset, options } = this;
    const { train } = dataset.split;
    return createBatchSampler(
      Int32Array.from(train, (item) => dataset.identity[item]),
      train,
      { P: options.batchIdentities, K: options.batchImages, random: createRandom(options.seed, 'batches') },
    );
  }

  /** The items of the batch that follows step `step`: a function of seed and step, whatever was drawn before. */
  batchAfter(step: number): Int32Array {
    if (step < this.drawn) {
      this.sampler = this.makeSampler();
      this.drawn = 0;
    }
    while (this.drawn < step) {
      this.sampler.next();
      this.drawn++;
    }
    this.drawn++;
    return this.sampler.next();
  }

  /** Standardised inputs of items, row-major. */
  inputs(items: ArrayLike<number>): Float32Array {
    return standardised(this.dataset, this.statistics, items);
  }

  batch(items: Int32Array): Batch {
    const { identity } = this.dataset;
    const labels = Int32Array.from(items, (item) => this.classOf.get(identity[item]) ?? 0);
    return { inputs: this.inputs(items), labels, count: items.length };
  }

  summary(): DataSummary {
    const { dataset, parts, probes } = this;
    const { train, query, gallery } = dataset.split;
    return {
      name: dataset.name,
      shape: dataset.shape,
      cameraNames: dataset.cameraNames,
      trainIdentities: this.classes,
      trainItems: train.length,
      queryItems: query.length,
      galleryItems: gallery.length,
      wrongLabels: train.reduce((n, i) => n + Number(dataset.identity[i] !== dataset.trueIdentity[i]), 0),
      excludeSameCamera: dataset.excludeSameCamera,
      probes,
      queries: { seen: parts.seen.offered(), unseen: parts.unseen.offered() },
    };
  }
}
