// The weights of both stages on the same points, as the table shows them: hardest first, a side's tail summed up.
import type { LabEvaluation } from '../../experiment/lab/evaluate';
import { planeMembers, type PlaneMember, type PlaneScene } from '../shared/plane/model';

export interface StageWeight {
  /** Nominal weight; for a comparison loss the pair's share of all forces. */
  weight: number;
  /** ∂D/∂d; for a comparison loss the share, below 0 where it points the wrong way. */
  effective: number;
}

export interface WeightRow {
  member: PlaneMember;
  stages: [StageWeight, StageWeight];
}

export interface WeightSide {
  side: 'positive' | 'negative';
  /** Hardest first. */
  rows: WeightRow[];
  /** How many more there are, and what they weigh together; null when all are shown. */
  rest: { count: number; stages: [StageWeight, StageWeight] } | null;
  /** D⁺ or D⁻ of each stage; null for a loss without one. */
  distances: [number | null, number | null];
}

type Evaluations = readonly [LabEvaluation, LabEvaluation];

/** Every point's effective coefficient, by its index. */
function effectives({ term }: LabEvaluation, members: readonly PlaneMember[]): number[] {
  if (!term) {
    const total = members.reduce((sum, { force }) => sum + Math.abs(force), 0);
    return members.map(({ force }) => (total > 0 ? force / total : 0));
  }
  const of = members.map(() => 0);
  term.positives.forEach((member, i) => (of[member] = term.positiveEffective[i]));
  term.negatives.forEach((member, i) => (of[member] = term.negativeEffective[i]));
  return of;
}

const sum = (rows: readonly WeightRow[], stage: 0 | 1): StageWeight =>
  rows.reduce(
    (total, { stages }) => ({
      weight: total.weight + stages[stage].weight,
      effective: total.effective + stages[stage].effective,
    }),
    { weight: 0, effective: 0 },
  );

/** Both sets; `most` rows a side are written out (one more rather than a tail of one). */
export function weightSides(scene: PlaneScene, evaluations: Evaluations, most = Infinity): WeightSide[] {
  const members = [planeMembers(scene, evaluations[0]), planeMembers(scene, evaluations[1])] as const;
  const effective = [effectives(evaluations[0], members[0]), effectives(evaluations[1], members[1])] as const;
  const stage = (side: 0 | 1, index: number): StageWeight => ({
    weight: members[side][index].weight,
    effective: effective[side][index],
  });
  return (['positive', 'negative'] as const).map((side) => {
    const sign = side === 'positive' ? -1 : 1;
    const rows = members[0]
      .filter(({ role }) => role === side)
      .toSorted((a, b) => sign * (a.distance - b.distance) || a.index - b.index)
      .map((member): WeightRow => ({ member, stages: [stage(0, member.index), stage(1, member.index)] }));
    const shown = rows.length <= most + 1 ? rows.length : most;
    const hidden = rows.slice(shown);
    const distance = ({ term }: LabEvaluation) => term?.[`${side}Distance`] ?? null;
    return {
      side,
      rows: rows.slice(0, shown),
      rest: hidden.length ? { count: hidden.length, stages: [sum(hidden, 0), sum(hidden, 1)] } : null,
      distances: [distance(evaluations[0]), distance(evaluations[1])],
    };
  });
}
