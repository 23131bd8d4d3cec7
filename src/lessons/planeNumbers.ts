// The numbers of a plane figure: everything its chapter's texts and prediction may speak of, from one evaluation of the loss.
import { evaluateLab, type LabEvaluation } from '../experiment/lab/evaluate';
import { pointToSet, type SetWeighting } from '../metric';
import type { PlaneSetup } from './planes';
import type { Numbers } from './types';

/** Forces below this are rounding. */
const NO_FORCE = 1e-12;

/** Evaluates the loss of the anchor, point 0. @throws RangeError for points that are not finite. */
export const evaluatePlane = ({ points, stage }: PlaneSetup): LabEvaluation =>
  evaluateLab({ points: [...points], anchor: 0, mode: 'one', normalize: false }, stage);

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** How the three kinds of weighing sum up the same two sets; the adaptive kind with this σ. */
function threeKinds(near: readonly number[], far: readonly number[], sigma: number): Numbers {
  const kinds: Record<string, SetWeighting> = {
    Uniform: { kind: 'uniform' },
    Adaptive: { kind: 'exponential', sigma },
    Hardest: { kind: 'hardest' },
  };
  return Object.fromEntries(
    Object.entries(kinds).flatMap(([name, kind]) => [
      [`dPlus${name}`, pointToSet(near, 'positive', kind).distance],
      [`dMinus${name}`, pointToSet(far, 'negative', kind).distance],
    ]),
  );
}

/** Every number of a set-up; without a positive or a negative only the counts. */
export function planeNumbers({ points, stage }: PlaneSetup, evaluation: LabEvaluation): Numbers {
  const { term, pull, gradient } = evaluation;
  const counts = {
    points: points.length,
    moved: gradient.filter(([x, y]) => Math.hypot(x, y) > NO_FORCE).length,
    margin: stage.margin,
    sigma: stage.sigma,
  };
  if (!term) return counts;
  const near = term.positiveDistances;
  const far = term.negativeDistances;
  const hardest = near.indexOf(Math.max(...near));
  const easiest = near.indexOf(Math.min(...near));
  const wrongWay = [...term.positiveEffective, ...term.negativeEffective].filter((c) => c < -NO_FORCE).length;
  return {
    ...counts,
    dPlus: term.positiveDistance,
    dMinus: term.negativeDistance,
    loss: term.loss,
    push: Math.max(...term.negatives.map((member) => Math.abs(pull[member]))),
    positives: near.length,
    negatives: far.length,
    members: near.length + far.length,
    neffPositive: term.positiveEffectiveSize,
    neffNegative: term.negativeEffectiveSize,
    meanPositive: sum(near) / near.length,
    maxPositive: near[hardest],
    wrong: term.loss > 0 ? wrongWay : 0,
    hardestWeight: term.positiveWeights[hardest],
    hardestEffective: term.positiveEffective[hardest],
    easiestEffective: term.positiveEffective[easiest],
    sumEffective: sum(term.positiveEffective),
    ...threeKinds(near, far, stage.sigma),
  };
}
