// What a stage's loss makes of the points: value, forces, and the anchor's own terms. The readable loss, nothing else.
import { createRandom } from '../../data/random';
import {
  anchorLoss,
  computeLossThrough,
  computeLoss,
  losses,
  pointToSetLoss,
  UndefinedWeightError,
} from '../../metric';
import type { AnchorTerm, LossResult, LossSpec } from '../../metric';
import { lossOf } from '../derive';
import type { LabScene, LabStage } from './scene';

export interface LabEvaluation {
  spec: LossSpec;
  /** 'one': the anchor's loss (for a comparison loss: of the whole batch, of which only the anchor's pairs act). 'all': the batch loss. */
  value: number;
  /** The anchor's own term; null for a comparison loss and for an anchor without a positive or a negative. */
  term: AnchorTerm | null;
  /** The terms that the value sums up: every anchor's, or in mode 'one' the anchor's alone. Null for a comparison loss. */
  anchors: AnchorTerm[] | null;
  /** ∂value/∂point, one [x, y] per point; a point's arrow is its negative. */
  gradient: [number, number][];
  /** Per point the force along the edge to the anchor, before the anchor's own: above 0 towards it, below 0 away; 0 for the anchor. */
  pull: number[];
  /** Why an own formula has no loss on these points; null when it has. Then the value is NaN and nothing moves. */
  trouble: string | null;
}

/** What an evaluation needs of a scene. */
export type LabPoints = Pick<LabScene, 'points' | 'anchor' | 'mode' | 'normalize'>;

/** @throws RangeError for a bad parameter, points that are not finite, or an anchor that is none of them. */
export type EvaluateLab = (scene: LabPoints, stage: LabStage) => LabEvaluation;

type PointToSetSpec = Extract<LossSpec, { kind: 'pointToSet' }>;

const keyRows: Float64Array[] = [];

/** Keys of the random triplet (n × n): always the same per anchor and member, so that nothing flickers while dragging. */
function randomKeys(n: number): Float64Array[] {
  if ((keyRows[0]?.length ?? 0) < n)
    for (let anchor = 0; anchor < n; anchor++)
      keyRows[anchor] = Float64Array.from({ length: n }, createRandom(anchor, 'lab').next);
  return keyRows.slice(0, n).map((row) => row.subarray(0, n));
}

/** The loss of a stage over n points; `normalize` where the loss does not normalise by itself. */
function specOf(stage: LabStage, n: number, normalize: boolean): LossSpec {
  const spec = lossOf(stage, stage.strategy === 'random' ? randomKeys(n) : []);
  return spec.kind === 'multiSimilarity' || spec.kind === 'circle' ? spec : { ...spec, normalize };
}

/** Evaluates a stage on the points of a scene. */
export const evaluateLab: EvaluateLab = ({ points, anchor, mode, normalize }, stage) => {
  if (!points[anchor]) throw new RangeError(`There is no point ${anchor} among ${points.length}.`);
  const spec = specOf(stage, points.length, normalize);
  const rows = points.map(({ x, y }) => [x, y]);
  const labels = points.map(({ identity }) => identity);
  if (spec.kind === 'pointToSet') {
    try {
      return pointToSet(rows, labels, anchor, mode, spec);
    } catch (error) {
      if (!(error instanceof UndefinedWeightError)) throw error;
      return withoutLoss(spec, points.length, error.message);
    }
  }
  const result =
    mode === 'one' ? computeLossThrough(rows, labels, spec, anchor) : computeLoss(rows, labels, spec);
  // A similarity rises where a distance falls.
  const towards = losses[spec.kind].measure === 'dot' ? -1 : 1;
  return { ...common(spec, result), term: null, anchors: null, pull: pullOf(result, anchor, towards) };
};

function withoutLoss(spec: LossSpec, n: number, trouble: string): LabEvaluation {
  const gradient = Array.from({ length: n }, (): [number, number] => [0, 0]);
  return { spec, value: NaN, term: null, anchors: [], gradient, pull: new Array<number>(n).fill(0), trouble };
}

function pointToSet(
  rows: number[][],
  labels: number[],
  anchor: number,
  mode: LabScene['mode'],
  spec: PointToSetSpec,
): LabEvaluation {
  if (mode === 'one') {
    const result = anchorLoss(rows, labels, anchor, spec);
    const { term, slopes } = result;
    return { ...common(spec, result), term, anchors: term ? [term] : [], pull: slopes };
  }
  const result = pointToSetLoss(rows, labels, spec);
  const term = result.anchors.find((term) => term.anchor === anchor) ?? null;
  return { ...common(spec, result), term, anchors: result.anchors, pull: pullOf(result, anchor, 1) };
}

function common(spec: LossSpec, { value, gradient }: Pick<LossResult, 'value' | 'gradient'>) {
  return { spec, value, gradient: gradient.map(([x, y]): [number, number] => [x, y]), trouble: null };
}

/** Both orders of each pair together. */
function pullOf({ pairs }: LossResult, anchor: number, towards: 1 | -1): number[] {
  return pairs.map((row, i) => (i === anchor ? 0 : towards * (pairs[anchor][i] + row[anchor])));
}
