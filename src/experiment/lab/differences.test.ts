// The sentences hold against the numbers that they speak of, in every kind of scene that a person may set up.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LOSS_OPTIONS } from '../lossOptions';
import { fixed } from '../numberText';
import { compareStages } from './differences';
import { evaluateLab } from './evaluate';
import { defaultStages, LAB_PRESETS, presetScene } from './presets';
import type { LabScene, LabStage } from './scene';

const [HARD, SOFT] = defaultStages();

function say(scene: LabScene): string[] {
  const [a, b] = scene.stages.map((stage) => evaluateLab(scene, stage));
  return compareStages(scene, a, b).map((sentence) => sentence.map(({ text }) => text).join(''));
}
const on = (id: string, a: LabStage, b: LabStage, more: Partial<LabScene> = {}) =>
  say({ ...presetScene(id, [a, b]), ...more });
const all = (sentences: string[]) => sentences.join('\n');

describe('compareStages', () => {
  it('the design’s example: the mislabelled positive, effective above 1, wrong way, N_eff, losses', () => {
    expect(on('mislabelled', HARD, SOFT)).toEqual([
      'The mislabelled positive at 1.28 has weight 1.00 under Batch-hard and 0.91 under HAP2S-E at σ = 0.2.',
      'Its effective weight is 1.21 under HAP2S-E and 1.00 under Batch-hard: softening does not help, it is pulled harder.',
      'The wrong way under HAP2S-E: 4 positives are pushed away and 4 negatives are pulled in; under Batch-hard none.',
      'In effect the pull is shared by 1.0 (Batch-hard) against 1.5 (HAP2S-E) of 5 positives, the push by 1.0 against 5.5 of 8 negatives.',
      'The loss is larger under Batch-hard: 0.840 against 0.625.',
    ]);
  });

  it('softening that helps is said to help', () => {
    expect(all(on('mislabelled', HARD, { ...SOFT, sigma: 0.8 }))).toContain(
      '0.61 under HAP2S-E and 1.00 under Batch-hard: softening spares it.',
    );
  });

  it('detaching is no softening: the same weights, another force, no verdict', () => {
    const sentences = on('mislabelled', SOFT, { ...SOFT, detach: true });
    expect(sentences.slice(0, 2)).toEqual([
      'The mislabelled positive at 1.28 has weight 0.91 under HAP2S-E (weights in the graph) as under HAP2S-E (weights detached).',
      'Its effective weight is 0.91 under weights detached and 1.21 under weights in the graph.',
    ]);
    expect(sentences.at(-1)).toBe('Both losses are 0.625.');
    expect(all(sentences)).not.toContain('softening');
  });

  it('marks roles and emphasis', () => {
    const scene = presetScene('mislabelled');
    const [a, b] = scene.stages.map((stage) => evaluateLab(scene, stage));
    const marks = compareStages(scene, a, b).flatMap((sentence) => sentence.flatMap((run) => run.mark ?? []));
    expect(new Set(marks)).toEqual(new Set(['positive', 'negative', 'strong']));
  });

  it('the same loss twice; hidden options make no difference', () => {
    for (const other of [HARD, { ...HARD, sigma: 3 }])
      expect(on('fresh', HARD, other)).toEqual([
        'Both sides have the same loss: change one of them to compare.',
      ]);
  });

  it('where the margin holds', () => {
    expect(on('solved', HARD, SOFT)).toEqual([
      'The loss is 0 on both sides: the margin holds and nothing moves.',
    ]);
    const one = on('mislabelled', { ...HARD, strategy: 'uniform' }, HARD);
    expect(one[0]).toBe('The loss is 0 under Uniform: the margin holds and nothing moves.');
    expect(all(one)).not.toContain('effective weight');
    expect(one.at(-1)).toMatch(/^The loss is larger under Batch-hard/);
  });

  it('without a positive, without a negative', () => {
    const points = presetScene('fresh').points;
    const anchorAlone = points.filter((p, i) => i === 0 || p.identity !== points[0].identity);
    const own = points.filter((p) => p.identity === points[0].identity);
    expect(on('fresh', HARD, SOFT, { points: anchorAlone })[0]).toContain('no positive');
    expect(on('fresh', HARD, SOFT, { points: own })[0]).toContain('no negative');
    expect(on('fresh', HARD, SOFT, { points: own, mode: 'all' })[0]).toContain('No point has both');
  });

  it('every point an anchor: anchors with a loss, pairs the wrong way', () => {
    const sentences = on('crossing', HARD, SOFT);
    expect(sentences[0]).toBe(
      'Of 12 anchors, 12 have a loss under Batch-hard and 12 under HAP2S-E at σ = 0.2.',
    );
    expect(sentences[1]).toMatch(/\d+ positive pairs are pushed away and \d+ negative pairs are pulled in/);
  });

  it('a comparison loss: shares of the force, and no comparison of losses', () => {
    const sentences = on('mislabelled', HARD, { ...SOFT, strategy: 'contrastive' });
    expect(sentences[0]).toMatch(
      /carries 50\u202f% of the anchor’s force under Batch-hard and \d+\u202f% under Contrastive/,
    );
    expect(sentences[1]).toBe('The anchor’s force acts on 2 against 5 of 13 points.');
    expect(sentences.at(-1)).toMatch(/different scales/);
  });

  it('hinge against soft margin: no comparison of losses', () => {
    expect(on('mislabelled', SOFT, { ...SOFT, soft: true }).at(-1)).toMatch(/different scales/);
  });

  it('cosine losses at the origin: why nothing moves', () => {
    const cosine = (strategy: 'circle' | 'multiSimilarity') => ({ ...SOFT, strategy });
    expect(on('mislabelled', cosine('circle'), cosine('multiSimilarity'))[0]).toContain('no direction');
  });

  const stage: fc.Arbitrary<LabStage> = fc
    .record({
      strategy: fc.constantFrom(...LOSS_OPTIONS.strategy.choices.map(({ value }) => value)),
      sigma: fc.constantFrom(0, 0.05, 0.2, 1, Infinity),
      alpha: fc.constantFrom(0, 1, 10, Infinity),
      soft: fc.boolean(),
      detach: fc.boolean(),
      margin: fc.constantFrom(0, 0.3, 2),
    })
    .map((more) => ({ ...SOFT, ...more }));

  it('any two losses on any scene: plain, finite, finished sentences whose losses and “no help” are true', () => {
    const scenes = fc.constantFrom(...LAB_PRESETS.map(({ id }) => id));
    const modes = fc.constantFrom('one' as const, 'all' as const);
    fc.assert(
      fc.property(scenes, stage, stage, modes, fc.boolean(), (id, a, b, mode, normalize) => {
        const scene: LabScene = { ...presetScene(id, [a, b]), mode, normalize };
        const sentences = say(scene);
        expect(sentences.length).toBeGreaterThan(0);
        for (const sentence of sentences) {
          expect(sentence).not.toMatch(/NaN|undefined|null|Infinity|–|\.\./);
          expect(sentence).toMatch(/^\S.*\.$/);
        }
        const [x, y] = [a, b].map((stage) => evaluateLab(scene, stage));
        const larger = all(sentences).match(/larger under .*: (\S+) against (\S+)\.$/m);
        if (larger)
          expect(larger.slice(1)).toEqual([Math.max, Math.min].map((f) => fixed(f(x.value, y.value), 3)));
        if (all(sentences).includes('does not help') && x.term && y.term) {
          const [soft, hard] = x.term.positiveEffectiveSize > y.term.positiveEffectiveSize ? [x, y] : [y, x];
          const harder = soft.term!.positiveEffective.filter((e, i) => e > hard.term!.positiveEffective[i]);
          expect(harder.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 400 },
    );
  });
});
