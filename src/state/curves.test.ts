import { describe, expect, it } from 'vitest';
import { STEP_COLUMNS } from '../worker/protocol';
import { Curves } from './curves';

const records = (losses: number[]) =>
  Float32Array.from(losses.flatMap((loss) => STEP_COLUMNS.map((column) => (column === 'loss' ? loss : NaN))));

describe('curves', () => {
  it('appends beyond its first allocation and keeps every step', () => {
    const curves = new Curves();
    for (let from = 1; from <= 5000; from += 10) {
      curves.append(from, records(Array.from({ length: 10 }, (_, i) => from + i)));
    }
    expect(curves.length).toBe(5000);
    expect(curves.at('loss', 4321)).toBe(4321);
  });

  it('a run that went back overwrites what came after', () => {
    const curves = new Curves();
    curves.append(1, records([1, 2, 3, 4]));
    curves.append(3, records([30]));
    expect(curves.length).toBe(3);
    expect(curves.at('loss', 3)).toBe(30);
  });

  it('buckets keep a spike of one step and leave out columns without meaning', () => {
    const curves = new Curves();
    const losses = new Array<number>(1000).fill(1);
    losses[537] = 99;
    curves.append(1, records(losses));
    const buckets = curves.buckets('loss', 100);
    expect(buckets).toHaveLength(100);
    expect(Math.max(...buckets.map((b) => b.max))).toBe(99);
    expect(buckets.at(-1)?.step).toBe(1000);
    expect(curves.buckets('activeShare', 100)).toEqual([]);
  });
});
