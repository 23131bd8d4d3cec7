// Second look at the distances of false pairs: how many fall where, once it is known between which numbers all of them lie. The cells
// of the first look are counts already, but for those that lie on both sides of an edge or a threshold.
import { binOf } from '../histogram';
import { closest, ratesOf, within } from '../threshold';
import type { PairErrors, Rates } from '../threshold';
import { cellOf, CELLS, rangeOf } from './cells';
import type { CellRange, Cells } from './cells';

export class PairCounts {
  /** False pairs per bin. */
  readonly bins: Float64Array;
  /** False pairs per threshold that is the first to accept them. */
  private readonly accepted: Float64Array;
  /** 1 for the cells whose distances are counted one by one. */
  private readonly marked = new Uint8Array(CELLS);
  /** How often each distance occurs near the equal error point. */
  private readonly nearby = new Map<number, number>();
  private readonly crossing: CellRange | null;

  /** `positive`: ascending distances of the true pairs. */
  constructor(
    private readonly high: number,
    private readonly thresholds: number[],
    bins: number,
    private readonly cells: Cells,
    private readonly positive: Float64Array,
  ) {
    this.bins = new Float64Array(bins);
    this.accepted = new Float64Array(thresholds.length);
    this.crossing = cells.crossing(positive);
    cells.forEach((cell, count) => {
      const [low, most] = rangeOf(cell);
      const apart = this.binOf(low) !== this.binOf(most) || this.stepOf(low) !== this.stepOf(most);
      if (apart || this.nearCrossing(cell)) this.marked[cell] = 1;
      else this.count(low, count);
    });
  }

  private nearCrossing(cell: number): boolean {
    return this.crossing !== null && cell >= this.crossing.first && cell <= this.crossing.last;
  }

  private binOf(distance: number): number {
    return binOf(distance, 0, this.high, this.bins.length);
  }

  /** The first threshold that accepts a distance: near the right place by division, then exactly there by comparison. */
  private stepOf(distance: number): number {
    const { thresholds, high } = this;
    let step = Math.trunc((distance / high) * (thresholds.length - 1));
    while (thresholds[step] < distance) step++;
    while (step > 0 && thresholds[step - 1] >= distance) step--;
    return step;
  }

  private count(distance: number, times: number): void {
    this.bins[this.binOf(distance)] += times;
    this.accepted[this.stepOf(distance)] += times;
  }

  /** Counts those distances of a row that must be looked at; negative numbers are passed over. */
  add(row: Float64Array): void {
    const { marked, nearby } = this;
    for (let g = 0; g < row.length; g++) {
      const d = row[g];
      if (d < 0) continue;
      const cell = cellOf(d);
      if (!marked[cell]) continue;
      this.count(d, 1);
      if (this.nearCrossing(cell)) nearby.set(d, (nearby.get(d) ?? 0) + 1);
    }
  }

  /** How many false pairs have at most each threshold's distance, and of how many. */
  negatives(): { upTo: number[]; all: number } {
    let sum = 0;
    return { upTo: Array.from(this.accepted, (count) => (sum += count)), all: this.cells.count };
  }

  /** Where both rates are closest: at the distance of a pair near the crossing. */
  equalError(): PairErrors['equalError'] {
    return this.crossing && closest(this.ratesNearby(this.crossing.before));
  }

  private *ratesNearby(upTo: number): Generator<Rates> {
    const { nearby, positive, cells } = this;
    for (const d of positive) if (this.nearCrossing(cellOf(d))) nearby.set(d, nearby.get(d) ?? 0);
    for (const threshold of Float64Array.from(nearby.keys()).toSorted()) {
      upTo += nearby.get(threshold) ?? 0;
      yield ratesOf(threshold, within(positive, threshold), { upTo, all: cells.count });
    }
  }
}
