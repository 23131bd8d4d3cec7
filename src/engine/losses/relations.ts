// Who is whose positive: known from the labels alone, so it is worked out on the CPU and uploaded once per label pattern.
// A P×K sampler repeats one pattern for ever.
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';

/** Added to a log-weight to take a non-member out of a softmax or maximum: below any log-weight, above −3.4e38 / 2. */
export const OUTSIDE = -1e30;

/** Ordered positive pairs (a, p), one per row, filled up with zero rows to a multiple of n so that shapes stay constant. */
export interface PositivePairs {
  /** One-hot rows: the anchor, the positive. [rows, n] */
  anchor: Tensor2D;
  positive: Tensor2D;
  /** Members of the anchor's negative set. [rows, n] */
  negatives: Tensor2D;
  /** Transpose of `anchor`. [n, rows] */
  anchorTransposed: Tensor2D;
  /** As anchorTransposed, divided by the anchor's number of positives: means over an anchor's pairs. [n, rows] */
  anchorMean: Tensor2D;
  /** 1/(pairs whose anchor has a negative), 0 elsewhere. [rows, 1] */
  share: Tensor2D;
}

type Key =
  | 'labels'
  | 'members'
  | 'outside'
  | 'uniform'
  | 'anchorShare'
  | 'positives'
  | 'negatives'
  | 'pairAnchor'
  | 'pairPositive'
  | 'pairNegatives'
  | 'pairAnchorTransposed'
  | 'pairAnchorMean'
  | 'pairShare'
  | 'firstRows'
  | 'secondRows'
  | 'firstRowsTransposed';

/** The label pattern of a batch of n rows; tensors are made when first asked for and stay until dispose. */
export class Relations {
  readonly n: number;
  readonly labels: ArrayLike<number>;
  /** Anchors that have both a positive and a negative. */
  readonly anchors: number;
  /** Ordered positive pairs, and triplets (a, p, n). */
  readonly pairs: number;
  readonly triplets: number;
  /** First and second row of every identity that has two. */
  readonly twoRows: { first: number; second: number }[];
  private readonly made = new Map<Key, Tensor>();
  private readonly positiveSets: number[][];
  private readonly negativeSets: number[][];

  constructor(labels: ArrayLike<number>) {
    this.labels = labels;
    this.n = labels.length;
    const rows = Array.from(labels, (_, i) => i);
    this.positiveSets = rows.map((a) => rows.filter((i) => i !== a && labels[i] === labels[a]));
    this.negativeSets = rows.map((a) => rows.filter((i) => labels[i] !== labels[a]));
    this.anchors = rows.filter((a) => this.counts(a)).length;
    this.pairs = this.positiveSets.reduce((sum, set) => sum + set.length, 0);
    this.triplets = rows.reduce(
      (sum, a) => sum + this.positiveSets[a].length * this.negativeSets[a].length,
      0,
    );
    this.twoRows = rows
      .filter((a) => this.positiveSets[a].length > 0 && this.positiveSets[a][0] > a)
      .filter((a) => this.positiveSets[a].every((i) => i > a))
      .map((first) => ({ first, second: this.positiveSets[first][0] }));
  }

  /** The labels, renamed in order of appearance, as numbers. [n] */
  get labelRow(): Tensor {
    return this.make('labels', [this.n], (a) => this.labels[a]);
  }

  /** 1 for members, positives in [0], negatives in [1]. [2, n, n] */
  get members(): Tensor {
    return this.stacked('members', () => 1, 0);
  }

  /** 0 for members, OUTSIDE for the rest. [2, n, n] */
  get outside(): Tensor {
    return this.stacked('outside', () => 0, OUTSIDE);
  }

  /** 1/|set| for members. [2, n, n] */
  get uniform(): Tensor {
    return this.stacked('uniform', (size) => 1 / size, 0);
  }

  /** 1/anchors for anchors that count, 0 for the rest: turns a sum over rows into the mean. [n, 1] */
  get anchorShare(): Tensor2D {
    return this.make('anchorShare', [this.n, 1], (a) => (this.counts(a) ? 1 / this.anchors : 0));
  }

  /** [n, n] masks. */
  get positives(): Tensor2D {
    return this.square('positives', (a, i) => i !== a && this.same(a, i));
  }
  get negatives(): Tensor2D {
    return this.square('negatives', (a, i) => !this.same(a, i));
  }

  get positivePairs(): PositivePairs {
    const { n } = this;
    const list = this.positiveSets.flatMap((set, a) => set.map((p) => ({ a, p })));
    const rows = Math.max(Math.ceil(list.length / n), 1) * n;
    const counted = list.filter(({ a }) => this.negativeSets[a].length > 0).length;
    const wide = (key: Key, value: (a: number, p: number, i: number) => number) =>
      this.make(key, [rows, n], (at) => {
        const pair = list[Math.floor(at / n)];
        return pair ? value(pair.a, pair.p, at % n) : 0;
      });
    const tall = (key: Key, value: (a: number) => number) =>
      this.make(key, [n, rows], (at) => {
        const a = Math.floor(at / rows);
        return list[at % rows]?.a === a ? value(a) : 0;
      });
    return {
      anchor: wide('pairAnchor', (a, _, i) => Number(a === i)),
      positive: wide('pairPositive', (_, p, i) => Number(p === i)),
      negatives: wide('pairNegatives', (a, _, i) => Number(!this.same(a, i))),
      anchorTransposed: tall('pairAnchorTransposed', () => 1),
      anchorMean: tall('pairAnchorMean', (a) => 1 / this.positiveSets[a].length),
      share: this.make('pairShare', [rows, 1], (at) =>
        list[at] && this.negativeSets[list[at].a].length > 0 ? 1 / counted : 0,
      ),
    };
  }

  /** One-hot rows of twoRows: first and second row of each identity, [identities, n], and the first ones transposed. */
  get identityRows(): { first: Tensor2D; second: Tensor2D; firstTransposed: Tensor2D } {
    const { n, twoRows } = this;
    const count = twoRows.length;
    const pick = (key: Key, part: 'first' | 'second') =>
      this.make(key, [count, n], (at) => Number(twoRows[Math.floor(at / n)][part] === at % n));
    return {
      first: pick('firstRows', 'first'),
      second: pick('secondRows', 'second'),
      firstTransposed: this.make('firstRowsTransposed', [n, count], (at) =>
        Number(twoRows[at % count].first === Math.floor(at / count)),
      ),
    };
  }

  /** Weights of one random member per set, drawn by the largest key. A new tensor: the caller's tidy owns it. [2, n, n] */
  random(keys: ArrayLike<number>[]): Tensor {
    const { n } = this;
    const values = new Float32Array(2 * n * n);
    [this.positiveSets, this.negativeSets].forEach((sets, side) =>
      sets.forEach((set, a) => {
        if (set.length === 0) return;
        const chosen = set.reduce((best, i) => (keys[a][i] > keys[a][best] ? i : best), set[0]);
        values[(side * n + a) * n + chosen] = 1;
      }),
    );
    return tf.tensor(values, [2, n, n], 'float32');
  }

  dispose(): void {
    for (const tensor of this.made.values()) tensor.dispose();
    this.made.clear();
  }

  private same(a: number, i: number): boolean {
    return this.labels[a] === this.labels[i];
  }

  private counts(a: number): boolean {
    return this.positiveSets[a].length > 0 && this.negativeSets[a].length > 0;
  }

  private square(key: Key, member: (a: number, i: number) => boolean): Tensor2D {
    const { n } = this;
    return this.make(key, [n, n], (at) => Number(member(Math.floor(at / n), at % n)));
  }

  private stacked(key: Key, inside: (size: number) => number, elsewhere: number): Tensor {
    const { n } = this;
    return this.make(key, [2, n, n], (at) => {
      const side = Math.floor(at / (n * n));
      const a = Math.floor(at / n) % n;
      const i = at % n;
      const set = (side === 0 ? this.positiveSets : this.negativeSets)[a];
      const member = side === 0 ? i !== a && this.same(a, i) : !this.same(a, i);
      return member ? inside(set.length) : elsewhere;
    });
  }

  private make(key: Key, shape: number[], value: (at: number) => number): Tensor2D {
    const found = this.made.get(key);
    if (found) return found as Tensor2D;
    const values = new Float32Array(shape.reduce((product, length) => product * length, 1));
    for (let at = 0; at < values.length; at++) values[at] = value(at);
    const tensor = tf.keep(tf.tensor(values, shape, 'float32'));
    this.made.set(key, tensor);
    return tensor as Tensor2D;
  }
}

/** Keeps the relations of the last label pattern (labels renamed in order of appearance). */
export class RelationsCache {
  private current: { pattern: string; relations: Relations } | null = null;

  of(labels: ArrayLike<number>): Relations {
    const names = new Map<number, number>();
    const renamed = Array.from(labels, (label) => {
      if (!names.has(label)) names.set(label, names.size);
      return names.get(label) as number;
    });
    const pattern = renamed.join();
    if (this.current?.pattern !== pattern) {
      this.dispose();
      this.current = { pattern, relations: new Relations(renamed) };
    }
    return this.current.relations;
  }

  dispose(): void {
    this.current?.relations.dispose();
    this.current = null;
  }
}
