import { describe, expect, it } from 'vitest';
import { createRandom } from '../../data/random';
import { defaultOptions, type Options } from '../../experiment/options';
import { computeLoss } from '../../metric';
import type { Probe } from '../../worker/protocol';
import { anchorView, probeLoss } from './anchorTerm';

const DIMENSION = 8;
const random = createRandom(11);
const identity = Int32Array.from({ length: 24 }, (_, i) => 1 + Math.floor(i / 4));
const probe: Probe = {
  items: Int32Array.from({ length: 24 }, (_, i) => 100 + i),
  identity,
  trueIdentity: identity.map((id, i) => (i === 5 ? id + 1 : id)),
  camera: new Int32Array(24),
};
const embeddings = Float32Array.from({ length: 24 * DIMENSION }, random.normal);
const view = (options: Partial<Options>, anchor = 4, values = embeddings) => {
  const loss = probeLoss(values, DIMENSION, probe, { ...defaultOptions(), ...options });
  return loss && anchorView(loss, anchor);
};

describe('anchorView', () => {
  it('orders the sets hardest first and never holds the anchor', () => {
    const { positives, negatives } = view({})!;
    expect(positives).toHaveLength(3);
    expect(negatives).toHaveLength(20);
    const falling = positives.map((m) => -m.distance);
    for (const order of [falling, negatives.map((m) => m.distance)])
      expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect([...positives, ...negatives].some((m) => m.index === 4)).toBe(false);
    expect(positives.find((m) => m.index === 5)?.mislabelled).toBe(true);
  });

  it.each(['exponential', 'semihard', 'random'] as const)(
    'the forces of %s are the gradient of this anchor’s own loss',
    (strategy) => {
      // The margin is far above every gap, so the hinge is open and the forces do not vanish.
      const options = { strategy, margin: 2 };
      const { positives, negatives } = view(options)!;
      const step = 1e-3;
      for (const member of [positives[0], positives[2], negatives[0], negatives[4]]) {
        const along = (sign: 1 | -1) => {
          const moved = embeddings.slice();
          for (let k = 0; k < DIMENSION; k++) {
            const [i, a] = [member.index * DIMENSION + k, 4 * DIMENSION + k];
            moved[i] += (sign * step * (embeddings[a] - embeddings[i])) / member.distance;
          }
          return view(options, 4, moved)!.term!.loss;
        };
        expect(member.pull).toBeCloseTo(-(along(1) - along(-1)) / (2 * step), 2);
      }
    },
  );

  it('shows weights but no force where the margin holds', () => {
    const tight = embeddings.map((v, i) => identity[Math.floor(i / DIMENSION)] * 10 + v / 100);
    const shown = view({ margin: 0.3 }, 4, tight)!;
    expect(shown.active).toBe(false);
    expect(shown.positives.reduce((sum, m) => sum + m.weight, 0)).toBeCloseTo(1);
  });

  it.each(['contrastive', 'multiSimilarity', 'circle', 'nPair', 'batchAll'] as const)(
    '%s: the pairs’ shares sum to 1 and positives are pulled',
    (strategy) => {
      const { positives, negatives, term, active } = view({ strategy, margin: 0.5 })!;
      expect(term).toBeNull();
      expect(active).toBe(true);
      expect([...positives, ...negatives].reduce((sum, m) => sum + m.weight, 0)).toBeCloseTo(1);
      expect(Math.max(...positives.map((m) => m.pull))).toBeGreaterThan(0);
      expect(Math.min(...positives.map((m) => m.pull))).toBeGreaterThanOrEqual(0);
    },
  );

  it('reports the loss of the whole probe as metric has it', () => {
    const rows = Array.from({ length: 24 }, (_, i) => embeddings.slice(i * DIMENSION, (i + 1) * DIMENSION));
    const expected = computeLoss(rows, identity, { kind: 'contrastive', margin: 0.5 }).value;
    expect(view({ strategy: 'contrastive', margin: 0.5 })!.probeLoss).toBeCloseTo(expected, 12);
  });

  it('an anchor without a positive has distances, no weights and no force', () => {
    const lonely = { ...probe, identity: identity.map((id, i) => (i === 4 ? 99 : id)) };
    const loss = probeLoss(embeddings, DIMENSION, lonely, defaultOptions())!;
    const shown = anchorView(loss, 4)!;
    expect(shown.term).toBeNull();
    expect(shown.positives).toHaveLength(0);
    expect(shown.negatives).toHaveLength(23);
    expect(shown.active).toBe(false);
  });

  it('is null for a diverged frame, a frame of another probe and an anchor beyond the probe', () => {
    expect(
      view(
        {},
        4,
        embeddings.map((v, i) => (i ? v : NaN)),
      ),
    ).toBeNull();
    expect(view({}, 4, embeddings.slice(8))).toBeNull();
    expect(view({}, 24)).toBeNull();
  });
});
