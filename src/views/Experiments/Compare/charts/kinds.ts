// The charts of a comparison: what each reads of a lane, and how its numbers are written.
import type { PartName } from '../../../../worker/protocol';
import type { LaneLive } from '../../../../state/compare/live';
import type { ChartPoint } from '../../../shared/chart/types';
import { fixed } from '../../../shared/numberText';
import { curvePoints, scorePoints } from './series';

export interface ChartKind {
  id: string;
  title: (part: PartName) => string;
  /** Name over the values. */
  unit: string;
  digits: number;
  points: (lane: LaneLive, part: PartName) => ChartPoint[];
  /** One mark for each evaluation. */
  dots?: boolean;
  /** Where no lane has a value. */
  empty: string;
}

const NO_SETS = 'No sets to measure yet.';
const NO_SCORE = 'Nothing scored yet.';
const column =
  (name: Parameters<typeof curvePoints>[1], factor = 1): ChartKind['points'] =>
  ({ curves }) =>
    curvePoints(curves, name).map(({ x, y }) => ({ x, y: factor * y }));

export const CHART_KINDS: readonly ChartKind[] = [
  {
    id: 'loss',
    title: () => 'Loss',
    unit: '',
    digits: 3,
    points: column('loss'),
    empty: 'No step taken yet.',
  },
  {
    id: 'mAP',
    title: (part) => `mAP on ${part} identities`,
    unit: '%',
    digits: 1,
    dots: true,
    points: ({ evaluations }, part) => scorePoints(evaluations, part, 'mAP'),
    empty: NO_SCORE,
  },
  {
    id: 'rank1',
    title: (part) => `Rank-1 on ${part} identities`,
    unit: '%',
    digits: 1,
    dots: true,
    points: ({ evaluations }, part) => scorePoints(evaluations, part, 'rank1'),
    empty: NO_SCORE,
  },
  {
    id: 'active',
    title: () => 'Active anchors',
    unit: '%',
    digits: 0,
    points: column('activeShare', 100),
    empty: NO_SETS,
  },
  {
    id: 'positives',
    title: () => 'Neff of positive sets',
    unit: '',
    digits: 2,
    points: column('positiveEffectiveSize'),
    empty: NO_SETS,
  },
  {
    id: 'negatives',
    title: () => 'Neff of negative sets',
    unit: '',
    digits: 1,
    points: column('negativeEffectiveSize'),
    empty: NO_SETS,
  },
];

/** Ticks want fewer digits than values. */
export const tickText = (value: number): string =>
  fixed(value, Number.isInteger(value) ? 0 : value < 1 ? 2 : 1);
