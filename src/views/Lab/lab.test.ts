// The table's rows and the charts' lines: they say what src/metric says, in the order and for the member that the Lab means.
import { describe, expect, it } from 'vitest';
import { evaluateLab } from '../../experiment/lab/evaluate';
import { defaultScene, presetScene } from '../../experiment/lab/presets';
import type { LabScene } from '../../experiment/lab/scene';
import { dialChart, distanceChart, followedMember, memberName } from './chartModel';
import { weightSides } from './rows';

const rowsOf = (scene: LabScene, most?: number) =>
  weightSides(scene, [evaluateLab(scene, scene.stages[0]), evaluateLab(scene, scene.stages[1])], most);

describe('the weights table', () => {
  it('lists each side hardest first, with weights that sum to 1 and D as their mean distance', () => {
    for (const { side, rows, distances } of rowsOf(defaultScene())) {
      const far = rows.map(({ member }) => member.distance);
      expect(far).toEqual(far.toSorted((a, b) => (side === 'positive' ? b - a : a - b)));
      for (const stage of [0, 1] as const) {
        expect(rows.reduce((sum, row) => sum + row.stages[stage].weight, 0)).toBeCloseTo(1, 12);
        const mean = rows.reduce(
          (sum, { member, stages }) => sum + stages[stage].weight * member.distance,
          0,
        );
        expect(distances[stage]).toBeCloseTo(mean, 12);
      }
    }
  });

  it('keeps weights and effective coefficients where the margin holds and no force acts', () => {
    const [positives] = rowsOf(presetScene('solved'));
    expect(positives.rows[0].stages[0]).toEqual({ weight: 1, effective: 1 });
  });

  it('sums up what it does not write out, but never a single row', () => {
    const [, negatives] = rowsOf(defaultScene(), 5);
    expect(negatives.rows).toHaveLength(5);
    expect(negatives.rest?.count).toBe(3);
    const shown = negatives.rows.reduce((sum, row) => sum + row.stages[1].weight, 0);
    expect(shown + (negatives.rest?.stages[1].weight ?? 0)).toBeCloseTo(1, 12);
    expect(rowsOf(defaultScene(), 7)[1].rest).toBeNull();
  });

  it('gives a comparison loss shares of its forces, and no set distance', () => {
    const scene = defaultScene();
    const sides = rowsOf({
      ...scene,
      stages: [{ ...scene.stages[0], strategy: 'contrastive' }, scene.stages[1]],
    });
    const total = sides.flatMap(({ rows }) => rows).reduce((sum, row) => sum + row.stages[0].weight, 0);
    expect(total).toBeCloseTo(1, 12);
    expect(sides[0].distances[0]).toBeNull();
  });
});

describe('the charts', () => {
  it('follow the selected member, else the mislabelled one, else the farthest positive', () => {
    const scene = defaultScene();
    expect(followedMember(scene, 7)).toBe(7);
    expect(memberName(scene, 7, 7)).toBe('The selected negative');
    const wrong = scene.points.findIndex(({ shows }) => shows !== undefined);
    expect(followedMember(scene, scene.anchor)).toBe(wrong);
    expect(memberName(scene, wrong, null)).toBe('The mislabelled positive');
    const solved = presetScene('solved');
    expect(solved.points[followedMember(solved, null) ?? -1].identity).toBe(solved.points[0].identity);
    expect(followedMember({ ...scene, points: [scene.points[0]] }, null)).toBeNull();
  });

  it('pass through the number of the table where the dial and the member stand', () => {
    const scene = defaultScene();
    const member = followedMember(scene, null)!;
    const { effective } = rowsOf(scene)[0].rows[0].stages[1];
    const dial = dialChart(scene, member, 'x');
    expect(Number(dial?.nowText)).toBeCloseTo(effective, 1);
    expect(dial?.lines.map(({ name }) => name)).toEqual(['Batch-hard', 'effective', 'weight', 'easiest']);
    const distance = distanceChart(scene, member);
    expect(distance?.nowText).toBe('now 1.28');
    const last = distance!.lines[0].values.at(-1);
    expect(last).toBe(1); // beyond all others batch-hard gives it everything
  });

  it('put the exact ends of the dial at the ends of the axis', () => {
    const scene = defaultScene();
    const at = (sigma: number) =>
      dialChart({ ...scene, stages: [scene.stages[0], { ...scene.stages[1], sigma }] }, 5, 'x')?.now;
    expect([at(Infinity), at(0)]).toEqual([0, 1]);
  });

  it('are absent where there is no dial or no weight', () => {
    const scene = defaultScene();
    const without = {
      ...scene,
      stages: [scene.stages[0], { ...scene.stages[0], strategy: 'nPair' as const }] as const,
    };
    expect(dialChart(without, 5, 'x')).toBeNull();
    expect(distanceChart(without, 5)?.lines).toHaveLength(1);
    const lonely = { ...scene, points: scene.points.filter(({ identity }) => identity === 7) };
    expect(distanceChart(lonely, 1)).toBeNull();
  });
});
