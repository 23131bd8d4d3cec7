// The point-to-set loss of a batch in one pass on wasm: distances and the way back by the vector module, and between them the
// weights, anchor by anchor, from the weighting's own record (log-weight and slope), in float64. A new weighting is one record.
import { engine, tidy } from '@tensorflow/tfjs-core';
import type { NamedAttrMap, NamedTensorMap, Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { hinge, hingeSlope } from '../../metric/numerics';
import { compileOwn } from '../../metric/formula/own';
import { semihardNegative } from '../../metric/semihard';
import type { OwnWeighting, PointToSetOptions } from '../../metric/types';
import { resolveWeighting, type Side, type WeightingRecord } from '../../metric/weightings';
import { functionOf } from '../losses/formulaFunction';
import type { Relations } from '../losses/relations';
import { onCpu, onWasm } from './backend';
import { slopesToFactors } from './pairs';
import { registerSimdKernel, type Heap } from './simd/heap';
import { FLOAT } from './simd/module';

/** One anchor's positives or negatives, used again for the next anchor. `count` of each array's numbers mean something. */
class Members {
  count = 0;
  readonly rows: Int32Array;
  readonly distances: Float64Array;
  readonly weights: Float64Array;
  readonly effective: Float64Array;
  /** D = Σ w d, and N_eff = exp(entropy of w). */
  distance = 0;
  effectiveSize = 1;

  constructor(n: number) {
    this.rows = new Int32Array(n);
    this.distances = new Float64Array(n);
    this.weights = new Float64Array(n);
    this.effective = new Float64Array(n);
  }

  add(row: number, distance: number): void {
    this.rows[this.count] = row;
    this.distances[this.count++] = distance;
  }

  /** All weight on one member. */
  choose(index: number): void {
    this.weights.fill(0, 0, this.count);
    this.effective.fill(0, 0, this.count);
    this.weights[index] = this.effective[index] = 1;
    this.distance = this.distances[index];
    this.effectiveSize = 1;
  }
}

/** Sums up one side of an anchor; false where the weighting has no weights for it. */
type Summary = (members: Members, side: Side, anchor: number) => boolean;

function indexOfLargest(count: number, value: (index: number) => number): number {
  let best = 0;
  for (let i = 1; i < count; i++) if (value(i) > value(best)) best = i;
  return best;
}

/** The record's functions of an own weighting, without walking its formulas' trees for every pair. */
function ownFunctions(weighting: OwnWeighting): Pick<WeightingRecord, 'logWeight' | 'logWeightSlope'> {
  const { positive, negative } = compileOwn(weighting);
  const weights = { positive: functionOf(positive.logWeight), negative: functionOf(negative.logWeight) };
  const slopes = { positive: functionOf(positive.slope), negative: functionOf(negative.slope) };
  return {
    logWeight: (d, side) => weights[side](d),
    // As in src/metric: a slope that is infinite (the root's at 0) is taken as 0.
    logWeightSlope: (d, side) => {
      const slope = slopes[side](d);
      return Number.isFinite(slope) ? slope : 0;
    },
  };
}

/** The summary of every weighting that weighs a set by itself. */
function summaryOf({ weighting, detachWeights = false }: PointToSetOptions): Summary {
  if (weighting.kind === 'random')
    return (members, _, anchor) => {
      const keys = weighting.keys[anchor];
      members.choose(indexOfLargest(members.count, (i) => keys[members.rows[i]]));
      return true;
    };
  const { record, parameter } = resolveWeighting(weighting);
  const { logWeight, logWeightSlope, pick, refuse } =
    weighting.kind === 'own' ? { ...record, ...ownFunctions(weighting) } : record;
  const pickOf = pick ?? resolveWeighting({ kind: 'hardest' }).record.pick;
  const chooseHardest: Summary = (members, side) => {
    if (pickOf) members.choose(pickOf(members.distances.subarray(0, members.count), side));
    return true;
  };
  if (!logWeight) return chooseHardest;
  return (members, side, anchor) => {
    const { count, distances, weights, effective } = members;
    let largest = -Infinity;
    let heaviest = 0;
    let finite = true;
    for (let i = 0; i < count; i++) {
      const log = logWeight(distances[i], side, parameter);
      weights[i] = log;
      finite &&= log - log === 0;
      if (log > largest) {
        largest = log;
        heaviest = i;
      }
    }
    // As in summarizeSet: an own formula must give weights (−∞ is a weight of 0); any other weighting's limit is the hardest member.
    if (!finite) {
      if (!refuse) return chooseHardest(members, side, anchor);
      for (let i = 0; i < count; i++) if (!(weights[i] < Infinity)) return false;
      if (largest === -Infinity) return false;
    }
    const reference = distances[heaviest];
    let sum = 0;
    let shift = 0;
    let logs = 0;
    for (let i = 0; i < count; i++) {
      const log = weights[i] - largest;
      const power = Math.exp(log);
      weights[i] = power;
      sum += power;
      shift += power * (distances[i] - reference);
      if (power > 0) logs += power * log;
    }
    shift /= sum;
    for (let i = 0; i < count; i++) {
      const weight = weights[i] / sum;
      const beyond = distances[i] - reference - shift;
      weights[i] = weight;
      effective[i] =
        detachWeights || !logWeightSlope || weight === 0 || beyond === 0
          ? weight
          : weight * (1 + logWeightSlope(distances[i], side, parameter) * beyond);
    }
    members.distance = reference + shift;
    // exp(entropy) with ln w = log − ln Σ.
    members.effectiveSize = Math.min(Math.max(sum * Math.exp(-logs / sum), 1), count);
    return true;
  };
}

/** One anchor's loss; adds its share times ∂loss/∂d to `slopes` (from `at` on). */
type Rule = (
  anchor: number,
  positives: Members,
  negatives: Members,
  slopes: Float32Array,
  at: number,
) => number;

function spread({ count, rows, effective }: Members, slope: number, slopes: Float32Array, at: number): void {
  for (let i = 0; i < count; i++) slopes[at + rows[i]] = slope * effective[i];
}

function weightedRule(options: PointToSetOptions, share: number): Rule {
  const summarize = summaryOf(options);
  return (anchor, positives, negatives, slopes, at) => {
    if (!summarize(positives, 'positive', anchor) || !summarize(negatives, 'negative', anchor)) return NaN;
    const gap = positives.distance - negatives.distance;
    const slope = share * hingeSlope(gap, options.margin);
    spread(positives, slope, slopes, at);
    spread(negatives, -slope, slopes, at);
    return hinge(gap, options.margin);
  };
}

/** Per positive the semi-hard negative; `share` is that of a positive pair in the mean over all pairs. */
function semihardRule(margin: number | 'soft', share: number): Rule {
  return (_, positives, negatives, slopes, at) => {
    const far = negatives.distances.subarray(0, negatives.count);
    negatives.weights.fill(0, 0, negatives.count);
    positives.distance = negatives.distance = 0;
    let loss = 0;
    for (let i = 0; i < positives.count; i++) {
      const chosen = semihardNegative(positives.distances[i], far);
      const gap = positives.distances[i] - far[chosen];
      const slope = share * hingeSlope(gap, margin);
      slopes[at + positives.rows[i]] += slope;
      slopes[at + negatives.rows[chosen]] -= slope;
      negatives.weights[chosen] += 1 / positives.count;
      positives.distance += positives.distances[i] / positives.count;
      negatives.distance += far[chosen] / positives.count;
      loss += hinge(gap, margin) / positives.count;
    }
    positives.effectiveSize = positives.count;
    let entropy = 0;
    for (let i = 0; i < negatives.count; i++) {
      const weight = negatives.weights[i];
      if (weight > 0) entropy -= weight * Math.log(weight);
    }
    negatives.effectiveSize = Math.exp(entropy);
    return loss;
  };
}

/** Positives and negatives of one anchor; false where a distance is not finite. */
function gather(
  labels: ArrayLike<number>,
  anchor: number,
  distances: Float32Array,
  at: number,
  [positives, negatives]: [Members, Members],
): boolean {
  positives.count = negatives.count = 0;
  let finite = true;
  for (let j = 0; j < labels.length; j++) {
    if (j === anchor) continue;
    const d = distances[at + j];
    finite &&= d < Infinity;
    (labels[j] === labels[anchor] ? positives : negatives).add(j, d);
  }
  return finite;
}

/**
 * Writes ∂value/∂d of all ordered pairs to `slopes`, an [n, n], and returns the six statistics of LossOutcome. A distance that is
 * not finite, or a set without weights, makes all of it NaN.
 */
function slopesOfAll(
  heap: Heap,
  { labels, anchors }: Relations,
  options: PointToSetOptions,
  distances: number,
  slopes: number,
): number[] {
  const n = labels.length;
  const numbers = heap.floats();
  const [from, to] = [distances / FLOAT, slopes / FLOAT];
  const sides: [Members, Members] = [new Members(n), new Members(n)];
  const [positives, negatives] = sides;
  const semihard = options.weighting.kind === 'semihard';
  const pairs = semihard ? countedPairs(labels) : 0;
  const rule = semihard ? semihardRule(options.margin, 1 / pairs) : weightedRule(options, 1 / anchors);
  const sums = [0, 0, 0, 0, 0, 0];
  let sound = true;
  numbers.fill(0, to, to + n * n);
  for (let a = 0; a < n && sound; a++) {
    sound = gather(labels, a, numbers, from + a * n, sides);
    if (positives.count === 0 || negatives.count === 0) continue;
    const loss = rule(a, positives, negatives, numbers, to + a * n);
    sound &&= !Number.isNaN(loss);
    sums[0] += semihard ? (loss * positives.count * anchors) / pairs : loss;
    sums[1] += Number(loss > 0);
    sums[2] += positives.effectiveSize;
    sums[3] += negatives.effectiveSize;
    sums[4] += positives.distance;
    sums[5] -= negatives.distance;
  }
  if (sound) return sums.map((sum) => sum / Math.max(anchors, 1));
  numbers.fill(NaN, to, to + n * n);
  return sums.map(() => NaN);
}

/** Ordered positive pairs whose anchor has a negative. */
function countedPairs(labels: ArrayLike<number>): number {
  const counts = new Map<number, number>();
  for (let i = 0; i < labels.length; i++) counts.set(labels[i], (counts.get(labels[i]) ?? 0) + 1);
  if (counts.size < 2) return 0;
  return [...counts.values()].reduce((sum, count) => sum + count * (count - 1), 0);
}

interface Attributes {
  options: PointToSetOptions;
  relations: Relations;
}

registerSimdKernel<Attributes>({
  name: 'Hap2sPointToSet',
  inputs: ['x'],
  outputShapes: ([x]) => [x.shape, [6]],
  scratch: (_, [{ shape }]) => 2 * FLOAT * shape[0] ** 2,
  run: (heap, [x], [gradient, statistics], { options, relations }, scratch) => {
    const [n, dimension] = x.shape;
    const slopes = scratch + FLOAT * n * n;
    heap.simd.distances(x.address, n, dimension, scratch);
    heap.floats().set(slopesOfAll(heap, relations, options, scratch, slopes), statistics.address / FLOAT);
    slopesToFactors(heap, n, scratch, slopes);
    heap.simd.pairGradient(x.address, slopes, n, dimension, gradient.address);
  },
});

/** Whether a kernel knows the loss: wasm's does every weighting, WebGPU's those that weigh each set by itself, cpu has none. */
export const hasPointToSetKernel = ({ weighting }: PointToSetOptions): boolean =>
  onWasm() || (!onCpu() && weighting.kind !== 'semihard');

/**
 * Gradient [n, D] and statistics [6] (as LossOutcome) of embeddings [n, D]: 4.5·n²·D flops, and an exponential and a slope of
 * the weighting per ordered pair; four dispatches on WebGPU.
 */
export function pointToSetByKernel(
  x: Tensor2D,
  options: PointToSetOptions,
  relations: Relations,
): { gradient: Tensor2D; statistics: Tensor } {
  const { weighting } = options;
  const [gradient, statistics] = tidy(() => {
    const attributes = { options, relations } as unknown as NamedAttrMap;
    if (onWasm()) return engine().runKernel('Hap2sPointToSet', { x }, attributes) as Tensor[];
    const inputs: NamedTensorMap = { x, labels: relations.labelRow };
    if (weighting.kind === 'random') inputs.chosen = relations.random(weighting.keys);
    return engine().runKernel('Hap2sPointToSet', inputs, attributes) as Tensor[];
  });
  return { gradient: gradient as Tensor2D, statistics };
}
