// Which gallery items the protocol leaves to a query, looked up by identity instead of item by item.
import { JUNK } from '../protocol';
import type { RetrievalItem } from '../protocol';

/** Stands in a row for a gallery item that is no false match of the query: no distance is negative. */
const NONE = -1;

/** The Market-1501 protocol as createProtocol has it, without options. */
export class Selection {
  private readonly junk: number[] = [];
  /** Gallery indices of each identity but junk, ascending. */
  private readonly shown = new Map<number, number[]>();

  constructor(
    private readonly query: readonly RetrievalItem[],
    private readonly gallery: readonly RetrievalItem[],
  ) {
    gallery.forEach(({ identity }, index) => {
      if (JUNK.includes(identity)) this.junk.push(index);
      else if (this.shown.has(identity)) this.shown.get(identity)?.push(index);
      else this.shown.set(identity, [index]);
    });
  }

  /** Gallery indices of the true matches of query number `q`, ascending; without one the query does not count. */
  matches(q: number): number[] {
    const { identity, camera } = this.query[q];
    return (this.shown.get(identity) ?? []).filter((index) => this.gallery[index].camera !== camera);
  }

  /** Leaves in a row the distances of the false matches of query number `q`; a negative number stands for whoever is none. */
  leaveNegatives(q: number, row: Float64Array): void {
    for (const index of this.junk) row[index] = NONE;
    for (const index of this.shown.get(this.query[q].identity) ?? []) row[index] = NONE;
  }
}
