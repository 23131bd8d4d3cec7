// All that a lane is trained and scored on, made once: data, standardised inputs, batches by step, parts, probes.
import { fingerprintOf } from '../data/fingerprint';
import { createRandom } from '../data/random';
import { createBatchSampler, type BatchSampler } from '../data/sampler';
import { channelStatistics, standardised, type ChannelStatistics } from '../data/standardise';
import { itemSize, type Dataset } from '../data/types';
import type { Batch } from '../engine/types';
import type { Options } from '../experiment/options';
import { makeParts, type Part } from './part';
import type { Thumbnails } from './thumbnails';
import type { DataSummary, LanePrints, PartName, Probe } from './protocol';

/** Bytes of standardised inputs that are kept. */
const MOST_KEPT = 64 * 1024 * 1024;

/** A data set with its pictures on the page, shared by all lanes that are trained on it. */
export interface Source {
  dataset: Dataset;
  /** The first lane that it was made for. */
  lane: number;
  thumbnails: Thumbnails;
}

/** Fingerprints of a data set: of what is seen and how it is split, and of the labels that training goes by. */
function printsOf({ values, trueIdentity, camera, identity, split }: Dataset): Material['prints'] {
  const { train, query, gallery } = split;
  return {
    images: fingerprintOf(values, trueIdentity, camera, train, query, gallery),
    labels: fingerprintOf(Int32Array.from(train, (item) => identity[item])),
  };
}

export class Material {
  readonly dataset: Dataset;
  readonly prints: Pick<LanePrints, 'images' | 'labels'>;
  readonly parts: Record<PartName, Part>;
  readonly probes: Record<PartName, Probe>;
  /** Number of training identities: classes of the joint softmax. */
  readonly classes: number;
  private readonly classOf = new Map<number, number>();
  /** What inputs are standardised by. */
  readonly statistics: ChannelStatistics;
  private readonly kept: { values: Float32Array; made: Uint8Array } | null;
  private sampler: BatchSampler;
  private drawn = 0;
  private last: Int32Array = new Int32Array(0);
  private readonly probed: Partial<Record<PartName, Float32Array>> = {};
  private made: { items: Int32Array; batch: Batch } | null = null;

  /** RangeError when the data cannot be trained on (fewer than two identities). */
  constructor(
    readonly source: Source,
    private readonly options: Options,
  ) {
    const { dataset } = source;
    this.dataset = dataset;
    const view = createRandom(options.seed, 'view');
    this.prints = printsOf(dataset);
    this.parts = this.freshParts();
    this.probes = {
      seen: this.parts.seen.probe(view.fork('seen')),
      unseen: this.parts.unseen.probe(view.fork('unseen')),
    };
    const identities = [...new Set(Array.from(dataset.split.train, (item) => dataset.identity[item]))];
    identities.toSorted((a, b) => a - b).forEach((identity, index) => this.classOf.set(identity, index));
    this.classes = identities.length;
    this.statistics = channelStatistics(dataset);
    const { count } = dataset;
    const numbers = count * itemSize(dataset.shape);
    const small = numbers * Float32Array.BYTES_PER_ELEMENT <= MOST_KEPT;
    this.kept = small ? { values: new Float32Array(numbers), made: new Uint8Array(count) } : null;
    this.sampler = this.makeSampler();
  }

  /** The same parts for another lane: each keeps the embeddings of its own. */
  freshParts(): Record<PartName, Part> {
    return makeParts(this.dataset, createRandom(this.options.seed, 'view').fork('parts'));
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
    if (step === this.drawn - 1) return this.last; // another lane's turn at the same step
    if (step < this.drawn) {
      this.sampler = this.makeSampler();
      this.drawn = 0;
    }
    while (this.drawn < step) {
      this.sampler.next();
      this.drawn++;
    }
    this.drawn++;
    this.last = this.sampler.next();
    return this.last;
  }

  /** Standardised inputs of items, row-major. Those of a small data set are kept: each is wanted again and again. */
  inputs(items: ArrayLike<number>): Float32Array {
    const { dataset, statistics, kept } = this;
    if (!kept) return standardised(dataset, statistics, items);
    const size = itemSize(dataset.shape);
    const out = new Float32Array(items.length * size);
    for (let row = 0; row < items.length; row++) {
      const item = items[row];
      const values = kept.values.subarray(item * size, (item + 1) * size);
      if (!kept.made[item]) standardised(dataset, statistics, [item], values);
      kept.made[item] = 1;
      out.set(values, row * size);
    }
    return out;
  }

  /** Standardised inputs of a part's probe, made once for all lanes and frames. */
  probeInputs(part: PartName): Float32Array {
    this.probed[part] ??= this.inputs(this.probes[part].items);
    return this.probed[part];
  }

  /** The batch of these items, made once for all lanes. */
  batch(items: Int32Array): Batch {
    if (this.made?.items !== items) {
      const { identity } = this.dataset;
      const labels = Int32Array.from(items, (item) => this.classOf.get(identity[item]) ?? 0);
      this.made = { items, batch: { inputs: this.inputs(items), labels, count: items.length } };
    }
    return this.made.batch;
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
