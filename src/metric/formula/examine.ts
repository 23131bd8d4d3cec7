// What a log-weight does over a range of distances, found by looking: where it has no weight, where it turns, its limits.
import type { Side } from '../types';
import type { OwnSide } from './own';
import { evaluate } from './tree';

/** Part of the range where log w is NaN, +∞ (no weight at all) or −∞ (weight 0). */
export interface Gap {
  from: number;
  to: number;
  value: number;
}

/** Part of the range over which w rises (1), falls (−1) or rests (0) with hardness. */
export interface Run {
  from: number;
  to: number;
  direction: 1 | 0 | -1;
}

export interface Examination {
  side: Side;
  /** Distances looked at, evenly from 0 to the range's end, and what was found there. */
  at: number[];
  logWeight: number[];
  /** w relative to the heaviest distance of the range; 0 where there is no weight. */
  weight: number[];
  /** d(log w)/dd; NaN where there is no finite weight. */
  slope: number[];
  gaps: Gap[];
  /** Over the parts with a finite log w, in order. */
  runs: Run[];
  /** log w for d → 0 and at the range's end. */
  limits: { zero: number; end: number };
}

/** Points looked at: a wiggle narrower than 1/400 of the range is missed. */
const STEPS = 400;

/** Halvings that place an edge between two points to 1e-9 of the range. */
const HALVINGS = 22;

/** Slopes below this share of the steepest one, or of 1/range, are rounding. */
const FLAT = 1e-9;

/** Where d stands for "almost 0", as a share of the range. */
const ALMOST_ZERO = 1e-9;

/** Moves an edge between a (where `holds` is true) and b (where it is false) to the last place where it holds. */
function edge(a: number, b: number, holds: (d: number) => boolean): number {
  let [inside, outside] = [a, b];
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (inside + outside) / 2;
    if (holds(middle)) inside = middle;
    else outside = middle;
  }
  return inside;
}

/** Splits the points into stretches of one kind, their edges placed between the points. */
function stretches<K>(at: number[], kindAt: (d: number) => K): { kind: K; from: number; to: number }[] {
  const found: { kind: K; from: number; to: number }[] = [];
  at.forEach((d, i) => {
    const kind = kindAt(d);
    const last = found.at(-1);
    if (last && Object.is(last.kind, kind)) {
      last.to = d;
      return;
    }
    if (last) last.to = edge(at[i - 1], d, (x) => Object.is(kindAt(x), last.kind));
    const from = last ? edge(d, at[i - 1], (x) => Object.is(kindAt(x), kind)) : d;
    found.push({ kind, from, to: d });
  });
  return found;
}

/** Looks at one side's log w from d = 0 to `end`. */
export function examineFormula({ logWeight, slope }: OwnSide, side: Side, end: number): Examination {
  const value = (d: number) => evaluate(logWeight, d);
  const at = Array.from({ length: STEPS + 1 }, (_, i) => (i / STEPS) * end);
  const values = at.map(value);
  const slopes = at.map((d, i) => (Number.isFinite(values[i]) ? evaluate(slope, d) : NaN));
  const finite = values.filter(Number.isFinite);
  const largest = Math.max(...finite);
  const steepest = Math.max(0, ...slopes.filter(Number.isFinite).map(Math.abs));
  const flat = FLAT * Math.max(steepest, 1 / end);
  const harder = side === 'positive' ? 1 : -1;
  const valueKind = (d: number) => {
    const found = value(d);
    return Number.isFinite(found) ? 0 : found;
  };
  const directionAt = (d: number) => {
    if (!Number.isFinite(value(d))) return null;
    const found = evaluate(slope, d);
    if (Number.isNaN(found)) return null;
    return (Math.abs(found) <= flat ? 0 : Math.sign(found) * harder) as Run['direction'];
  };
  const zero = value(0);
  return {
    side,
    at,
    logWeight: values,
    weight: values.map((v) => (Number.isFinite(v) ? Math.exp(v - largest) : 0)),
    slope: slopes,
    gaps: stretches(at, valueKind)
      .filter(({ kind }) => kind !== 0)
      .map(({ kind, from, to }) => ({ from, to, value: kind })),
    runs: joined(
      stretches(at, directionAt).flatMap(({ kind, from, to }) =>
        kind === null ? [] : [{ from, to, direction: kind }],
      ),
      end,
    ),
    limits: { zero: Number.isNaN(zero) ? value(ALMOST_ZERO * end) : zero, end: value(end) },
  };
}

/** Runs without the single points at which a slope touches 0 (d² at 0, d³ in between): those rest nowhere. */
function joined(runs: Run[], end: number): Run[] {
  const moving = runs.filter(({ from, to, direction }) => direction !== 0 || to - from > end / STEPS);
  return moving.reduce<Run[]>((all, run) => {
    const last = all.at(-1);
    if (last?.direction === run.direction && run.from - last.to <= (2 * end) / STEPS) last.to = run.to;
    else all.push({ ...run, from: run.from < end / STEPS / 1000 ? 0 : run.from });
    return all;
  }, []);
}
