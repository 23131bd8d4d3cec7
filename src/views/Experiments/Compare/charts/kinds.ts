// The charts of a comparison: what each reads of a lane, and how its numbers are written.
import { isPointToSet } from '../../../../experiment/lossOptions';
import type { Options } from '../../../../experiment/options';
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
  /** Of what the value is, where all lanes agree. */
  note?: (lanes: readonly Options[]) => string;
  /** What is said after a step at which no lane has a value. */
  empty: (step: number, lanes: readonly Options[]) => string;
}

const NO_STEP = 'No step taken yet.';
const noSets: ChartKind['empty'] = (step, lanes) => {
  if (step === 0) return NO_STEP;
  return lanes.some(({ strategy }) => isPointToSet(strategy))
    ? 'No value yet.'
    : 'These losses have no sets.';
};
const noScore = () => 'Nothing scored yet.';

/** "in the batch, of 3": how many items a set has at most. */
const ofBatch =
  (sizeOf: (lane: Options) => number): ChartKind['note'] =>
  (lanes) => {
    const sizes = new Set(lanes.map(sizeOf));
    return `in the batch${sizes.size === 1 ? `, of ${[...sizes][0]}` : ''}`;
  };
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
    empty: () => NO_STEP,
  },
  {
    id: 'mAP',
    title: (part) => `mAP on ${part} identities`,
    unit: '%',
    digits: 1,
    dots: true,
    points: ({ evaluations }, part) => scorePoints(evaluations, part, 'mAP'),
    empty: noScore,
  },
  {
    id: 'rank1',
    title: (part) => `Rank-1 on ${part} identities`,
    unit: '%',
    digits: 1,
    dots: true,
    points: ({ evaluations }, part) => scorePoints(evaluations, part, 'rank1'),
    empty: noScore,
  },
  {
    id: 'active',
    title: () => 'Active anchors',
    unit: '%',
    digits: 0,
    points: column('activeShare', 100),
    empty: noSets,
  },
  {
    id: 'positives',
    title: () => 'Neff of positive sets',
    unit: '',
    digits: 2,
    points: column('positiveEffectiveSize'),
    note: ofBatch(({ batchImages }) => batchImages - 1),
    empty: noSets,
  },
  {
    id: 'negatives',
    title: () => 'Neff of negative sets',
    unit: '',
    digits: 1,
    points: column('negativeEffectiveSize'),
    note: ofBatch(({ batchIdentities, batchImages }) => (batchIdentities - 1) * batchImages),
    empty: noSets,
  },
];

/** Ticks want fewer digits than values. */
export const tickText = (value: number): string =>
  fixed(value, Number.isInteger(value) ? 0 : value < 1 ? 2 : 1);
