// A curve over the range of d before any pixel: its scale, its path with a break where there is no value, and its marks.

export interface Frame {
  width: number;
  height: number;
}

export interface CurveScale {
  low: number;
  high: number;
  y: (value: number) => number;
}

/** Room for half a mark at the edges, in pixels. */
export const EDGE = 5;

/** A pole (the slope of log d at 0) would flatten all the rest: this share at each end may be cut off … */
const TAIL = 0.03;
/** … where the rest then gets this many times taller. */
const WORTH = 3;

/** The common scale of some curves; what is not finite, and the tip of a pole, is left out. */
export function scaleOf(curves: readonly number[][], { height }: Frame): CurveScale {
  const values = curves
    .flat()
    .filter(Number.isFinite)
    .toSorted((a, b) => a - b);
  const tail = Math.floor(TAIL * values.length);
  let [low, high] = [values[0], values[values.length - 1]];
  const [inner, outer] = [values[tail], values[values.length - 1 - tail]];
  if (outer > inner && high - low > WORTH * (outer - inner)) [low, high] = [inner, outer];
  if (!values.length) [low, high] = [0, 1];
  if (low === high) [low, high] = [low - 1, high + 1];
  const share = (value: number) => (value - low) / (high - low);
  return { low, high, y: (value) => height - EDGE - share(value) * (height - 2 * EDGE) };
}

const xOf = (i: number, count: number, { width }: Frame) => EDGE + (i / (count - 1)) * (width - 2 * EDGE);

/** SVG path of one curve. */
export function pathOf(values: readonly number[], scale: CurveScale, frame: Frame): string {
  let path = '';
  let pen = false;
  values.forEach((value, i) => {
    if (!Number.isFinite(value)) {
      pen = false;
      return;
    }
    path += `${pen ? 'L' : 'M'}${xOf(i, values.length, frame).toFixed(1)} ${scale.y(value).toFixed(1)}`;
    pen = true;
  });
  return path;
}

/** Marks on a curve. */
const MARKS = 6;

/** Places of the marks that tell one curve from another without colour; `shift` keeps two curves' marks apart. */
export function marksOf(
  values: readonly number[],
  scale: CurveScale,
  frame: Frame,
  shift: number,
): { x: number; y: number }[] {
  const every = (values.length - 1) / MARKS;
  return Array.from({ length: MARKS }, (_, k) => Math.round((k + shift) * every)).flatMap((i) =>
    Number.isFinite(values[i]) ? [{ x: xOf(i, values.length, frame), y: scale.y(values[i]) }] : [],
  );
}
