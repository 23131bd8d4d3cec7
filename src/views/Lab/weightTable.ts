// The weights of both stages as one table, for the dialog and for a file.
import type { LabEvaluation } from '../../experiment/lab/evaluate';
import type { LabScene } from '../../experiment/lab/scene';
import type { DataCell } from '../shared/DataTable';
import { pointName } from '../shared/plane/words';
import { choiceOf } from './choices';
import { weightSides } from './rows';

/** The whole table, for the dialog: text and full numbers. */
export function weightTable({
  scene,
  evaluations,
}: {
  scene: LabScene;
  evaluations: readonly [LabEvaluation, LabEvaluation];
}): {
  columns: string[];
  rows: DataCell[][];
} {
  const names = scene.stages.map(({ strategy }, i) => `${'AB'[i]} ${choiceOf(strategy).label}`);
  return {
    columns: ['Point', 'Distance', ...names.flatMap((name) => [`${name}: weight`, `${name}: effective`])],
    rows: weightSides(scene, evaluations).flatMap(({ rows }) =>
      rows.map(({ member, stages: [a, b] }) => [
        pointName(member),
        member.distance,
        a.weight,
        a.effective,
        b.weight,
        b.effective,
      ]),
    ),
  };
}
