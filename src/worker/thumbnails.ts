// Pictures travel once: the values of an item are sent just before the first event that mentions it.
import type { Dataset } from '../data/types';
import type { Event } from './protocol';

/** Pictures that only a batch shows are sent up to so many bytes: a large data set of one's own need not be on the page twice. */
const MOST_BATCH_BYTES = 96 * 1024 * 1024;

export class Thumbnails {
  private bytes = 0;
  private readonly sent = new Set<number>();

  constructor(
    private readonly dataset: Dataset,
    private readonly run: number,
    /** The first lane that these pictures are for. */
    readonly lane: number,
    private readonly post: (event: Event, transfer: Transferable[]) => void,
  ) {}

  /** Sends the values of those items that the page does not have yet. */
  send(mentioned: ArrayLike<number>): void {
    const items = Int32Array.from(new Set(Array.from(mentioned).filter((item) => !this.sent.has(item))));
    if (!items.length) return;
    const { values, count } = this.dataset;
    const size = values.length / count;
    const out = new (values instanceof Uint8Array ? Uint8Array : Float32Array)(items.length * size);
    items.forEach((item, i) => {
      this.sent.add(item);
      out.set(values.subarray(item * size, (item + 1) * size), i * size);
    });
    this.bytes += out.byteLength;
    const { identity, trueIdentity, camera } = this.dataset;
    const of = (from: Int32Array) => Int32Array.from(items, (item) => from[item]);
    const labels = { identity: of(identity), trueIdentity: of(trueIdentity), camera: of(camera) };
    const event = { type: 'thumbnails', run: this.run, lane: this.lane, items, values: out, labels } as const;
    this.post(event, [items.buffer, out.buffer]);
  }

  /** As `send`, for the items of a batch, while there is room for them. */
  sendBatch(batch: ArrayLike<number>): void {
    if (this.bytes < MOST_BATCH_BYTES) this.send(batch);
  }
}
