// Axes of a chart of runs: range of the data, where a value lies, and few round ticks; linear and logarithmic.
import { decimalsOf } from '../../../experiment/optionText';
import type { ChartAxis, ChartPoint, ChartSeries } from './types';

export interface Scale {
  domain: readonly [number, number];
  /** CSS px of a value; NaN where it has no place (0 on a log axis). */
  place: (value: number) => number;
  /** The value at a place. */
  value: (place: number) => number;
}

/** From a domain to two places; the second may be smaller (y grows downwards). */
export function makeScale(
  kind: 'linear' | 'log',
  domain: readonly [number, number],
  [from, to]: readonly [number, number],
): Scale {
  const forth = kind === 'log' ? Math.log : (v: number) => v;
  const back = kind === 'log' ? Math.exp : (v: number) => v;
  const low = forth(domain[0]);
  const span = forth(domain[1]) - low || 1;
  return {
    domain,
    place: (value) => {
      const at = from + ((forth(value) - low) / span) * (to - from);
      return Number.isFinite(at) ? at : NaN;
    },
    value: (place) => back(low + ((place - from) / (to - from || 1)) * span),
  };
}

const ROUND = [1, 2, 2.5, 5, 10];
/** Guards round numbers against the last bit. */
const TINY = 1e-9;

/** A round step that divides the span into `count` parts or fewer. */
export function roundStep(span: number, count: number): number {
  const rough = span / Math.max(count, 1);
  const power = 10 ** Math.floor(Math.log10(rough));
  return power * (ROUND.find((round) => round * power >= rough * (1 - TINY)) ?? 10);
}

/** Digits after the point that tell ticks of this step apart: 0.25 → 2, 20 → 0. */
export const tickDigits = (step: number): number => decimalsOf(clean(step));

const clean = (value: number) => Number(value.toPrecision(9));

/** Round values within [low, high], about `count` of them at most. */
export function linearTicks(low: number, high: number, count: number): number[] {
  if (!(high > low)) return [low];
  const step = roundStep(high - low, count);
  const first = Math.ceil(low / step - TINY);
  const last = Math.floor(high / step + TINY);
  return Array.from({ length: last - first + 1 }, (_, i) => clean((first + i) * step) || 0);
}

/** Powers of ten within [low, high]; 1, 2, 5 of each power where the range is short; round values where it is shorter still. */
export function logTicks(low: number, high: number, count: number): number[] {
  const first = Math.floor(Math.log10(low) + TINY);
  const last = Math.ceil(Math.log10(high) - TINY);
  const powers = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const within = (value: number) => value >= low * (1 - TINY) && value <= high * (1 + TINY);
  const tens = powers.map((power) => clean(10 ** power)).filter(within);
  const every = Math.ceil(tens.length / Math.max(count, 1));
  if (every > 1) return tens.filter((_, i) => i % every === 0);
  const fine = powers.flatMap((power) => [1, 2, 5].map((m) => clean(m * 10 ** power))).filter(within);
  if (tens.length >= 3 || fine.length > Math.max(count, 3)) return tens.length > 1 ? tens : fine;
  return fine.length >= 2 ? fine : linearTicks(low, high, count);
}

/** Ticks of an axis over a domain: its own where it names them, else about `count` round ones. */
export function ticksOf(axis: ChartAxis, domain: readonly [number, number], count: number): number[] {
  const [low, high] = domain;
  if (axis.ticks) return axis.ticks.filter((tick) => tick >= low && tick <= high);
  const ticks = (axis.scale === 'log' ? logTicks : linearTicks)(low, high, count);
  return axis.whole ? ticks.filter(Number.isInteger) : ticks;
}

/** Extremes of finite (on a log axis positive) values; null where there is none. */
function extremes(values: Iterable<number>, kind: ChartAxis['scale']): [number, number] | null {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (!Number.isFinite(value) || (kind === 'log' && value <= 0)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return low <= high ? [low, high] : null;
}

function* valuesOf(series: readonly ChartSeries[], of: (point: ChartPoint) => (number | undefined)[]) {
  for (const { points } of series)
    for (const point of points) for (const value of of(point)) if (value !== undefined) yield value;
}

/** The range that the axis fixes, where it can be drawn: a log axis has no 0. */
const fixedDomain = ({ domain, scale }: ChartAxis): [number, number] | null =>
  domain && (scale !== 'log' || domain[0] > 0) ? [...domain] : null;

/** Steps count from 0; an axis that begins far from 0 (8 … 64) keeps its beginning. */
const NEAR_ZERO = 0.25;

/** Range of the x axis: as fixed, else that of the data, from 0 where they begin near it. */
export function xDomain(series: readonly ChartSeries[], axis: ChartAxis): [number, number] {
  const fixed = fixedDomain(axis);
  if (fixed) return fixed;
  const found = extremes(
    valuesOf(series, ({ x }) => [x]),
    axis.scale,
  );
  if (axis.scale === 'log') return widen(found ?? [0.1, 1], 'log');
  const [low, high] = found ?? [0, 1];
  return widen([low >= 0 && low <= NEAR_ZERO * high ? 0 : low, high], 'linear');
}

/** An axis needs an extent: one value alone gets room around it. */
function widen([low, high]: [number, number], kind: 'linear' | 'log'): [number, number] {
  if (high > low) return [low, high];
  if (kind === 'log') return [low / 2, high * 2];
  return low === 0 ? [0, 1] : [low - Math.abs(low) / 2, high + Math.abs(high) / 2];
}

/** How many ticks the rounding of a range goes by. */
const ROUNDING_TICKS = 4;

/** Range of the y axis: as fixed, else that of lines and bands, rounded outwards; a linear one always shows 0. */
export function yDomain(series: readonly ChartSeries[], axis: ChartAxis): [number, number] {
  const fixed = fixedDomain(axis);
  if (fixed) return fixed;
  const lines = extremes(
    valuesOf(series, ({ y }) => [y]),
    axis.scale,
  );
  // A band that reaches below 0 around values that do not (a share ± its deviation) is cut there.
  const floor = lines && lines[0] >= 0 ? 0 : -Infinity;
  const found = extremes(
    valuesOf(series, ({ y, low, high }) => [y, low && Math.max(low, floor), high]),
    axis.scale,
  );
  if (axis.scale === 'log') {
    const [low, high] = widen(found ?? [0.1, 1], 'log');
    const power = (value: number) => 10 ** Math.floor(Math.log10(value) + TINY);
    return [
      Math.floor(low / power(low) + TINY) * power(low),
      Math.ceil(high / power(high) - TINY) * power(high),
    ].map(clean) as [number, number];
  }
  const [low, high] = widen([Math.min(0, found?.[0] ?? 0), Math.max(0, found?.[1] ?? 0)], 'linear');
  const half = roundStep(high - low, ROUNDING_TICKS) / 2;
  return [clean(Math.floor(low / half + TINY) * half) || 0, clean(Math.ceil(high / half - TINY) * half)];
}
