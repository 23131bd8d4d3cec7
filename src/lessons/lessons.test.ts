// The chapters as data: every claim sets up what it says, every guess can be right and wrong, every sentence has its numbers.
import { describe, expect, test } from 'vitest';
import { parseLearn, formatLearn } from '../experiment/learnLink';
import { lessons } from '.';
import { CURVE_FIGURES, curveNumbers, curveSetup, type CurveFigureId } from './curves';
import { galleryNumbers } from './gallery';
import { evaluatePlane, planeNumbers } from './planeNumbers';
import { PLANE_FIGURES, planeSetup, type PlaneFigureId } from './planes';
import { RANKING_CLAIMS, rankingProblem, scoreRanking } from './ranking';
import type { Lesson, Numbers } from './types';

/** What the figure of a chapter reports when a claim has set it up; null for a figure that measures. */
function numbersOf({ figure }: Pick<Lesson, 'figure'>, claim: string | null): Numbers | null {
  if (Object.hasOwn(PLANE_FIGURES, figure)) {
    const setup = planeSetup(figure as PlaneFigureId, claim);
    return planeNumbers(setup, evaluatePlane(setup));
  }
  if (Object.hasOwn(CURVE_FIGURES, figure)) return curveNumbers(curveSetup(figure as CurveFigureId, claim));
  return figure === 'Gallery' ? galleryNumbers(0, claim === 'own') : null;
}

const of = (slug: string) => {
  const lesson = lessons.find((lesson) => lesson.slug === slug);
  if (!lesson) throw new Error(`no chapter ${slug}`);
  return lesson;
};
const at = (slug: string, claim: string | null): Numbers => numbersOf(of(slug), claim) ?? {};

test('thirteen chapters, each with its own link', () => {
  expect(lessons).toHaveLength(13);
  expect(new Set(lessons.map(({ slug }) => slug)).size).toBe(13);
  for (const { slug } of lessons) {
    const link = { slug, claim: null, embed: false, controls: 'shown' as const };
    expect(parseLearn(formatLearn(link))).toEqual(link);
  }
});

describe('claims', () => {
  test('each claim of a plane or curve has a set-up of its own, and each set-up a claim', () => {
    const figures: Record<string, { claims: object }> = { ...PLANE_FIGURES, ...CURVE_FIGURES };
    for (const { figure, claims } of lessons)
      if (figures[figure]) expect(Object.keys(figures[figure].claims).toSorted()).toEqual(claims.toSorted());
  });

  test('triplet: hard, semi-hard, easy', () => {
    expect(at('triplets', 'hard').loss).toBeGreaterThan(at('triplets', 'hard').margin);
    const { loss, margin, dPlus, dMinus } = at('triplets', 'semihard');
    expect(dMinus).toBeGreaterThan(dPlus);
    expect(loss).toBeGreaterThan(0);
    expect(loss).toBeLessThan(margin);
    expect(at('triplets', 'easy')).toMatchObject({ loss: 0, push: 0, moved: 0 });
  });

  test('batch-hard: the outlier decides; without it the loss is much smaller; one of the crowd is pushed', () => {
    const { points } = planeSetup('BatchHard', 'outlier');
    const wrong = points.find(({ shows }) => shows !== undefined);
    expect(at('batch-hard', 'outlier').dPlus).toBe(Math.hypot(wrong?.x ?? 0, wrong?.y ?? 0));
    expect(at('batch-hard', 'clean').loss).toBeLessThan(at('batch-hard', 'outlier').loss / 2);
    expect(at('batch-hard', 'crowd').moved).toBe(3);
  });

  test('point to set: the circle lies at the mean, between, and at the farthest', () => {
    const uniform = at('point-to-set', 'uniform');
    expect(uniform).toMatchObject({ dPlus: uniform.dPlusUniform, moved: uniform.points });
    const adaptive = at('point-to-set', 'adaptive');
    expect(adaptive.dPlus).toBeGreaterThan(adaptive.dPlusUniform);
    expect(adaptive.dPlus).toBeLessThan(adaptive.dPlusHardest);
    expect(adaptive.moved).toBe(adaptive.points);
    const extreme = at('point-to-set', 'extreme');
    expect(extreme.dPlus).toBe(extreme.maxPositive);
  });

  test('exponential: one σ is e, a small σ is one member, a large σ is all', () => {
    const one = at('exponential', 'one');
    expect(one.gap).toBeCloseTo(one.sigma, 12);
    expect(one.ratio).toBeCloseTo(Math.E, 12);
    expect(at('exponential', 'sharp').neffE).toBeLessThan(1.2);
    expect(at('exponential', 'flat').neffE).toBeGreaterThan(0.98 * one.size);
  });

  test('polynomial: alike at large distances, not on unit length, alike again with a smaller σ', () => {
    const off = ({ neffE, neffP }: Numbers) => Math.abs(neffE - neffP) / Math.max(neffE, neffP);
    expect(off(at('polynomial', 'raw'))).toBeLessThan(0.1);
    expect(off(at('polynomial', 'unit'))).toBeGreaterThan(0.3);
    expect(off(at('polynomial', 'fair'))).toBeLessThan(0.1);
  });

  test('limits: the ends are exact', () => {
    const uniform = at('limits', 'uniform');
    expect(uniform.neffPositive).toBeCloseTo(uniform.positives, 12);
    expect(uniform.dPlus).toBe(uniform.dPlusUniform);
    const hardest = at('limits', 'hardest');
    expect(hardest).toMatchObject({ neffPositive: 1, neffNegative: 1, dPlus: hardest.maxPositive });
    const { neffPositive, positives } = at('limits', 'middle');
    expect(neffPositive).toBeGreaterThan(1.2);
    expect(neffPositive).toBeLessThan(positives - 0.2);
  });

  test('stop-gradient: wrong-way forces with weights in the gradient, none without or with a wide σ', () => {
    const graph = at('stop-gradient', 'graph');
    expect(graph.wrong).toBeGreaterThan(0);
    expect(graph.hardestEffective).toBeGreaterThan(graph.hardestWeight);
    const detached = at('stop-gradient', 'detached');
    expect(detached.wrong).toBe(0);
    expect(detached.hardestEffective).toBe(detached.hardestWeight);
    expect(at('stop-gradient', 'wide').wrong).toBe(0);
  });

  test('scoring: the own camera and unmarked junk raise the AP, the tie goes, and no right picture means no score', () => {
    const ap = (claim: string | null) => scoreRanking(rankingProblem(claim)).result?.ap ?? NaN;
    const ties = (claim: string | null) =>
      scoreRanking(rankingProblem(claim)).placed.filter(({ tied }) => tied).length;
    expect(of('scoring').claims.toSorted()).toEqual(RANKING_CLAIMS.toSorted());
    expect(ap('sameCamera')).toBeGreaterThan(ap(null));
    expect(ap('junk')).toBeGreaterThan(ap(null));
    expect([ties(null), ties('tie')]).toEqual([2, 0]);
    expect(ap('tie')).not.toBe(ap(null));
    expect(scoreRanking(rankingProblem('none')).result).toBeNull();
  });

  test('gallery: with the own camera its pictures fill the first places', () => {
    expect(at('re-identification', 'own').ownInFive).toBeGreaterThan(
      at('re-identification', 'across').ownInFive,
    );
    expect(at('re-identification', 'across').ownInFive).toBe(0);
    const { ownFirst, rank1Across } = at('re-identification', 'own');
    expect(ownFirst).toBeGreaterThan(0.8);
    expect(rank1Across).toBeLessThan(0.6);
  });
});

test('a claim that another chapter shows is one of its claims', () => {
  for (const { elsewhere = {}, claims } of lessons)
    for (const [id, { slug, claim }] of Object.entries(elsewhere)) {
      expect(claims).toContain(id);
      expect(of(slug).claims).toContain(claim);
    }
});

describe('predictions', () => {
  test.each(
    lessons.filter((lesson) => numbersOf(lesson, null)).map((lesson) => [lesson.slug, lesson] as const),
  )('%s: one choice is right by the figure’s numbers, the others are wrong', (_, lesson) => {
    const { shows, choices, answer } = lesson.prediction;
    const right = answer(numbersOf(lesson, shows === 'start' ? null : shows) ?? {});
    expect(choices.filter(({ id }) => id === right)).toHaveLength(1);
    expect(choices.length).toBeGreaterThan(2);
  });

  test('it is asked before the text ends', () => {
    for (const { slug, steps, prediction } of lessons) {
      expect(prediction.after, slug).toBeGreaterThan(0);
      expect(prediction.after, slug).toBeLessThan(steps.length);
    }
  });

  test('no numbers, no answer', () => {
    for (const { slug, prediction } of lessons) expect(prediction.answer({}), slug).toBeNull();
  });

  test('another outcome would make another choice right: every choice can be the answer', () => {
    const outcomes: Record<string, Numbers[]> = {
      're-identification': [{ ownInFive: 0 }, { ownInFive: 2 }, { ownInFive: 5 }],
      triplets: [{ push: 1 }, { push: 0.4 }, { push: 0 }],
      'batch-hard': [3, 5, 9].map((moved) => ({ moved, points: 10 })),
      'point-to-set': [0.5, 1.5, 3].map((dPlusAdaptive) => ({
        dPlusAdaptive,
        dPlusUniform: 1,
        dPlusHardest: 2,
      })),
      exponential: [1.4, 2.1, 2.7, 12].map((ratio) => ({ ratio })),
      polynomial: [
        { neffE: 1, neffP: 4 },
        { neffE: 4, neffP: 1 },
        { neffE: 3, neffP: 3.1 },
      ],
      limits: [0, 1, 5].map((neffPositive) => ({ neffPositive, positives: 5 })),
      'random-triplets': [0, 1, 2].map((least) => ({
        activeRandom: least === 0 ? 0.1 : 0.5,
        activeHardest: least === 1 ? 0.1 : 0.5,
        activeExponential: least === 2 ? 0.1 : 0.5,
      })),
      robust: [0, 1, 2, 3].map((best) => ({
        mapUniform: best === 0 ? 0.5 : 0.1,
        mapHardest: best === 1 ? 0.5 : 0.1,
        mapExponential: best === 2 ? 0.5 : 0.1,
        mapPolynomial: best === 3 ? 0.5 : 0.1,
      })),
      softmax: [0.6, 0.502, 0.4].map((mapWith) => ({ mapWithout: 0.5, mapWith })),
      scoring: [0.7, 0.5, 0.6].map((ap) => ({ ap, apTrapezoid: 0.6 })),
      numerics: [1, 0.9, 0.01].map((dEpsilon) => ({ dRight: 1, dEpsilon })),
      'stop-gradient': [0.2, 0, -0.1].map((easiestEffective) => ({ easiestEffective })),
    };
    expect(Object.keys(outcomes).toSorted()).toEqual(lessons.map(({ slug }) => slug).toSorted());
    for (const [slug, cases] of Object.entries(outcomes)) {
      const { choices, answer } = of(slug).prediction;
      expect(
        cases.map((numbers) => answer(numbers)),
        slug,
      ).toEqual(choices.map(({ id }) => id));
    }
  });
});
