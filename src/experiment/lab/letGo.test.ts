// Points that are let go follow the gradient that the arrows show, and come to rest for a reason that is true.
import { describe, expect, it } from 'vitest';
import { evaluateLab } from './evaluate';
import { letGo, MOST_STEPS, trails, type LetGo } from './letGo';
import { defaultStages, LAB_PRESETS, presetScene } from './presets';

const [HARD, SOFT] = defaultStages();
const OPTIONS = { step: 0.05, holdAnchor: false };

function untilRest(run: LetGo): LetGo {
  while (run.advance());
  return run;
}

describe('letGo', () => {
  it('a step is the negative gradient times the step, the anchor’s too', () => {
    const scene = presetScene('mislabelled');
    const run = letGo(scene, SOFT, OPTIONS);
    run.advance();
    const { gradient } = evaluateLab(scene, SOFT);
    run.states[1].points.forEach(({ x, y }, i) => {
      expect(x).toBe(scene.points[i].x - 0.05 * gradient[i][0]);
      expect(y).toBe(scene.points[i].y - 0.05 * gradient[i][1]);
    });
    expect(run.states[1].points[0].x).not.toBe(0);
    expect(run.states[1].value).toBe(evaluateLab({ ...scene, points: run.states[1].points }, SOFT).value);
  });

  it('the anchor can be held, but not where every point is an anchor', () => {
    const held = { ...OPTIONS, holdAnchor: true };
    const one = letGo(presetScene('mislabelled'), SOFT, held);
    one.advance();
    expect(one.states[1].points[0]).toEqual(one.states[0].points[0]);
    const all = letGo({ ...presetScene('mislabelled'), mode: 'all' }, SOFT, held);
    all.advance();
    expect(all.states[1].points[0]).not.toEqual(all.states[0].points[0]);
  });

  it('solved scenes rest at once', () => {
    const run = letGo(presetScene('solved'), HARD, OPTIONS);
    expect([run.rest, run.advance(), run.states.length]).toEqual(['flat', false, 1]);
  });

  it('a hinge comes to rest with no loss and no gradient', () => {
    for (const stage of [HARD, SOFT]) {
      const run = untilRest(letGo(presetScene('fresh'), stage, OPTIONS));
      expect([run.rest, run.states.at(-1)!.value]).toEqual(['flat', 0]);
    }
  });

  it('crossing clusters: batch-hard only jumps to and fro at the end, HAP2S-E comes through', () => {
    const [hard, soft] = [HARD, SOFT].map((stage) =>
      untilRest(letGo(presetScene('crossing'), stage, OPTIONS)),
    );
    expect([hard.rest, soft.rest, soft.states.at(-1)!.value]).toEqual(['stalled', 'flat', 0]);
    expect(hard.states.length).toBeLessThan(MOST_STEPS);
    expect(hard.states.at(-1)!.value).toBeGreaterThan(0.1);
  });

  it('the soft margin never ends by itself: the most steps do', () => {
    const run = untilRest(letGo(presetScene('solved'), { ...HARD, soft: true }, { ...OPTIONS, step: 0.001 }));
    expect([run.rest, run.states.length]).toEqual(['limit', MOST_STEPS + 1]);
    expect(run.states.at(-1)!.value).toBeLessThan(run.states[0].value);
  });

  it('what flies out of the plane is stopped', () => {
    const run = untilRest(letGo(presetScene('fresh'), { ...HARD, soft: true }, { ...OPTIONS, step: 5000 }));
    expect(run.rest).toBe('far');
    expect(run.states.at(-1)!.points.every(({ x, y }) => Number.isFinite(x + y))).toBe(true);
  });

  it('every preset under both stages stays finite and rests', () => {
    for (const { id } of LAB_PRESETS)
      for (const stage of [HARD, SOFT]) {
        const run = untilRest(letGo(presetScene(id), stage, OPTIONS));
        expect(run.rest).not.toBeNull();
        for (const { value, gradient } of run.states) expect(Number.isFinite(value + gradient)).toBe(true);
      }
  });

  it('trails are the points’ ways up to a moment', () => {
    const run = letGo(presetScene('mislabelled'), SOFT, OPTIONS);
    run.advance();
    run.advance();
    const ways = trails(run.states, 1);
    expect(ways).toHaveLength(14);
    expect(ways[5]).toEqual([run.states[0].points[5], run.states[1].points[5]]);
  });
});
