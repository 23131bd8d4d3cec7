// What a stage's loss makes of the points: value, forces, and the anchor's own terms. The readable loss, nothing else.
import type { AnchorTerm, LossSpec } from '../../metric';
import type { LabScene, LabStage } from './scene';

export interface LabEvaluation {
  spec: LossSpec;
  /** 'one': the anchor's loss (for a comparison loss: of the whole batch, of which only the anchor's pairs act). 'all': the batch loss. */
  value: number;
  /** The anchor's own term; null for a comparison loss and for an anchor without a positive or a negative. */
  term: AnchorTerm | null;
  /** Every anchor's term (point-to-set only). */
  anchors: AnchorTerm[] | null;
  /** ∂value/∂point, one [x, y] per point; a point's arrow is its negative. */
  gradient: [number, number][];
  /** Per point the force along the edge to the anchor, before the anchor's own: above 0 towards it, below 0 away; 0 for the anchor. */
  pull: number[];
}

/** @throws RangeError for a bad parameter or points that are not finite. */
export type EvaluateLab = (
  scene: Pick<LabScene, 'points' | 'anchor' | 'mode' | 'normalize'>,
  stage: LabStage,
) => LabEvaluation;
