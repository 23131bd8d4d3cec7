// Rank-1 for each pair of cameras from the places of the true matches.
import { sharesOf } from '../cameras';
import type { RetrievalItem } from '../protocol';
import type { Matches, Places } from './places';

export class CameraPairs {
  /** Camera of each gallery item, and how many there are; where nobody asks for cameras, all items share one. */
  readonly cameraOf: Int32Array;
  readonly cameras: number;
  private readonly counted: Int32Array[];
  private readonly right: Int32Array[];

  constructor(
    private readonly query: readonly RetrievalItem[],
    gallery: readonly RetrievalItem[],
    asked: number,
  ) {
    this.cameras = Math.max(1, asked);
    this.cameraOf = Int32Array.from(gallery, ({ camera }) => (asked ? camera : 0));
    this.counted = Array.from({ length: asked }, () => new Int32Array(asked));
    this.right = Array.from({ length: asked }, () => new Int32Array(asked));
  }

  /** Counts query number `q`: it is right in a camera whose foremost match comes before the foremost false match there. */
  add(q: number, { indices }: Matches, { before }: Places): void {
    if (!this.counted.length) return;
    const { camera } = this.query[q];
    const seen = new Set<number>();
    indices.forEach((index, place) => {
      const view = this.cameraOf[index];
      if (seen.has(view)) return;
      seen.add(view);
      this.counted[camera][view]++;
      if (place < before[view]) this.right[camera][view]++;
    });
  }

  /** As rankOneByCamera has it. */
  rankOne(): (number | null)[][] {
    return sharesOf(this.right, this.counted);
  }
}
