// The benchmark's arithmetic and its readers. No test here depends on a time.
import { describe, expect, it } from 'vitest';
import { benchOptions } from './options';
import type { Results } from './results';
import { curveError, median, ratio, spread } from './statistics';
import { summaryOf, withSummary } from './summary';
import { aimTable } from './tables';
import { drawn } from './workData';
import { FIXED_WORKS, masksOf, mlp, packed, unpacked, weightShapes } from './works';

describe('figures', () => {
  it('takes the middle, whatever the order', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([9, 1, 5, 6])).toBe(5.5);
    expect(() => median([])).toThrow(RangeError);
    expect(spread([3, 1, 2])).toEqual({ median: 2, least: 1, most: 3 });
  });

  it('compares round with round, not median with median', () => {
    // Both slow down fourfold in the middle: the ratio stays.
    expect(ratio([2, 8, 2], [1, 4, 1])).toBe(2);
    // A side with fewer rounds is compared in those.
    expect(ratio([3], [1, 9, 9])).toBe(3);
  });

  it('sees losses that lie apart, and never passes NaN', () => {
    expect(curveError([1, 2], [1, 2])).toBe(0);
    expect(curveError([1, 2.002], [1, 2])).toBeCloseTo(1e-3, 6);
    expect(curveError([1, NaN], [1, 2])).toBe(Infinity);
  });
});

describe('works', () => {
  it('are those that the aims speak of', () => {
    expect(weightShapes(FIXED_WORKS.points)).toEqual([[16, 64], [64], [64, 32], [32]]);
    expect(weightShapes(FIXED_WORKS.head)).toEqual([[2048, 1024], [1024], [1024, 128], [128]]);
    expect(weightShapes(FIXED_WORKS.conv)).toEqual([
      [27, 16],
      [16],
      [144, 32],
      [32],
      [288, 64],
      [64],
      [64, 32],
      [32],
    ]);
  });

  it('come back from their bytes as they went in', () => {
    const data = drawn(mlp('small', [3, 2], 2, 2));
    expect(unpacked({ work: data.work, pictureSize: 0 }, packed(data))).toEqual(data);
  });

  it('mask an anchor’s own row, its positives and its negatives', () => {
    const { positive, negative } = masksOf(mlp('small', [3, 2], 2, 2));
    expect([...positive]).toEqual([0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0]);
    expect([...negative]).toEqual([0, 0, 1, 1, 0, 0, 1, 1, 1, 1, 0, 0, 1, 1, 0, 0]);
  });
});

describe('options', () => {
  it('name what is not known', () => {
    expect(benchOptions('{"work":"head,points"}').works).toEqual(['head', 'points']);
    expect(() => benchOptions('{"work":"heads"}')).toThrow('not “heads”');
    expect(() => benchOptions('{"rounds":"0"}')).toThrow('--rounds');
  });

  it('keep a part of the works out of the committed results', () => {
    expect(benchOptions('{"work":"head"}').whole).toBe(false);
    expect(benchOptions('{"json":"elsewhere.json"}').whole).toBe(true);
  });
});

const times = { median: 4, least: 3, most: 5 };
const results: Results = {
  date: '2026-01-02T03:04:05Z',
  machine: {
    cores: 2,
    processor: 'some processor',
    memory: '8 GB',
    browser: 'Chromium 1',
    load: 1,
  },
  isolated: false,
  versions: { 'TensorFlow.js': '4' },
  rounds: 3,
  works: [
    {
      work: 'head',
      batch: 32,
      parameters: 1234,
      curve: [1],
      sides: [
        { side: 'ours', backend: 'wasm', adapter: null, everyStep: times, every15th: times, curveError: 0 },
        {
          side: 'stock',
          backend: 'wasm',
          adapter: null,
          everyStep: times,
          every15th: times,
          ratio: { everyStep: 12, every15th: 9 },
        },
        {
          side: 'torch',
          backend: 'native',
          adapter: null,
          everyStep: times,
          every15th: times,
          ratio: { everyStep: 0.5, every15th: 0.5 },
        },
        { side: 'jax', backend: 'wasm', adapter: null, impossible: 'It did not start.' },
      ],
    },
  ],
};

describe('summary', () => {
  it('judges an aim by the loss read every step, and PyTorch beside our wasm', () => {
    expect(aimTable(results).split('\n').slice(2)).toEqual([
      '| head on wasm | stock TensorFlow.js | 10.0× | 12.0× | met |',
      '| head on wasm | PyTorch | 0.67× | 0.50× | missed |',
    ]);
  });

  it('says why a side has no times', () => {
    expect(summaryOf({ peers: results })).toContain('impossible: It did not start.');
  });

  it('replaces what stands between its marks, and nothing else', () => {
    const marks = [
      '<!-- bench results: written by `npm run bench -- summary` -->',
      '<!-- end of bench results -->',
    ];
    const once = withSummary(`before ${marks[0]} old ${marks[1]} after`, 'new');
    expect(once).toBe(`before ${marks[0]}\n\nnew\n\n${marks[1]} after`);
    expect(withSummary(once, 'new')).toBe(once);
    expect(() => withSummary('nothing', 'new')).toThrow('no place');
  });
});
