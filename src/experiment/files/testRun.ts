// A short run with everything that a file must bring back: the dial's end, changes on the way, gaps in curves and scores.
import { defaultOptions } from '../options';
import type { RunRecord } from '../runs/record';

const COLUMNS = ['loss', 'metricLoss', 'positiveEffectiveSize'] as const;

export function testRun(changed: Partial<RunRecord> = {}): RunRecord {
  return {
    id: 'r-1',
    name: 'σ = ∞, "first", with\ta tab',
    note: 'Line one\nline two, ünïcode 人',
    tags: ['outliers', 'seed 7'],
    created: Date.UTC(2026, 10, 25, 8, 30, 0, 123),
    sweep: { id: 's-1', cell: 'cell-3' },
    options: { ...defaultOptions(), data: 'clusters', sigma: Infinity, seed: 12, alpha: 3, soft: true },
    changes: [
      { step: 2, key: 'sigma', value: 0 },
      { step: 3, key: 'strategy', value: 'polynomial' },
    ],
    steps: 4,
    on: ['webgpu', 'wasm'],
    milliseconds: 1234.5678,
    weights: '0abc12z',
    columns: COLUMNS,
    records: Float32Array.of(
      0.3,
      1 / 3,
      NaN,
      2 ** -149,
      -0,
      7.25,
      3.4028234663852886e38,
      1e-7,
      0.1,
      16777217,
      -1.5e-30,
      12,
    ),
    scores: [
      { step: 0, part: 'seen', mAP: 0.1, mINP: null, cmc: [0.25, 1 / 3, 1], countedQueries: 12 },
      { step: 0, part: 'unseen', mAP: null, mINP: null, cmc: [], countedQueries: 0 },
      { step: 4, part: 'seen', mAP: 2 / 3, mINP: 0.5, cmc: [1, 1], countedQueries: 12 },
    ],
    wrongWeight: 1 / 7,
    ...changed,
  };
}
