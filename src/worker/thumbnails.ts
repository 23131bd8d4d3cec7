// Pictures travel once: the values of an item are sent just before the first event that mentions it.
import type { Dataset } from '../data/types';
import type { Event } from './protocol';

export class Thumbnails {
  private readonly sent = new Set<number>();

  constructor(
    private readonly dataset: Dataset,
    private readonly run: number,
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
    this.post({ type: 'thumbnails', run: this.run, items, values: out }, [items.buffer, out.buffer]);
  }
}
