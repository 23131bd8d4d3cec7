import { describe, expect, it } from 'vitest';
import { ownFaults, type OwnTexts } from '../../../experiment/ownOptions';
import { marksOf, pathOf, scaleOf } from './curve';
import { faultInWords, placeOf } from './fault';
import { PRESETS } from './presets';

const frame = { width: 110, height: 50 };

describe('curves', () => {
  it('span the frame, break where there is no value, and leave out the tip of a pole', () => {
    const values = [0, 1, NaN, 3, 4];
    const scale = scaleOf([values], frame);
    expect(scale).toMatchObject({ low: 0, high: 4 });
    expect(pathOf(values, scale, frame)).toBe('M5.0 45.0L30.0 35.0M80.0 15.0L105.0 5.0');
    const pole = Array.from({ length: 401 }, (_, i) => 1 / (i / 400));
    expect(pole[0]).toBe(Infinity);
    expect(scaleOf([pole], frame).high).toBeLessThan(40);
    expect(scaleOf([[5, 5]], frame)).toMatchObject({ low: 4, high: 6 });
    expect(scaleOf([[NaN]], frame)).toMatchObject({ low: 0, high: 1 });
  });

  it('carry marks on the curve only, apart for two curves', () => {
    const values = Array.from({ length: 61 }, (_, i) => (i < 30 ? i : NaN));
    const scale = scaleOf([values], frame);
    const [first, second] = [0.25, 0.75].map((shift) =>
      marksOf(values, scale, frame, shift).map(({ x }) => x),
    );
    expect(first).toHaveLength(3);
    expect(first.filter((x) => second.includes(x))).toEqual([]);
  });
});

describe('the place of a fault', () => {
  it('puts the caret under the character, also in a long text and at its end', () => {
    for (const [text, at] of [
      ['2d', 1],
      ['d +', 3],
      [`${'d + '.repeat(12)}q + ${'d + '.repeat(12)}1`, 48],
    ] as const) {
      const { line, caret } = placeOf(text, at);
      expect(line[caret.length - 1] ?? '').toBe(text[at] ?? '');
      expect(caret.trim()).toBe('^');
      expect(line.length).toBeLessThan(40);
    }
    expect(faultInWords({ message: 'So it is.', at: 3 })).toBe('Character 4: So it is.');
  });
});

describe('texts of an own weighting', () => {
  const base: OwnTexts = { positive: 'd / s', negative: '-d / s', parameters: 's = 0.1' };

  it('every preset is right, and different', () => {
    for (const preset of PRESETS) expect(ownFaults(preset)).toEqual([]);
    expect(new Set(PRESETS.map(({ positive }) => positive)).size).toBe(PRESETS.length);
  });

  it('each wrong text is told of by itself; a wrong line of numbers accuses no name', () => {
    const fields = (change: Partial<OwnTexts>) => ownFaults({ ...base, ...change }).map(({ field }) => field);
    expect(fields({ positive: '2d', negative: 'd +' })).toEqual(['positive', 'negative']);
    expect(fields({ parameters: 's =' })).toEqual(['parameters']);
    expect(fields({ parameters: 'k = 1' })).toEqual(['positive', 'negative']);
  });
});
