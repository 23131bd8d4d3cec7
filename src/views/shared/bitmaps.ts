// Pictures that are drawn once and kept. Bitmaps can be freed at once; hundreds of canvas elements, left to the garbage
// collector, stop the page for a tenth of a second.

type Paint = (ctx: OffscreenCanvasRenderingContext2D) => void;

/** A cache of bitmaps by key, emptied when it is full or belongs to something new. */
export class Bitmaps<Key> {
  private readonly kept = new Map<Key, ImageBitmap>();
  private owner: unknown = null;

  constructor(private readonly most = Infinity) {}

  /** Forgets everything that was drawn for another owner. */
  belongTo(owner: unknown): void {
    if (owner === this.owner) return;
    this.owner = owner;
    this.clear();
  }

  has(key: Key): boolean {
    return this.kept.has(key);
  }

  /** The bitmap of `key`, drawn by `paint` on a cleared ground of width × height px if it is not kept. */
  get(key: Key, width: number, height: number, paint: Paint): ImageBitmap {
    const known = this.kept.get(key);
    if (known) return known;
    if (this.kept.size >= this.most) this.clear();
    const canvas = new OffscreenCanvas(width, height);
    const ctx = canvas.getContext('2d');
    if (ctx) paint(ctx);
    const bitmap = canvas.transferToImageBitmap();
    this.kept.set(key, bitmap);
    return bitmap;
  }

  private clear(): void {
    for (const bitmap of this.kept.values()) bitmap.close();
    this.kept.clear();
  }
}
