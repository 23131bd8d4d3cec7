// Few, round ticks: a small chart bears three or four numbers.

/** Round steps within one power of ten. */
const ROUND = [1, 2, 2.5, 5, 10];

/** Ticks from 0 to at least `max` in `count` round steps or fewer; [0, 1] when there is nothing to show. */
export function ticksTo(max: number, count: number): number[] {
  if (!(max > 0) || !Number.isFinite(max)) return [0, 1];
  const rough = max / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * (ROUND.find((round) => round * power >= rough * (1 - 1e-9)) ?? 10);
  const last = Math.ceil(max / step - 1e-9);
  return Array.from({ length: last + 1 }, (_, i) => Number((i * step).toPrecision(6)));
}

/** Start, middle and end of the steps so far. */
export function stepTicks(last: number): number[] {
  return [...new Set([0, Math.round(last / 2), last])];
}

/** Round ticks within [low, high], for an axis that ends where the data end. */
export function ticksWithin(low: number, high: number, count: number): number[] {
  const step = ticksTo(high - low, count)[1];
  const ticks = [];
  for (let i = Math.ceil(low / step - 1e-9); i * step <= high * (1 + 1e-9); i++)
    ticks.push(Number((i * step).toPrecision(6)));
  return ticks;
}
