// What the two charts below the stages draw: one member's weight as the dial turns, and as it moves away from the anchor.
import {
  dialOf,
  dialValues,
  memberDistance,
  memberDistances,
  sweepDial,
  sweepDistance,
} from '../../experiment/lab/dialSweep';
import type { LabScene } from '../../experiment/lab/scene';
import { nameStages } from '../../experiment/lab/stageNames';
import { isPointToSet } from '../../experiment/lossOptions';
import { OPTIONS } from '../../experiment/options';
import { formatNumber } from '../shared/controls/format';
import type { DialKey } from '../shared/dial';
import { fixed } from '../shared/numberText';
import { roleOf } from '../shared/plane/model';
import { strategyStyle } from '../shared/strategyStyle';
import type { ChartLine } from './LineChart';

export interface ChartModel {
  title: string;
  /** Name of the axis, for the table. */
  axis: string;
  /** The axis in its own unit. */
  values: number[];
  at: number[];
  lines: ChartLine[];
  ticks: { at: number; text: string }[];
  now: number | null;
  nowText: string;
}

/** Whom the charts follow: the selected member, else a mislabelled one, else the farthest positive; null when there is none. */
export function followedMember(scene: LabScene, selected: number | null): number | null {
  const { points, anchor } = scene;
  if (selected !== null && selected !== anchor && selected < points.length) return selected;
  const positives = points.flatMap((_, i) => (roleOf(scene, i) === 'positive' ? [i] : []));
  const wrong = positives.find(
    (i) => points[i].shows !== undefined && points[i].shows !== points[i].identity,
  );
  if (wrong !== undefined) return wrong;
  if (!positives.length) return null;
  return positives.reduce((far, i) => (memberDistance(scene, i) > memberDistance(scene, far) ? i : far));
}

/** "The mislabelled positive", "The farthest positive", "The selected negative". */
export function memberName(scene: LabScene, member: number, selected: number | null): string {
  const { identity, shows } = scene.points[member];
  const role = roleOf(scene, member);
  if (shows !== undefined && shows !== identity) return `The mislabelled ${role}`;
  return `The ${member === selected ? 'selected' : 'farthest'} ${role}`;
}

/** Names, colours and dashes of the two stages; alike strategies are told apart by the dash. */
function stageStyles({ stages }: LabScene) {
  const names = nameStages(stages);
  const alike = stages[0].strategy === stages[1].strategy;
  return stages.map(({ strategy }, i) => {
    const { colour, dash } = strategyStyle(strategy);
    return { name: names?.[i].short ?? `Stage ${'AB'[i]}`, colour, dash: alike && i === 0 ? '6 3' : dash };
  });
}

/** A line's value where the axis stands now. */
function valueAt(line: ChartLine | undefined, at: readonly number[], now: number | null): string {
  if (!line || now === null) return '';
  const nearest = at.reduce(
    (best, place, i) => (Math.abs(place - now) < Math.abs(at[best] - now) ? i : best),
    0,
  );
  return fixed(line.values[nearest]);
}

const TICKS: Record<DialKey, readonly number[]> = {
  sigma: [2, 1, 0.5, 0.2, 0.1, 0.05, 0.02],
  alpha: [0.5, 1, 3, 10, 30, 100],
};

/** The first chart; null when neither stage has a dial, or the member has no weight. */
export function dialChart(scene: LabScene, member: number, name: string): ChartModel | null {
  const dials = scene.stages.map(dialOf);
  const turning = dials[1] ? 1 : 0;
  const key = dials[turning];
  if (!key) return null;
  const values = dialValues(key);
  const from = Math.log(values[0]);
  const to = Math.log(values[values.length - 1]);
  const place = (value: number) => (Math.log(value) - from) / (to - from);
  const at = values.map(place);
  const styles = stageStyles(scene);
  const swept = scene.stages.map((stage) =>
    isPointToSet(stage.strategy) ? sweepDial(scene, stage, member, key, values) : null,
  );
  const lines = styles.flatMap(({ name, colour, dash }, i): ChartLine[] => {
    const line = swept[i];
    if (!line) return [];
    if (i !== turning) return [{ name, values: line.effective, colour, dash: dash || '6 3' }];
    return [
      { name: 'effective', values: line.effective, colour, dash: '' },
      { name: 'weight', values: line.weight, colour, dash: '2 2' },
      { name: 'easiest', values: line.easiest, colour: `var(--${roleOf(scene, member)})`, dash: '7 3' },
    ];
  });
  if (!swept[turning]) return null;
  const current = scene.stages[turning][key];
  const [uniform, hardest] = key === 'sigma' ? [Infinity, 0] : [0, Infinity];
  const now = current === uniform ? 0 : current === hardest ? 1 : Math.min(1, Math.max(0, place(current)));
  return {
    title: `${name}, by ${OPTIONS[key].short}`,
    axis: OPTIONS[key].short,
    values,
    at,
    lines,
    ticks: TICKS[key]
      .map((value) => ({ at: place(value), text: formatNumber(value) }))
      .filter(({ at }) => at > -0.01 && at < 1.01),
    now,
    nowText: valueAt(
      lines.find((line) => line.name === 'effective'),
      at,
      now,
    ),
  };
}

/** Four to six round places from 0 to the end. */
function distanceTicks(end: number): number[] {
  const step = [0.05, 0.1, 0.2, 0.4, 0.5, 1, 2, 5, 10, 50, 100, 500].find((s) => end / s <= 6) ?? end;
  return Array.from({ length: Math.floor(end / step + 1e-9) + 1 }, (_, i) => i * step);
}

/** The second chart; null when neither stage gives the member a weight. */
export function distanceChart(scene: LabScene, member: number): ChartModel | null {
  const values = memberDistances(scene);
  const end = values[values.length - 1];
  const at = values.map((d) => d / end);
  const lines = stageStyles(scene).flatMap(({ name, colour, dash }, i): ChartLine[] => {
    const stage = scene.stages[i];
    const swept = isPointToSet(stage.strategy) ? sweepDistance(scene, stage, member, values) : null;
    return swept ? [{ name, values: swept.effective, colour, dash }] : [];
  });
  if (!lines.length) return null;
  const distance = memberDistance(scene, member);
  return {
    title: 'Effective weight, by its distance',
    axis: 'distance',
    values,
    at,
    lines,
    ticks: distanceTicks(end).map((d) => ({ at: d / end, text: formatNumber(d) })),
    now: distance <= end ? distance / end : null,
    nowText: `now ${fixed(distance)}`,
  };
}
