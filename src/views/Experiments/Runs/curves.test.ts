import { expect, test } from 'vitest';
import { defaultOptions } from '../../../experiment/options';
import type { RunRecord } from '../../../experiment/runs/record';
import { columnPoints, curvesOf, scorePoints } from './curves';

const record: RunRecord = {
  id: 'a',
  name: 'A',
  note: '',
  tags: [],
  created: 0,
  sweep: null,
  options: defaultOptions(),
  changes: [],
  steps: 3,
  on: ['wasm'],
  milliseconds: 1,
  weights: 'abcdefg',
  columns: ['activeShare', 'loss'],
  records: Float32Array.of(1, 4, 0.5, 3, 0.25, 2),
  scores: [
    { step: 0, part: 'unseen', mAP: 0.1, mINP: 0.1, cmc: [0.2], countedQueries: 3 },
    { step: 0, part: 'seen', mAP: 0.9, mINP: 0.1, cmc: [1], countedQueries: 3 },
    { step: 3, part: 'unseen', mAP: null, mINP: null, cmc: [], countedQueries: 0 },
  ],
  wrongWeight: null,
};

test('columns are found by name, whatever their order; a missing one has no points', () => {
  const curves = curvesOf(record);
  expect(columnPoints(curves, 'loss')).toEqual([4, 3, 2].map((y, i) => ({ x: i + 1, y })));
  expect(columnPoints(curves, 'activeShare').map(({ y }) => y)).toEqual([1, 0.5, 0.25]);
  expect(columnPoints(curves, 'positiveEffectiveSize')).toEqual([]);
});

test('scores are of one part; a step where nothing could be counted has none', () => {
  expect(scorePoints(record, 'unseen', 'mAP')).toEqual([{ x: 0, y: 0.1 }]);
  expect(scorePoints(record, 'seen', 'rank1')).toEqual([{ x: 0, y: 1 }]);
});
