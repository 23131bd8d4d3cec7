// The invented data sets: same bytes for the same seed, honest splits and labels, and neither trivial nor hopeless.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceMatrix, evaluateRetrieval } from '../retrieval';
import { cosine, sine } from './arithmetic';
import { makeClusters } from './clusters';
import { makeGlyphs } from './glyphs';
import { makeRings } from './rings';
import type { SyntheticOptions } from './synthetic';
import { planItems, twinOf } from './synthetic';
import type { Dataset } from './types';
import { DISTRACTOR, itemSize, JUNK } from './types';

const BASE = {
  identities: 16,
  imagesPerIdentity: 8,
  cameras: 3,
  difficulty: 0.5,
  wrongLabels: 0.1,
  distractors: 5,
  junk: 4,
  seed: 42,
};

const makers: Record<string, (options: SyntheticOptions) => Dataset> = {
  glyphs: makeGlyphs,
  clusters: (options) => makeClusters({ ...options, dimension: 16 }),
  rings: (options) => makeRings({ ...options, dimension: 6 }),
};

/** FNV-1a, 32 bits, over the values, labels and cameras. */
function checksum({ values, identity, camera }: Dataset): string {
  let hash = 0x811c9dc5;
  for (const { buffer } of [values, identity, camera])
    for (const byte of new Uint8Array(buffer)) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16);
}

function rows({ values, shape }: Dataset, items: Int32Array): Float32Array {
  const size = itemSize(shape);
  const flat = new Float32Array(items.length * size);
  items.forEach((item, row) => flat.set(values.subarray(item * size, (item + 1) * size), row * size));
  return flat;
}

function rawScores(data: Dataset) {
  const { query, gallery } = data.split;
  const who = (items: Int32Array) =>
    Array.from(items, (item) => ({ identity: data.identity[item], camera: data.camera[item] }));
  const distances = distanceMatrix(rows(data, query), rows(data, gallery), itemSize(data.shape));
  const { excludeSameCamera } = data;
  return evaluateRetrieval(distances, who(query), who(gallery), { excludeSameCamera });
}

const options = fc.record({
  identities: fc.integer({ min: 4, max: 9 }),
  imagesPerIdentity: fc.integer({ min: 2, max: 5 }),
  cameras: fc.integer({ min: 1, max: 6 }),
  difficulty: fc.double({ min: 0, max: 1, noNaN: true }),
  wrongLabels: fc.double({ min: 0, max: 0.5, noNaN: true }),
  distractors: fc.integer({ min: 0, max: 4 }),
  junk: fc.integer({ min: 0, max: 4 }),
  seed: fc.integer({ min: 0, max: 0xffffffff }),
});

// A new checksum means: every shared link now shows other data. Change it only on purpose.
const CHECKSUMS: Record<string, string> = { glyphs: '5697a548', clusters: '1c68be0e', rings: '9833549c' };

describe.each(Object.entries(makers))('%s', (name, make) => {
  it('has the same bytes for the same options, for ever', () => {
    expect(checksum(make(BASE))).toBe(CHECKSUMS[name]);
    expect(checksum(make({ ...BASE, seed: 43 }))).not.toBe(CHECKSUMS[name]);
  });

  it('keeps test identities out of training, and plants exactly the wrong labels asked for', () => {
    fc.assert(
      fc.property(options, (o) => {
        const data = make(o);
        const { train, query, gallery } = data.split;
        expect(train.length + query.length + gallery.length).toBe(data.count);
        expect(data.values).toHaveLength(data.count * itemSize(data.shape));
        expect(data.values.every(Number.isFinite)).toBe(true);
        const labels = (items: Int32Array) => new Set(Array.from(items, (item) => data.identity[item]));
        const seen = labels(train);
        expect(labels(query).size).toBe(Math.floor(o.identities / 2));
        expect(seen.size).toBe(o.identities - labels(query).size);
        for (const unseen of [...labels(query), DISTRACTOR, JUNK]) expect(seen.has(unseen)).toBe(false);
        const wrong = [...data.identity.keys()].filter((i) => data.identity[i] !== data.trueIdentity[i]);
        expect(wrong).toHaveLength(Math.round(o.wrongLabels * train.length));
        expect(wrong.every((item) => train.includes(item))).toBe(true);
        const inGallery = (who: number) => gallery.filter((item) => data.identity[item] === who).length;
        expect([inGallery(DISTRACTOR), inGallery(JUNK)]).toEqual([o.distractors, o.junk]);
        expect(data.excludeSameCamera).toBe(o.cameras > 1);
        expect(Math.max(...data.camera)).toBeLessThan(data.cameraNames.length);
      }),
      { numRuns: 25 },
    );
  });

  it('does not redraw the training pictures when distractors or junk are added', () => {
    const size = itemSize(make(BASE).shape) * BASE.identities * BASE.imagesPerIdentity;
    const more = make({ ...BASE, distractors: 9, junk: 0, wrongLabels: 0.5 });
    expect(more.values.slice(0, size)).toEqual(make(BASE).values.slice(0, size));
  });

  it('can be counted: every test identity has a match in another camera', () => {
    expect(rawScores(make(BASE)).countedQueries).toBe(make(BASE).split.query.length);
  });

  it('refuses options out of range by name', () => {
    const wrong: [keyof SyntheticOptions, number][] = [
      ['identities', 3],
      ['imagesPerIdentity', 1],
      ['cameras', 0],
      ['difficulty', 1.1],
      ['wrongLabels', 0.6],
      ['distractors', -1],
      ['junk', 0.5],
      ['seed', Number.NaN],
    ];
    for (const [key, value] of wrong)
      expect(() => make({ ...BASE, [key]: value })).toThrow(new RegExp(`^${key} `));
  });
});

describe('what there is to learn', () => {
  const many = { ...BASE, identities: 48, imagesPerIdentity: 12, cameras: 4, wrongLabels: 0 };
  const at = (make: (o: SyntheticOptions) => Dataset, difficulty: number) =>
    rawScores(make({ ...many, difficulty })).mAP!;

  it.each(Object.entries(makers))('raw %s are harder at a higher difficulty, never hopeless', (_, make) => {
    const scores = [0, 0.5, 1].map((difficulty) => at(make, difficulty));
    expect(scores[0]).toBeGreaterThan(scores[1]);
    expect(scores[1]).toBeGreaterThan(scores[2]);
    // Chance is about 1/24: one test identity in 24.
    expect(scores[2]).toBeGreaterThan(0.08);
    expect(scores[1]).toBeLessThan(0.8);
  });

  it('near-twins are among each other’s nearest neighbours', () => {
    const data = makeGlyphs({ ...many, difficulty: 0 });
    const firsts = Int32Array.from({ length: many.identities }, (_, i) => i * many.imagesPerIdentity);
    const distances = distanceMatrix(rows(data, firsts), rows(data, firsts), itemSize(data.shape));
    const twins = Array.from({ length: 12 }, (_, i) => 4 * (i + 1));
    const places = twins.map((twin) => {
      const row = distances[twin - 1];
      return row.filter((d) => d < row[twinOf(twin)! - 1]).length;
    });
    // Place 1: only the item itself is nearer. The median forgives a twin whose new stroke is large; by chance it would be 24.
    expect(places.toSorted((a, b) => a - b)[6]).toBeLessThanOrEqual(3);
  });

  it('cameras of an identity are used in turn', () => {
    const plan = planItems({ ...BASE, cameras: 3 });
    for (let id = 1; id <= BASE.identities; id++)
      expect(new Set(plan.filter((p) => p.identity === id).map((p) => p.camera)).size).toBe(3);
  });

  it('rings are not linearly ordered: the mean of every ring is the same point', () => {
    const data = makeRings({
      ...BASE,
      cameras: 1,
      imagesPerIdentity: 64,
      difficulty: 0,
      dimension: 2,
      junk: 0,
    });
    for (let id = 0; id < BASE.identities; id++) {
      const own = Array.from({ length: 64 }, (_, i) => 2 * (64 * id + i));
      const mean = [0, 1].map((axis) => own.reduce((sum, at) => sum + data.values[at + axis], 0) / 64);
      const radii = own.map((at) => Math.hypot(data.values[at], data.values[at + 1]));
      const radius = radii.reduce((a, b) => a + b) / 64;
      expect(Math.hypot(...mean)).toBeLessThan(0.35 * radius);
      expect(Math.max(...radii) - Math.min(...radii)).toBeLessThan(0.06);
    }
  });

  it.each([2, 3, 64])('vectors of dimension %i are multiples of 2⁻¹⁶', (dimension) => {
    for (const make of [makeClusters, makeRings]) {
      const { values } = make({ ...BASE, dimension });
      expect(values.every((value) => Number.isInteger(value * 65536))).toBe(true);
    }
    expect(() => makeClusters({ ...BASE, dimension: 65 })).toThrow(/dimension/);
  });
});

describe('arithmetic', () => {
  it('sine and cosine are right to 1e-8', () => {
    for (let turns = -2; turns <= 2; turns += 0.013) {
      expect(sine(turns)).toBeCloseTo(Math.sin(2 * Math.PI * turns), 8);
      expect(cosine(turns)).toBeCloseTo(Math.cos(2 * Math.PI * turns), 8);
    }
  });
});
