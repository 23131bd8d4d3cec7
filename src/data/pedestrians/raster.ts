// A small software rasteriser: exact pixel coverage by + − × ÷ alone, so a seed gives the same bytes in every engine.
import { cosine, sine } from '../arithmetic';
import type { Colour } from './colour';
import type { Path } from './shapes';

/** Colour and opacity at a place 0–1 along a gradient. */
export type Stop = readonly [at: number, colour: Colour, alpha: number];

/** Linear: from (x0, y0) to (x1, y1). Radial: around (x0, y0) out to (x1, y1). Stops ascend. */
export interface Gradient {
  kind: 'linear' | 'radial';
  x0: number;
  y0: number;
  x1: number;
  y1: number;
  stops: readonly Stop[];
}

export type Paint = Colour | Gradient;

/** x' = a·x + c·y + e, y' = b·x + d·y + f. */
interface Affine {
  a: number;
  b: number;
  c: number;
  d: number;
  e: number;
  f: number;
}

// Less coverage than this is rounding noise of the running sum.
const NOTHING = 1e-6;

/** An RGB picture in floating point (0–255) that shapes are drawn into, in units of `scale` pixels. */
export class Raster {
  readonly width: number;
  readonly height: number;
  /** height × width × 3, row-major. */
  readonly rgb: Float32Array;
  private readonly scaleFactor: number;
  private readonly rowSize: number;
  /** Signed area that begins in each pixel; a running sum along the row gives its coverage. */
  private readonly area: Float64Array;
  private readonly mask: Float32Array;
  private masked = false;
  private transform: Affine;
  private readonly stack: Affine[] = [];
  private readonly shade = new Float64Array(4);
  private left = 0;
  private right = 0;
  private top = 0;
  private bottom = 0;

  constructor(width: number, height: number, scale = 1) {
    this.width = width * scale;
    this.height = height * scale;
    this.scaleFactor = scale;
    this.rowSize = this.width + 2;
    this.rgb = new Float32Array(this.width * this.height * 3);
    this.area = new Float64Array(this.rowSize * this.height);
    this.mask = new Float32Array(this.width * this.height);
    this.transform = { a: scale, b: 0, c: 0, d: scale, e: 0, f: 0 };
  }

  /** Black, no clip, no transform but the scale. */
  clear(): void {
    const s = this.scaleFactor;
    this.rgb.fill(0);
    this.masked = false;
    this.stack.length = 0;
    this.transform = { a: s, b: 0, c: 0, d: s, e: 0, f: 0 };
  }

  /** Runs `draw` and takes back the transforms that it made. */
  within(draw: () => void): void {
    this.stack.push({ ...this.transform });
    draw();
    this.transform = this.stack.pop() as Affine;
  }

  translate(x: number, y: number): void {
    const t = this.transform;
    t.e += t.a * x + t.c * y;
    t.f += t.b * x + t.d * y;
  }

  /** A negative x flips. */
  scale(x: number, y: number): void {
    const t = this.transform;
    t.a *= x;
    t.b *= x;
    t.c *= y;
    t.d *= y;
  }

  /** Clockwise on the screen, in turns (1 is a full circle). */
  rotate(turns: number): void {
    const { a, b, c, d } = this.transform;
    const cos = cosine(turns);
    const sin = sine(turns);
    this.transform.a = a * cos + c * sin;
    this.transform.b = b * cos + d * sin;
    this.transform.c = c * cos - a * sin;
    this.transform.d = d * cos - b * sin;
  }

  /** Runs `draw` with everything outside `path` left untouched. Does not nest. */
  clip(path: Path, draw: () => void): void {
    this.cover(path);
    this.mask.fill(0);
    this.eachCovered((pixel, coverage) => {
      this.mask[pixel] = coverage;
    });
    this.masked = true;
    draw();
    this.masked = false;
  }

  /** Source-over with opacity `alpha`. */
  paint(path: Path, paint: Paint, alpha = 1): void {
    this.cover(path);
    if ('kind' in paint) this.fillGradient(paint, alpha);
    else this.fillColour(paint, alpha);
  }

  private fillColour(colour: Colour, alpha: number): void {
    const { rgb, mask, masked } = this;
    const [red, green, blue] = colour;
    this.eachCovered((pixel, coverage) => {
      const share = coverage * alpha * (masked ? mask[pixel] : 1);
      const at = 3 * pixel;
      rgb[at] += (red - rgb[at]) * share;
      rgb[at + 1] += (green - rgb[at + 1]) * share;
      rgb[at + 2] += (blue - rgb[at + 2]) * share;
    });
  }

  private fillGradient(gradient: Gradient, alpha: number): void {
    const { rgb, mask, masked, shade, width } = this;
    const place = this.placeAlong(gradient);
    this.eachCovered((pixel, coverage) => {
      const column = pixel % width;
      colourAt(gradient.stops, place(column + 0.5, (pixel - column) / width + 0.5), shade);
      const share = coverage * alpha * shade[3] * (masked ? mask[pixel] : 1);
      const at = 3 * pixel;
      for (let i = 0; i < 3; i++) rgb[at + i] += (shade[i] - rgb[at + i]) * share;
    });
  }

  /** Pixel position → 0–1 along the gradient (exact for transforms that keep angles). */
  private placeAlong(gradient: Gradient): (x: number, y: number) => number {
    const { a, b, c, d, e, f } = this.transform;
    const x0 = a * gradient.x0 + c * gradient.y0 + e;
    const y0 = b * gradient.x0 + d * gradient.y0 + f;
    const dx = a * gradient.x1 + c * gradient.y1 + e - x0;
    const dy = b * gradient.x1 + d * gradient.y1 + f - y0;
    const square = Math.max(1e-9, dx * dx + dy * dy);
    if (gradient.kind === 'linear') return (x, y) => ((x - x0) * dx + (y - y0) * dy) / square;
    return (x, y) => Math.sqrt(((x - x0) * (x - x0) + (y - y0) * (y - y0)) / square);
  }

  /** Calls back for every touched pixel with its coverage in (0, 1], and empties the area buffer. */
  private eachCovered(visit: (pixel: number, coverage: number) => void): void {
    const { area, rowSize, width } = this;
    const end = Math.min(width, this.right);
    for (let row = this.top; row < this.bottom; row++) {
      let sum = 0;
      const base = row * rowSize;
      for (let x = this.left; x < end; x++) {
        sum += area[base + x];
        const coverage = sum < 0 ? -sum : sum;
        if (coverage > NOTHING) visit(row * width + x, coverage < 1 ? coverage : 1);
      }
      area.fill(0, base + this.left, base + Math.min(rowSize, this.right + 1));
    }
  }

  private cover(path: Path): void {
    const { a, b, c, d, e, f } = this.transform;
    const n = path.length;
    let x0 = a * path[n - 2] + c * path[n - 1] + e;
    let y0 = b * path[n - 2] + d * path[n - 1] + f;
    let [left, right, top, bottom] = [x0, x0, y0, y0];
    for (let i = 0; i < n; i += 2) {
      const x1 = a * path[i] + c * path[i + 1] + e;
      const y1 = b * path[i] + d * path[i + 1] + f;
      this.addEdge(x0, y0, x1, y1);
      if (x1 < left) left = x1;
      else if (x1 > right) right = x1;
      if (y1 < top) top = y1;
      else if (y1 > bottom) bottom = y1;
      x0 = x1;
      y0 = y1;
    }
    this.left = Math.min(this.width, Math.max(0, Math.floor(left)));
    this.right = Math.min(this.width + 1, Math.max(0, Math.ceil(right) + 1));
    this.top = Math.max(0, Math.floor(top));
    this.bottom = Math.min(this.height, Math.ceil(bottom));
  }

  private addEdge(xa: number, ya: number, xb: number, yb: number): void {
    if (ya === yb) return;
    const direction = ya < yb ? 1 : -1;
    const y1 = Math.min(this.height, ya < yb ? yb : ya);
    let y = ya < yb ? ya : yb;
    let x = ya < yb ? xa : xb;
    const slope = (xb - xa) / (yb - ya);
    if (y < 0) {
      x -= y * slope;
      y = 0;
    }
    for (let row = Math.floor(y); row < y1; row++) {
      const next = row + 1 < y1 ? row + 1 : y1;
      const height = next - y;
      this.addPiece(row * this.rowSize, direction * height, x, x + slope * height);
      x += slope * height;
      y = next;
    }
  }

  /** One row's piece of an edge: `amount` is its signed height, spread over the pixels between the two x. */
  private addPiece(base: number, amount: number, xa: number, xb: number): void {
    const { area, width } = this;
    const a = xa < 0 ? 0 : xa > width ? width : xa;
    const b = xb < 0 ? 0 : xb > width ? width : xb;
    const low = a < b ? a : b;
    const high = a < b ? b : a;
    const first = Math.floor(low);
    if (high <= first + 1) {
      const outside = (low + high) / 2 - first;
      area[base + first] += amount * (1 - outside);
      area[base + first + 1] += amount * outside;
      return;
    }
    let before = 0;
    const perWidth = amount / (high - low);
    for (let column = first; column < high; column++) {
      const from = low > column ? low : column;
      const to = high < column + 1 ? high : column + 1;
      // What lies right of the edge inside this column, plus what earlier columns' pieces cover in full.
      const inside = perWidth * (to - from) * (column + 1 - (from + to) / 2);
      area[base + column] += inside + before;
      before = perWidth * (to - from) - inside;
    }
    area[base + Math.ceil(high)] += before;
  }
}

function colourAt(stops: readonly Stop[], place: number, into: Float64Array): void {
  let i = 1;
  while (i < stops.length - 1 && place > stops[i][0]) i++;
  const [at0, colour0, alpha0] = stops[i - 1];
  const [at1, colour1, alpha1] = stops[i];
  const raw = (place - at0) / (at1 - at0);
  const t = raw < 0 ? 0 : raw > 1 ? 1 : raw;
  for (let c = 0; c < 3; c++) into[c] = colour0[c] + (colour1[c] - colour0[c]) * t;
  into[3] = alpha0 + (alpha1 - alpha0) * t;
}
