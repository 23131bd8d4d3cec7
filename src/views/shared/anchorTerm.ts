// What the newest frame means to the loss under the options as they stand now: one anchor's sets, weights and forces.
import { createRandom } from '../../data/random';
import { lossOf } from '../../experiment/derive';
import type { Options } from '../../experiment/options';
import { computeLoss, euclideanDistances, losses, pointToSetLoss } from '../../metric';
import type { AnchorTerm, LossResult, LossSpec } from '../../metric';
import type { Probe } from '../../worker/protocol';

/** One member of an anchor's set. */
export interface Member {
  /** Row of the probe. */
  index: number;
  /** Index in the data set. */
  item: number;
  /** Plain distance to the anchor. */
  distance: number;
  /** Nominal weight w; for a comparison loss the pair's share of the anchor's gradient (both sides sum to 1). */
  weight: number;
  /** ∂D/∂d; for a comparison loss the share, negative where it points the wrong way. */
  effective: number;
  /** The force on the member, −∂L_a/∂f, along the edge: above 0 towards the anchor, below 0 away from it. */
  pull: number;
  /** A wrong label was planted on it. */
  mislabelled: boolean;
}

/** Hardest first: positives by falling, negatives by rising distance. */
export interface AnchorView {
  anchor: number;
  item: number;
  identity: number;
  camera: number;
  mislabelled: boolean;
  spec: LossSpec;
  positives: Member[];
  negatives: Member[];
  /** Null for a comparison loss, and for an anchor that lacks a positive or a negative. */
  term: AnchorTerm | null;
  /** Whether any force acts on this anchor's sets. */
  active: boolean;
  /** Loss over the whole probe. */
  probeLoss: number;
}

/** Means over the probe's anchors; null for a comparison loss or when no anchor has both sets. */
export interface EffectiveSizes {
  positive: number;
  negative: number;
  /** Mean sizes of the sets. */
  positives: number;
  negatives: number;
}

/** The loss of a whole probe, from which every anchor's view follows. */
export interface ProbeLoss {
  spec: LossSpec;
  probe: Probe;
  result: LossResult;
  /** Only for point-to-set losses. */
  anchors: AnchorTerm[] | null;
  /** n × n plain distances. */
  distances: ArrayLike<number>[];
  sizes: EffectiveSizes | null;
}

let keysOf: { n: number; seed: number; keys: Float64Array[] } | null = null;

/** Keys of the random triplet, fixed for a probe so that the lens does not flicker; training draws its own. */
function randomKeys(n: number, seed: number): Float64Array[] {
  if (keysOf?.n !== n || keysOf.seed !== seed) {
    const random = createRandom(seed, 'lens');
    keysOf = {
      n,
      seed,
      keys: Array.from({ length: n }, () => Float64Array.from({ length: n }, random.next)),
    };
  }
  return keysOf.keys;
}

/**
 * The loss of the probe's embeddings (n × dimension, row-major) under the options.
 * Null when they do not belong together or are not finite (a diverged run).
 */
export function probeLoss(
  embeddings: Float32Array,
  dimension: number,
  probe: Probe,
  options: Options,
): ProbeLoss | null {
  const n = probe.items.length;
  if (n === 0 || embeddings.length !== n * dimension || !embeddings.every(Number.isFinite)) return null;
  const rows = Array.from({ length: n }, (_, i) => embeddings.subarray(i * dimension, (i + 1) * dimension));
  const spec = lossOf(options, randomKeys(n, options.seed));
  const distances = euclideanDistances(rows);
  if (spec.kind !== 'pointToSet') {
    const result = computeLoss(rows, probe.identity, spec);
    return { spec, probe, result, anchors: null, distances, sizes: null };
  }
  const result = pointToSetLoss(rows, probe.identity, spec);
  return { spec, probe, result, anchors: result.anchors, distances, sizes: meanSizes(result.anchors) };
}

function meanSizes(anchors: AnchorTerm[]): EffectiveSizes | null {
  if (!anchors.length) return null;
  const mean = (of: (term: AnchorTerm) => number) =>
    anchors.reduce((sum, term) => sum + of(term), 0) / anchors.length;
  return {
    positive: mean((term) => term.positiveEffectiveSize),
    negative: mean((term) => term.negativeEffectiveSize),
    positives: mean((term) => term.positives.length),
    negatives: mean((term) => term.negatives.length),
  };
}

/** Below this a force is rounding, not a force. */
export const NO_FORCE = 1e-12;

/** One anchor's part of the probe's loss; null when the probe has no such row. */
export function anchorView(loss: ProbeLoss, anchor: number): AnchorView | null {
  const { probe, spec, anchors } = loss;
  if (!(anchor >= 0 && anchor < probe.items.length)) return null;
  const term = anchors?.find((term) => term.anchor === anchor) ?? null;
  const rows = term ? termRows(loss, term) : anchors ? [] : pairRows(loss, anchor);
  const all = rows.length ? rows : bareRows(loss, anchor);
  const isPositive = (member: Member) => probe.identity[member.index] === probe.identity[anchor];
  return {
    anchor,
    item: probe.items[anchor],
    identity: probe.identity[anchor],
    camera: probe.camera[anchor],
    mislabelled: probe.trueIdentity[anchor] !== probe.identity[anchor],
    spec,
    positives: all.filter(isPositive).toSorted((a, b) => b.distance - a.distance || a.index - b.index),
    negatives: all
      .filter((member) => !isPositive(member))
      .toSorted((a, b) => a.distance - b.distance || a.index - b.index),
    term,
    active: all.some(({ pull }) => Math.abs(pull) > NO_FORCE),
    probeLoss: loss.result.value,
  };
}

function bareRow({ probe, distances }: ProbeLoss, anchor: number, index: number): Member {
  return {
    index,
    item: probe.items[index],
    distance: distances[anchor][index],
    weight: 0,
    effective: 0,
    pull: 0,
    mislabelled: probe.trueIdentity[index] !== probe.identity[index],
  };
}

/** An anchor without both sets: distances, but no weights. */
function bareRows(loss: ProbeLoss, anchor: number): Member[] {
  const rows: Member[] = [];
  for (let i = 0; i < loss.probe.items.length; i++) if (i !== anchor) rows.push(bareRow(loss, anchor, i));
  return rows;
}

function termRows(loss: ProbeLoss, term: AnchorTerm): Member[] {
  const { anchor } = term;
  // pairs are the anchor's coefficients divided by what the mean runs over: anchors, for semi-hard positive pairs.
  const semihard = loss.spec.kind === 'pointToSet' && loss.spec.weighting.kind === 'semihard';
  const counted = (t: AnchorTerm) => (semihard ? t.positives.length : 1);
  const total = loss.anchors?.reduce((sum, t) => sum + counted(t), 0) ?? 0;
  const factor = total / counted(term);
  const side = (members: number[], weights: number[], effective: number[]) =>
    members.map((index, i) => ({
      ...bareRow(loss, anchor, index),
      weight: weights[i],
      effective: effective[i],
      pull: loss.result.pairs[anchor][index] * factor,
    }));
  return [
    ...side(term.positives, term.positiveWeights, term.positiveEffective),
    ...side(term.negatives, term.negativeWeights, term.negativeEffective),
  ];
}

/** Comparison losses: shares of the unordered pairs (both orders together) in all forces that the anchor takes part in. */
function pairRows(loss: ProbeLoss, anchor: number): Member[] {
  const { probe, result, spec } = loss;
  const towards = losses[spec.kind].measure === 'dot' ? -1 : 1; // a similarity rises where a distance falls
  const rows = bareRows(loss, anchor).map((row) => ({
    ...row,
    pull: towards * (result.pairs[anchor][row.index] + result.pairs[row.index][anchor]),
  }));
  const total = rows.reduce((sum, { pull }) => sum + Math.abs(pull), 0);
  if (!(total > 0)) return rows;
  return rows.map((row) => {
    const share = row.pull / total;
    const right = probe.identity[row.index] === probe.identity[anchor] ? 1 : -1;
    return { ...row, weight: Math.abs(share), effective: share * right };
  });
}
