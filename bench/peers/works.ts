// The works that every side does, as data: layers, batch, and the loss and optimiser that all of them share.
// Pure, so that the page's workers and the runner in Node read the same definitions; peer.py gets them as JSON.

/** x W + b on the last axis, then ReLU on request. */
export interface DensePart {
  kind: 'dense';
  fanIn: number;
  fanOut: number;
  relu: boolean;
}
/** 3×3 convolution with stride 2 and padding 1, then ReLU; weights [9·channels, fanOut], rows in the order y, x, channel. */
export interface ConvPart {
  kind: 'conv';
  height: number;
  width: number;
  channels: number;
  fanOut: number;
}
/** Mean over the width (rows stay apart, flattened to [n, height·channels]) or over both axes of a map. */
export interface MeanPart {
  kind: 'rowMean' | 'globalMean';
  height: number;
  width: number;
  channels: number;
}
/** Rows of unit length. */
export interface UnitPart {
  kind: 'unit';
}
export type Part = DensePart | ConvPart | MeanPart | UnitPart;

export interface Work {
  name: string;
  /** Shape of one item as the first part wants it; a map is height, width, channels. */
  item: number[];
  parts: Part[];
  /** Identities of a batch, and images of each, in the order of the identities. */
  P: number;
  K: number;
}

export const WORK_NAMES = ['points', 'head', 'conv', 'pedestrians'] as const;
export type WorkName = (typeof WORK_NAMES)[number];

/** HAP2S_E and Adam, the same for all works and sides. */
export const RECIPE = {
  sigma: 0.5,
  margin: 0.3,
  learningRate: 1e-3,
  beta1: 0.9,
  beta2: 0.999,
  epsilon: 1e-8,
} as const;

/** Distinct batches, taken in turn. */
export const BATCHES = 4;

const dense = (fanIn: number, fanOut: number, relu: boolean): DensePart => ({
  kind: 'dense',
  fanIn,
  fanOut,
  relu,
});

/** A network of fully connected layers, ReLU between them. */
export function mlp(name: string, sizes: number[], P = 8, K = 4): Work {
  const parts = sizes.slice(1).map((fanOut, i) => dense(sizes[i], fanOut, i < sizes.length - 2));
  return { name, item: [sizes[0]], parts, P, K };
}

/** Three convolutions on 64×32×3, global average, 32 outputs. */
function convWork(): Work {
  const parts: Part[] = [];
  let [height, width, channels] = [64, 32, 3];
  const item = [height, width, channels];
  for (const fanOut of [16, 32, 64]) {
    parts.push({ kind: 'conv', height, width, channels, fanOut });
    [height, width, channels] = [height / 2, width / 2, fanOut];
  }
  parts.push({ kind: 'globalMean', height, width, channels }, dense(channels, 32, false));
  return { name: 'conv', item, parts, P: 8, K: 4 };
}

/** The works that need no data of the product. */
export const FIXED_WORKS: Record<Exclude<WorkName, 'pedestrians'>, Work> = {
  points: mlp('points', [16, 64, 32]),
  head: mlp('head', [2048, 1024, 128]),
  conv: convWork(),
};

/** Weights [fanIn, fanOut] and biases [fanOut] of the parts that have any, in order. */
export function weightShapes(work: Work): number[][] {
  return work.parts.flatMap((part) => {
    if (part.kind === 'dense') return [[part.fanIn, part.fanOut], [part.fanOut]];
    if (part.kind === 'conv') return [[9 * part.channels, part.fanOut], [part.fanOut]];
    return [];
  });
}

export const sizeOf = (shape: readonly number[]) => shape.reduce((product, length) => product * length, 1);

/** The numbers of a work: start weights, and batches of P·K items. */
export interface WorkData {
  work: Work;
  weights: Float32Array[];
  batches: Float32Array[];
  /** The batches as pictures, where the product cuts its patches itself; else empty. */
  pictures: Float32Array[];
}

/** Numbers of a picture, where there are pictures. */
export interface DataHeader {
  work: Work;
  pictureSize: number;
}

/** All numbers in one array: weights, batches, pictures. */
export function packed({ weights, batches, pictures }: WorkData): Float32Array {
  const all = [...weights, ...batches, ...pictures];
  const result = new Float32Array(all.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const values of all) {
    result.set(values, at);
    at += values.length;
  }
  return result;
}

/** The way back. Every part is an array of its own: some backends read the whole buffer of a view. */
export function unpacked({ work, pictureSize }: DataHeader, numbers: Float32Array): WorkData {
  let at = 0;
  const take = (length: number) => numbers.slice(at, (at += length));
  const count = work.P * work.K;
  const weights = weightShapes(work).map((shape) => take(sizeOf(shape)));
  const batches = Array.from({ length: BATCHES }, () => take(count * sizeOf(work.item)));
  const pictures = pictureSize ? Array.from({ length: BATCHES }, () => take(count * pictureSize)) : [];
  return { work, weights, batches, pictures };
}

/** Identity of each row of a batch. */
export const labelsOf = ({ P, K }: Pick<Work, 'P' | 'K'>) =>
  Int32Array.from({ length: P * K }, (_, i) => Math.floor(i / K));

/** [n, n] masks of an anchor's positives and negatives, 1 for members. */
export function masksOf(work: Pick<Work, 'P' | 'K'>): { positive: Float32Array; negative: Float32Array } {
  const labels = labelsOf(work);
  const n = labels.length;
  const positive = new Float32Array(n * n);
  const negative = new Float32Array(n * n);
  for (let a = 0; a < n; a++)
    for (let i = 0; i < n; i++) {
      positive[a * n + i] = Number(i !== a && labels[i] === labels[a]);
      negative[a * n + i] = Number(labels[i] !== labels[a]);
    }
  return { positive, negative };
}
