// Where the parts of a chart lie: margins, scales, ticks with their texts, and the names at the lines' ends.
import { newestOf, spreadApart, textWidth, valueOf } from './lines';
import { makeScale, ticksOf, xDomain, yDomain, type Scale } from './scale';
import type { ChartSeries, RunChartProps } from './types';

export type ChartContent = Pick<RunChartProps, 'series' | 'x' | 'y' | 'formatValue' | 'looked'>;

export interface Tick {
  at: number;
  text: string;
  anchor: 'start' | 'middle' | 'end';
}

/** Name and value of a line, beside its end. */
export interface EndLabel {
  series: ChartSeries;
  x: number;
  y: number;
  /** x of the line's end. */
  from: number;
  value: string;
}

export interface ChartLayout {
  width: number;
  height: number;
  /** The rectangle of the lines. */
  left: number;
  right: number;
  top: number;
  bottom: number;
  x: Scale;
  y: Scale;
  xTicks: Tick[];
  yTicks: Tick[];
  /** Name of the x axis, apart from the ticks; where it ends. */
  xName: string;
  xNameAt: number;
  /** Name of the y axis over its ticks. */
  yName: string;
  ends: EndLabel[];
}

export const TICK_SIZE = 10;
export const LABEL_SIZE = 11;
/** Below the lines: room for the ticks of x. */
const FOOT = 22;
/** Above the lines: half a tick's height, or the name of the y axis. */
const HEAD = 8;
const NAMED_HEAD = 20;
const EDGE = 12;
/** Between a tick's text and the lines, and between an end's mark and its label. */
const GAP = 6;
const END_GAP = 9;
/** Around the name of the x axis, which is no part of a number beside it. */
const NAME_GAP = 12;
const LINE_HEIGHT = 14;
/** From this width on names stand at the lines' ends. */
const ENDS_FROM = 440;
/** More names than this do not fit at the ends. */
const MOST_ENDS = 8;
/** Part of the width that names at the ends may take. */
const ENDS_SHARE = 0.34;
/** Room for one tick. */
const TICK_WIDTH = 84;
const TICK_HEIGHT = 36;

export const formatOf = ({ y, formatValue = y.format }: Pick<ChartContent, 'y' | 'formatValue'>) =>
  formatValue;

interface EndText {
  series: ChartSeries;
  value: string;
}

const endWidth = ({ series: { name }, value }: EndText) =>
  textWidth(name, LABEL_SIZE, true) + (value ? textWidth(` ${value}`, LABEL_SIZE) : 0);

/** Label texts at the ends and their room: with the newest or looked-at values where these fit, none where a legend must do. */
function endTexts(content: ChartContent, width: number): { texts: EndText[]; room: number } {
  const format = formatOf(content);
  const full = content.series.flatMap((series): EndText[] => {
    const newest = newestOf(series);
    if (!newest) return [];
    const value = valueOf(series, content.looked);
    const at = content.x.atEnds ? ` at ${content.x.format(newest.x)}` : '';
    return [{ series, value: value === undefined ? '' : format(value) + at }];
  });
  if (full.length && full.length <= MOST_ENDS && width >= ENDS_FROM)
    for (const texts of [full, full.map((text) => ({ ...text, value: '' }))]) {
      const room = Math.max(...texts.map(endWidth)) + END_GAP;
      if (room <= width * ENDS_SHARE) return { texts, room };
    }
  return { texts: [], room: EDGE };
}

/** The first step of an axis' ticks; of one tick the tick itself. */
const stepOf = ([first, second = 0]: readonly number[]): number => Math.abs(second - first) || 1;

function xTicksOf({ x: axis }: ChartContent, x: Scale, left: number, right: number) {
  const count = Math.max(2, Math.floor((right - left) / TICK_WIDTH));
  const values = ticksOf(axis, x.domain, count);
  const ticks = values.map((value): Tick => {
    const at = x.place(value);
    const anchor = at > right - 12 ? 'end' : at < left + 6 ? 'start' : 'middle';
    return { at, text: axis.format(value, stepOf(values)), anchor };
  });
  const last = ticks.at(-1);
  if (last?.anchor === 'end') {
    const xNameAt = last.at - textWidth(last.text, TICK_SIZE) - NAME_GAP;
    const from = xNameAt - textWidth(axis.name, TICK_SIZE) - NAME_GAP;
    const kept = ticks.filter((tick) => tick === last || tickEnd(tick) < from);
    return { xTicks: kept, xName: axis.name, xNameAt };
  }
  const xName = axis.ticks ? axis.name : `${axis.name} ${axis.format(x.domain[1])}`.trim();
  const from = right - textWidth(xName, TICK_SIZE) - NAME_GAP;
  return { xTicks: ticks.filter((tick) => tickEnd(tick) < from), xName, xNameAt: right };
}

function tickEnd({ at, text, anchor }: Tick): number {
  const width = textWidth(text, TICK_SIZE);
  return at + (anchor === 'start' ? width : anchor === 'middle' ? width / 2 : 0);
}

/** `top` leaves room above, for a title inside the picture. */
export function chartLayout(content: ChartContent, width: number, height: number, top = 0): ChartLayout {
  const { series, x: xAxis, y: yAxis } = content;
  const head = top + (yAxis.name ? NAMED_HEAD : HEAD);
  const bottom = Math.max(height - FOOT, head + 1);
  const y = makeScale(yAxis.scale ?? 'linear', yDomain(series, yAxis), [bottom, head]);
  const yCount = Math.min(5, Math.max(2, Math.round((bottom - head) / TICK_HEIGHT)));
  const yValues = ticksOf(yAxis, y.domain, yCount);
  const yTicks = yValues.map((value): Tick => ({
    at: y.place(value),
    text: yAxis.format(value, stepOf(yValues)),
    anchor: 'end',
  }));
  const left = Math.max(24, ...yTicks.map(({ text }) => textWidth(text, TICK_SIZE) + GAP + 4));
  const { texts, room } = endTexts(content, width);
  const right = Math.max(left + 1, width - room);
  const x = makeScale(xAxis.scale ?? 'linear', xDomain(series, xAxis), [left, right]);
  const newest = texts.map(({ series: { points } }) => newestOf({ points }) ?? { x: NaN, y: NaN });
  const places = newest.map((point) => y.place(point.y));
  const apart = spreadApart(
    places.map((at) => (Number.isFinite(at) ? Math.min(Math.max(at, head), bottom) : bottom)),
    LINE_HEIGHT,
    head,
    bottom,
  );
  return {
    width,
    height,
    left,
    right,
    top: head,
    bottom,
    x,
    y,
    yTicks,
    yName: yAxis.name,
    ...xTicksOf(content, x, left, right),
    ends: texts.map((one, i) => ({ ...one, from: x.place(newest[i].x), x: right + END_GAP, y: apart[i] })),
  };
}
