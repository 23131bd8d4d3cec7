// Where a number option's values lie on its slider. A table of values, so that value → position → value is exact.
import { decimalsOf } from '../../../experiment/optionText';
import type { NumberOption } from '../../../experiment/optionTypes';

/** Positions of a log slider between min and max; its limits, if any, are one position more at each end. */
const LOG_POSITIONS = 200;

/** More positions than a slider can tell apart on any screen: such an option has a text field only. */
const MOST_POSITIONS = 2000;

export interface SliderScale {
  /** Number of positions; positions run from 0 to count − 1, values ascend. */
  count: number;
  toValue: (position: number) => number;
  /** The position of a value, or the nearest one for a value between two positions. */
  toPosition: (value: number) => number;
}

/** The default if it lies between `low` and `high`, else the decimal number with the fewest digits that does, nearest to `value`. */
function niceBetween(low: number, value: number, high: number, usual: number): number {
  if (usual > low && usual < high) return usual;
  for (let digits = 1; digits < 16; digits++) {
    const rounded = Number(value.toPrecision(digits));
    if (rounded > low && rounded < high) return rounded;
  }
  return value;
}

function logValues({ min, max, integer, default: usual }: NumberOption): number[] {
  const ratio = (max / min) ** (1 / (LOG_POSITIONS - 1));
  const halfway = Math.sqrt(ratio);
  const values = Array.from({ length: LOG_POSITIONS }, (_, i) => {
    if (i === 0) return min;
    if (i === LOG_POSITIONS - 1) return max;
    const exact = min * ratio ** i;
    const nice = niceBetween(exact / halfway, exact, exact * halfway, usual);
    return integer ? Math.round(nice) : nice;
  });
  return [...new Set(values)];
}

function linearValues({ min, max, step }: NumberOption): number[] {
  const count = Math.round((max - min) / step) + 1;
  const decimals = decimalsOf(step);
  return Array.from({ length: count }, (_, i) => Number((min + i * step).toFixed(decimals)));
}

function nearest(values: number[], value: number, measure: (v: number) => number): number {
  const exact = values.indexOf(value);
  if (exact >= 0) return exact;
  const distance = (v: number) => Math.abs(measure(v) - measure(value));
  let best = 0;
  values.forEach((v, i) => {
    if (Number.isFinite(measure(v)) && !(distance(v) >= distance(values[best]))) best = i;
  });
  return best;
}

const scales = new WeakMap<NumberOption, SliderScale | null>();

function build(option: NumberOption): SliderScale | null {
  const { min, max, step, scale, limits } = option;
  if (scale === 'linear' && (max - min) / step >= MOST_POSITIONS) return null;
  const inner = scale === 'log' ? logValues(option) : linearValues(option);
  const values = [limits?.low, ...inner, limits?.high].filter((v) => v !== undefined);
  const measure = scale === 'log' ? Math.log : (v: number) => v;
  return {
    count: values.length,
    toValue: (position) => values[Math.min(Math.max(Math.round(position), 0), values.length - 1)],
    toPosition: (value) => nearest(values, value, measure),
  };
}

/** The slider of an option; null where a slider would have too many positions to be of use (the seed). */
export function sliderScale(option: NumberOption): SliderScale | null {
  const known = scales.get(option);
  if (known !== undefined) return known;
  const made = build(option);
  scales.set(option, made);
  return made;
}
