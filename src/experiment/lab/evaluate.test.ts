// The Lab's forces are those of src/metric, for every strategy and mode, and stay finite wherever a hand may put the points.
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../data/random';
import { anchorLoss, computeLoss, computeLossThrough, pointToSetLoss } from '../../metric';
import { LOSS_OPTIONS } from '../lossOptions';
import { compareStages } from './differences';
import { evaluateLab } from './evaluate';
import { defaultScene, defaultStages, LAB_PRESETS, presetScene } from './presets';
import type { LabPoint, LabScene, LabStage } from './scene';

const STRATEGIES = LOSS_OPTIONS.strategy.choices.map(({ value }) => value);
const stageOf = (strategy: LabStage['strategy'], more: Partial<LabStage> = {}): LabStage => ({
  ...defaultStages()[1],
  strategy,
  ...more,
});

const rowsOf = (points: LabPoint[]) => points.map(({ x, y }) => [x, y]);
const labelsOf = (points: LabPoint[]) => points.map(({ identity }) => identity);

const random = createRandom(3, 'points');
const points: LabPoint[] = Array.from({ length: 12 }, (_, i) => ({
  x: random.between(-1.5, 1.5),
  y: random.between(-1.5, 1.5),
  identity: i % 4,
}));
const scene: LabScene = { points, anchor: 1, mode: 'one', normalize: false, stages: defaultStages() };
const settings = STRATEGIES.flatMap((strategy) =>
  (['one', 'all'] as const).flatMap((mode) =>
    [false, true].map((normalize) => [strategy, mode, normalize] as const),
  ),
);

/** Central difference of `value` in one coordinate of one point. */
function slope(value: (points: LabPoint[]) => number, at: LabPoint[], i: number, key: 'x' | 'y'): number {
  const step = 1e-6;
  const moved = (by: number) => value(at.with(i, { ...at[i], [key]: at[i][key] + by }));
  return (moved(step) - moved(-step)) / (2 * step);
}

describe('evaluateLab', () => {
  it.each(settings)('%s, %s, normalize %s: the gradient is src/metric’s', (strategy, mode, normalize) => {
    const evaluation = evaluateLab({ ...scene, mode, normalize }, stageOf(strategy));
    const { spec } = evaluation;
    const [rows, labels] = [rowsOf(points), labelsOf(points)];
    const through = () => computeLossThrough(rows, labels, spec, 1);
    const expected =
      mode === 'all'
        ? computeLoss(rows, labels, spec)
        : spec.kind === 'pointToSet'
          ? anchorLoss(rows, labels, 1, spec)
          : through();
    expect(evaluation.gradient).toEqual(expected.gradient);
    expect(evaluation.value).toBe(expected.value);
  });

  const measurable = settings.filter(
    // Circle's weights are constants in its gradient; a comparison loss of one anchor has no value of its own.
    ([strategy, mode]) => strategy !== 'circle' && (mode === 'all' || stageIsPointToSet(strategy)),
  );
  it.each(measurable)(
    '%s, %s, normalize %s: the gradient is the value’s slope',
    (strategy, mode, normalize) => {
      const setting = { ...scene, mode, normalize };
      const stage = stageOf(strategy, { soft: true });
      const value = (points: LabPoint[]) => evaluateLab({ ...setting, points }, stage).value;
      const { gradient } = evaluateLab(setting, stage);
      points.forEach((_, i) => {
        expect(slope(value, points, i, 'x')).toBeCloseTo(gradient[i][0], 5);
        expect(slope(value, points, i, 'y')).toBeCloseTo(gradient[i][1], 5);
      });
    },
  );

  it.each(STRATEGIES)('%s: the pull is the force along the edge to the anchor', (strategy) => {
    const { gradient, pull, spec } = evaluateLab(scene, stageOf(strategy));
    if (spec.kind === 'nPair' || spec.kind === 'multiSimilarity' || spec.kind === 'circle') return; // similarities
    const { x, y } = points[1];
    points.forEach((point, i) => {
      if (i === 1) return expect(pull[i]).toBe(0);
      const d = Math.hypot(x - point.x, y - point.y);
      const along = (-gradient[i][0] * (x - point.x) - gradient[i][1] * (y - point.y)) / d;
      expect(along).toBeCloseTo(pull[i], 12);
    });
  });

  it('the dial’s ends are batch-hard and uniform to the last digit', () => {
    for (const mode of ['one', 'all'] as const) {
      const at = (stage: LabStage) => ({ ...evaluateLab({ ...scene, mode }, stage), spec: null });
      const hardest = at(stageOf('hardest'));
      const uniform = at(stageOf('uniform'));
      expect(at(stageOf('exponential', { sigma: 0 }))).toEqual(hardest);
      expect(at(stageOf('polynomial', { alpha: Infinity }))).toEqual(hardest);
      expect(at(stageOf('exponential', { sigma: Infinity }))).toEqual(uniform);
      expect(at(stageOf('polynomial', { alpha: 0 }))).toEqual(uniform);
    }
  });

  it('random: the same members while points move, and for the old ones when a point is added', () => {
    const stage = stageOf('random');
    const chosen = (points: LabPoint[]) => evaluateLab({ ...scene, points }, stage).term?.negativeWeights;
    const before = chosen(points);
    expect(chosen(points.with(3, { ...points[3], x: 9 }))).toEqual(before);
    expect(chosen([...points, { x: 0, y: 0, identity: 1 }])).toEqual(before);
  });

  it('gives the numbers of the design’s example', () => {
    const [hard, soft] = defaultStages().map((stage) => evaluateLab(defaultScene(), stage));
    expect(hard.value).toBeCloseTo(0.84, 2);
    expect(soft.value).toBeCloseTo(0.625, 2);
    const mislabelled = soft.term!.positives.findIndex((i) => defaultScene().points[i].shows !== undefined);
    expect(soft.term!.positiveWeights[mislabelled]).toBeCloseTo(0.909, 2);
    expect(soft.term!.positiveEffective[mislabelled]).toBeCloseTo(1.205, 2);
    expect(soft.term!.negativeWeights[0]).toBeCloseTo(0.387, 2);
  });

  const odd: Record<string, LabPoint[]> = {
    'one point': [{ x: 1, y: 1, identity: 1 }],
    'no positives': [0, 1, 2].map((identity) => ({ x: identity, y: 0, identity })),
    'no negatives': [0, 1, 2].map((x) => ({ x, y: 0, identity: 4 })),
    collapsed: points.map((point) => ({ ...point, x: 0.3, y: 0.3 })),
    'all at the origin': points.map((point) => ({ ...point, x: 0, y: 0 })),
    'very far': points.map((point, i) => ({ ...point, x: i === 2 ? 1e6 : point.x })),
  };
  it.each(settings)('%s, %s, normalize %s: finite everywhere', (strategy, mode, normalize) => {
    for (const sigma of [0, 1e-2, Infinity])
      for (const [what, points] of Object.entries(odd)) {
        const setting = { points, anchor: 0, mode, normalize };
        const { value, gradient, pull, term } = evaluateLab(setting, stageOf(strategy, { sigma }));
        expect([value, ...gradient.flat(), ...pull].every(Number.isFinite), what).toBe(true);
        expect(gradient.length).toBe(points.length);
        if (what === 'one point' || (what.startsWith('no ') && stageIsPointToSet(strategy)))
          expect([value, term]).toEqual([0, null]);
      }
  });

  it('says what is wrong', () => {
    expect(() => evaluateLab({ ...scene, anchor: 12 }, stageOf('uniform'))).toThrow(/no point 12/);
    const bad = points.with(0, { x: NaN, y: 0, identity: 0 });
    expect(() => evaluateLab({ ...scene, points: bad }, stageOf('uniform'))).toThrow(/NaN/);
  });

  it('200 points, every point an anchor: the whole loss is that of src/metric', () => {
    const many = Array.from({ length: 200 }, (_, i) => ({
      x: random.between(-1.5, 1.5),
      y: random.between(-1.5, 1.5),
      identity: i % 20,
    }));
    const evaluation = evaluateLab({ ...scene, points: many, mode: 'all' }, stageOf('exponential'));
    const { spec } = evaluation;
    if (spec.kind !== 'pointToSet') throw new Error('expected a point-to-set loss');
    const { value, anchors } = pointToSetLoss(rowsOf(many), labelsOf(many), spec);
    expect([evaluation.value, evaluation.anchors]).toEqual([value, anchors]);
  });
});

function stageIsPointToSet(strategy: LabStage['strategy']): boolean {
  return evaluateLab(scene, stageOf(strategy)).spec.kind === 'pointToSet';
}

describe('presets', () => {
  it.each(LAB_PRESETS.map(({ id }) => id))('%s is a scene that every strategy can be tried on', (id) => {
    const preset = presetScene(id);
    for (const strategy of STRATEGIES) {
      const { value, anchors } = evaluateLab(preset, stageOf(strategy));
      expect(Number.isFinite(value)).toBe(true);
      if (anchors) expect(anchors.length).toBe(preset.mode === 'one' ? 1 : preset.points.length);
    }
  });

  it('solved: no force under the hinge, forces under the soft margin and a larger m', () => {
    const solved = presetScene('solved');
    const moves = (stage: LabStage) =>
      evaluateLab(solved, stage)
        .gradient.flat()
        .some((g) => g !== 0);
    expect([{}, { soft: true }, { margin: 1 }].map((more) => moves(stageOf('hardest', more)))).toEqual([
      false,
      true,
      true,
    ]);
  });

  it('unit circle: moving a point outwards leaves the loss and every other force as they are', () => {
    const circle = presetScene('circle');
    const [before, after] = [1, 1.5].map((factor) => {
      const { x, y, identity } = circle.points[4];
      const points = circle.points.with(4, { x: x * factor, y: y * factor, identity });
      return evaluateLab({ ...circle, points }, stageOf('exponential'));
    });
    expect(after.value).toBeCloseTo(before.value, 12);
    after.gradient.forEach((g, i) => {
      const factor = i === 4 ? 1.5 : 1;
      expect(g[0] * factor).toBeCloseTo(before.gradient[i][0], 12);
    });
  });

  it('own formula exp(±d/s): every number of HAP2S-E; one without weights says so and moves nothing', () => {
    const own = (ownPositive: string) =>
      stageOf('own', { ownPositive, ownNegative: '-d / s', ownParameters: 's = 0.2' });
    for (const mode of ['one', 'all'] as const) {
      const as = evaluateLab({ ...scene, mode }, own('d / s'));
      const exponential = evaluateLab({ ...scene, mode }, stageOf('exponential', { sigma: 0.2 }));
      expect(as.value).toBeCloseTo(exponential.value, 12);
      as.gradient.flat().forEach((g, i) => expect(g).toBeCloseTo(exponential.gradient.flat()[i], 12));
      const none = evaluateLab({ ...scene, mode }, own('log(d - 100)'));
      expect(none.trouble).toMatch(/d = /);
      expect(none.value).toBeNaN();
      expect(none.gradient.flat().every((g) => g === 0)).toBe(true);
      const [sentence] = compareStages(
        { ...scene, mode, stages: [own('log(d - 100)'), defaultStages()[1]] },
        none,
        exponential,
      );
      expect(sentence.map(({ text }) => text).join('')).toContain('has no loss here');
    }
  });
});
