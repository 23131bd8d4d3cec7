import { describe, expect, test } from 'vitest';
import { listText, readList, readRange, readSeedRun, readSteps } from './axisText';

describe('values of an axis as typed', () => {
  test('commas, spaces and semicolons with decimal commas are read', () => {
    expect(readList('sigma', '0.05, 0.1 0.2').values).toEqual([0.05, 0.1, 0.2]);
    expect(readList('sigma', '0,05; 0,1').values).toEqual([0.05, 0.1]);
    expect(readList('sigma', '0, ∞').values).toEqual([0, Infinity]);
  });

  test('a bad value is named with what it must be, and the others stay', () => {
    const read = readList('sigma', '0.1, −3, x');
    expect(read.values).toEqual([0.1]);
    expect(read.wrong).toEqual([
      'Hardness σ must be a number from 0.01 to 10 or 0 or ∞, not “−3”.',
      'Hardness σ must be a number from 0.01 to 10 or 0 or ∞, not “x”.',
    ]);
  });

  test('a value named twice is kept once and said', () => {
    const read = readList('margin', '0.1 0.2 0.10');
    expect(read.values).toEqual([0.1, 0.2]);
    expect(read.hints).toEqual(['0.10 is named more than once and trained once.']);
  });

  test('a list read from its own text is the same list, to the last digit', () => {
    const values = [0, 0.0123456, Infinity];
    expect(readList('alpha', listText('alpha', [0, 0.123456789, Infinity])).values).toEqual([
      0,
      0.123456789,
      Infinity,
    ]);
    expect(listText('sigma', values)).toBe('0, 0.0123456, ∞');
  });
});

test('a share is read as such or in per cent, and written in per cent', () => {
  expect(readList('wrongLabels', '0, 0.1, 20 %, 7%').values).toEqual([0, 0.1, 0.2, 0.07]);
  expect(listText('wrongLabels', [0, 0.07, 0.1])).toBe('0 %, 7 %, 10 %');
  expect(readList('wrongLabels', listText('wrongLabels', [1 / 3, 0.125])).values).toEqual([1 / 3, 0.125]);
  expect(readRange('wrongLabels', { from: '0 %', to: '30 %', count: '4', scale: 'linear' }).values).toEqual([
    0, 0.1, 0.2, 0.3,
  ]);
  expect(readList('sigma', '10 %').wrong).toHaveLength(1);
});

describe('a range', () => {
  const range = (from: string, to: string, count: string, scale: 'linear' | 'log' = 'linear') => ({
    from,
    to,
    count,
    scale,
  });

  test('has both ends exactly and even steps between', () => {
    expect(readRange('margin', range('0', '0.6', '4')).values).toEqual([0, 0.2, 0.4, 0.6]);
    expect(readRange('sigma', range('0.01', '1', '3', 'log')).values).toEqual([0.01, 0.1, 1]);
  });

  test('of a whole number is rounded, and what falls together is said', () => {
    const read = readRange('batchImages', range('2', '4', '5'));
    expect(read.values).toEqual([2, 3, 4]);
    expect(read.hints.length).toBe(2);
  });

  test('says what it lacks', () => {
    expect(readRange('margin', range('a', '1', '3')).wrong).toEqual([
      'The first value of Margin m must be a number, not “a”.',
    ]);
    expect(readRange('margin', range('0', '1', '1')).wrong[0]).toContain('from 2 to 50, not “1”');
    expect(readRange('margin', range('0', '1', '3', 'log')).wrong[0]).toContain('both ends above 0');
    expect(readRange('margin', range('0', '9', '2')).wrong[0]).toContain('not “9”');
  });
});

test('seeds that follow each other, and steps', () => {
  expect(readSeedRun('7', '3').values).toEqual([7, 8, 9]);
  expect(readSeedRun('7', '0').wrong[0]).toContain('from 1 to 50');
  expect(readSeedRun('999999', '2').wrong[0]).toContain('not “1000000”');
  expect(readSteps('200')).toEqual({ steps: 200, wrong: [] });
  expect(readSteps('2.5').wrong[0]).toContain('not “2.5”');
});
