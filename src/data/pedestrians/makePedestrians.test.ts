import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceMatrix, evaluateRetrieval } from '../../retrieval';
import { createRandom } from '../random';
import { type Dataset, DISTRACTOR, JUNK } from '../types';
import { CAMERAS } from './cameras';
import { type Look } from './look';
import {
  drawPedestrian,
  lookOf,
  makePedestrians,
  type PedestrianOptions,
  twinPartner,
} from './makePedestrians';

const SIZE = 64 * 32 * 3;
const DEFAULTS: PedestrianOptions = {
  identities: 12,
  imagesPerIdentity: 6,
  cameras: 4,
  difficulty: 0.5,
  wrongLabels: 0,
  distractors: 0,
  junk: 0,
  seed: 7,
};
const make = (change: Partial<PedestrianOptions> = {}) => makePedestrians({ ...DEFAULTS, ...change });
const image = (set: Dataset, item: number) => set.values.subarray(item * SIZE, (item + 1) * SIZE);

function fnv1a(bytes: ArrayLike<number>): string {
  let h = 0x811c9dc5;
  for (let i = 0; i < bytes.length; i++) h = Math.imul(h ^ bytes[i], 0x01000193);
  return (h >>> 0).toString(16).padStart(8, '0');
}

/** Cameras in which each of the given identities is seen. */
function camerasByIdentity(set: Dataset): Map<number, Set<number>> {
  const seen = new Map<number, Set<number>>();
  set.trueIdentity.forEach((who, item) => {
    if (who > 0) seen.set(who, (seen.get(who) ?? new Set()).add(set.camera[item]));
  });
  return seen;
}

describe('the bytes', () => {
  it.each([
    [0, '9a893302'],
    [7, 'f9e6ad24'],
    [4294967295, '65c3a36d'],
  ])('are the ones stored for seed %i', (seed, checksum) => {
    const set = make({ seed, cameras: 8, imagesPerIdentity: 16, difficulty: 0.8, distractors: 6, junk: 6 });
    expect(fnv1a(set.values)).toBe(checksum);
  });

  it('come from arithmetic that every engine rounds alike', () => {
    const sources = readdirSync(import.meta.dirname).filter((name) => !name.includes('.test.'));
    const inexact = /Math\.(?!(?:floor|ceil|round|min|max|abs|sqrt|imul|PI)\b)|\.normal\(|\w \*\* /;
    for (const name of sources)
      expect(readFileSync(`${import.meta.dirname}/${name}`, 'utf8')).not.toMatch(inexact);
  });

  it('use the whole range and say what shape they have', () => {
    const set = make();
    expect(set.shape).toEqual({ kind: 'image', height: 64, width: 32, channels: 3 });
    expect(set.values).toHaveLength(set.count * SIZE);
    const present = new Set(set.values);
    expect(present.size).toBeGreaterThan(250);
    expect(Math.min(...present)).toBeLessThanOrEqual(4);
    expect(Math.max(...present)).toBe(255);
  });

  it('are the same as those of a single picture', () => {
    const set = make();
    for (const item of [0, 13, 29, 71]) {
      const subject = set.identity[item];
      const { rgba } = drawPedestrian({
        seed: 7,
        identities: 12,
        subject,
        take: item % 6,
        camera: set.camera[item],
      });
      expect(rgba.filter((_, i) => i % 4 !== 3)).toEqual(new Uint8ClampedArray(image(set, item)));
      expect(rgba[3]).toBe(255);
    }
    expect(drawPedestrian({ seed: 7, subject: 1, scale: 3 })).toMatchObject({ width: 96, height: 192 });
  });

  it('differ from image to image and from seed to seed', () => {
    const set = make({ distractors: 5, junk: 5 });
    const sums = Array.from({ length: set.count }, (_, item) => fnv1a(image(set, item)));
    expect(new Set(sums).size).toBe(set.count);
    expect(fnv1a(image(make({ seed: 8 }), 0))).not.toBe(sums[0]);
  });
});

describe('one option', () => {
  it.each<Partial<PedestrianOptions>>([
    { distractors: 9 },
    { junk: 9 },
    { wrongLabels: 0.3 },
    { identities: 20 },
  ])('leaves all other pictures as they are: %o', (change) => {
    const before = make();
    expect(fnv1a(make(change).values.subarray(0, before.values.length))).toBe(fnv1a(before.values));
  });

  it('more images per identity keep the old ones', () => {
    const few = make({ imagesPerIdentity: 8 });
    const many = make({ imagesPerIdentity: 12 });
    for (let who = 0; who < 12; who++)
      expect(fnv1a(image(many, who * 12 + 3))).toBe(fnv1a(image(few, who * 8 + 3)));
  });

  it('out of range is named', () => {
    expect(() => make({ cameras: 1 })).toThrow(/cameras/);
    expect(() => make({ cameras: 9 })).toThrow(/cameras/);
    expect(() => make({ identities: 3 })).toThrow(/identities/);
    expect(() => make({ difficulty: 1.2 })).toThrow(/difficulty/);
    expect(() => make({ wrongLabels: 0.6 })).toThrow(RangeError);
  });
});

describe('the parts', () => {
  it('are disjoint and complete, distractors and junk in the gallery alone', () => {
    fc.assert(
      fc.property(
        fc.record({
          identities: fc.integer({ min: 4, max: 15 }),
          imagesPerIdentity: fc.integer({ min: 2, max: 9 }),
          cameras: fc.integer({ min: 2, max: 8 }),
          distractors: fc.integer({ min: 0, max: 3 }),
          junk: fc.integer({ min: 0, max: 3 }),
        }),
        (change) => {
          const set = make(change);
          const { train, query, gallery } = set.split;
          const people = (items: Int32Array) => new Set(Array.from(items, (item) => set.trueIdentity[item]));
          expect([...train, ...query, ...gallery].toSorted((a, b) => a - b)).toEqual([
            ...set.trueIdentity.keys(),
          ]);
          expect(people(query).size).toBe(Math.floor(change.identities / 2));
          expect(people(train).size).toBe(change.identities - people(query).size);
          expect(
            [...people(train)].filter((who) => people(query).has(who) || people(gallery).has(who)),
          ).toEqual([]);
          for (const special of [DISTRACTOR, JUNK]) {
            const wanted = special === JUNK ? change.junk : change.distractors;
            expect(gallery.filter((item) => set.identity[item] === special)).toHaveLength(wanted);
          }
          for (const cameras of camerasByIdentity(set).values())
            expect(cameras.size).toBeGreaterThanOrEqual(2);
        },
      ),
      { numRuns: 12 },
    );
  });

  it.each([4, 5, 8, 12])(
    'leave every query something to find with %i images over eight cameras',
    (imagesPerIdentity) => {
      const set = make({ imagesPerIdentity, cameras: 8 });
      for (const query of set.split.query) {
        const found = set.split.gallery.some(
          (item) => set.identity[item] === set.identity[query] && set.camera[item] !== set.camera[query],
        );
        expect(found).toBe(true);
      }
    },
  );

  it('use every camera, by name', () => {
    const set = make({ cameras: 8 });
    expect(new Set(set.camera).size).toBe(8);
    expect(set.cameraNames).toEqual(CAMERAS.map((camera) => camera.name));
    expect(set.excludeSameCamera).toBe(true);
  });

  it.each([0.1, 0.25, 0.5])('hold a share of %d wrong labels, in training only', (wrongLabels) => {
    const set = make({ wrongLabels });
    const wrong = [...set.identity.keys()].filter((item) => set.identity[item] !== set.trueIdentity[item]);
    expect(wrong).toHaveLength(Math.round(wrongLabels * set.split.train.length));
    const training = new Set(set.split.train);
    const trained = new Set(Array.from(set.split.train, (item) => set.trueIdentity[item]));
    for (const item of wrong) {
      expect(training.has(item)).toBe(true);
      expect(trained.has(set.identity[item])).toBe(true);
    }
  });
});

describe('near-twins', () => {
  it('differ in exactly one trait and are in the same part, one identity in four', () => {
    for (const identities of [8, 22, 48]) {
      const random = createRandom(3, 'pedestrians');
      const last = identities - Math.floor(identities / 2);
      let twins = 0;
      for (let who = 1; who <= identities; who++) {
        const partner = twinPartner(who, identities);
        if (partner === null) continue;
        twins++;
        expect(who <= last).toBe(partner <= last);
        const [a, b] = [lookOf(who, identities, random), lookOf(partner, identities, random)];
        expect(
          Object.keys(a).filter((trait) => a[trait as keyof Look] !== b[trait as keyof Look]),
        ).toHaveLength(1);
      }
      expect(twins).toBeGreaterThanOrEqual(Math.floor(identities / 4) - 1);
      expect(twins).toBeGreaterThan(0);
    }
  });
});

/** mAP of raw pixels. */
function score(difficulty: number): number {
  const set = make({ identities: 40, imagesPerIdentity: 8, difficulty, seed: 1 });
  const rows = (items: Int32Array) =>
    Float32Array.from(
      { length: items.length * SIZE },
      (_, i) => set.values[items[Math.floor(i / SIZE)] * SIZE + (i % SIZE)],
    );
  const who = (items: Int32Array) =>
    Array.from(items, (item) => ({ identity: set.identity[item], camera: set.camera[item] }));
  const { query, gallery } = set.split;
  const distances = distanceMatrix(rows(query), rows(gallery), SIZE);
  return evaluateRetrieval(distances, who(query), who(gallery)).mAP as number;
}

describe('difficulty', () => {
  it('decides what raw pixels can do: much at 0, little at 0.5, nothing at 1', () => {
    const [easy, middle, hard] = [score(0), score(0.5), score(1)];
    expect(easy).toBeGreaterThan(0.45);
    expect(middle).toBeGreaterThan(0.12);
    expect(middle).toBeLessThan(0.3);
    expect(hard).toBeLessThan(0.1);
  });
});
