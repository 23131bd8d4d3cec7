// What a chart of runs is made of. The same description is drawn on the page, exported as SVG or PNG, and read as a table.
import type { ReactNode } from 'react';

/** Colour (a CSS variable such as var(--run-3), resolved on export), dash (stroke-dasharray, '' for solid), mark in a 12 × 12 box. */
export interface RunLook {
  colour: string;
  dash: string;
  mark: ReactNode;
}

export interface ChartPoint {
  x: number;
  y: number;
  /** Band around the line (e.g. ± one standard deviation, or a bucket's extremes). */
  low?: number;
  high?: number;
}

export interface ChartSeries {
  id: string;
  name: string;
  look: RunLook;
  /** By rising x; at most about 300. */
  points: readonly ChartPoint[];
  /** Measured values where `points` are smoothed ones: drawn thin and pale under the line; what is written are they. */
  faint?: readonly ChartPoint[];
  /** A mark on every point, not only at the end. */
  dots?: boolean;
  /** Drawn as a grey dashed line (the pinned baseline). */
  ghost?: boolean;
  /** How low and high are drawn; 'band' where absent. */
  spread?: 'band' | 'bars';
}

export interface ChartAxis {
  /** Name under or beside the axis, e.g. "step", "σ", "mAP %". */
  name: string;
  scale?: 'linear' | 'log';
  /** Fixed range; absent: from the data (with 0 where values are shares or losses). */
  domain?: readonly [number, number];
  ticks?: readonly number[];
  /** Only whole numbers have a tick. */
  whole?: boolean;
  /** The names at the lines' ends say at which value the line ends. */
  atEnds?: boolean;
  /** @param step between ticks, for as many digits as tell them apart; absent where the value stands alone. */
  format: (value: number, step?: number) => string;
}

export interface RunChartProps {
  title: string;
  /** Behind the title, smaller. */
  note?: string;
  series: readonly ChartSeries[];
  x: ChartAxis;
  y: ChartAxis;
  /** Of a value in the tooltip and the legend; y.format where absent. */
  formatValue?: (value: number) => string;
  /** The crosshair's x, shared between charts; null for none. */
  cursor?: number | null;
  onCursor?: (x: number | null) => void;
  /** A click or Enter at an x (e.g. scrub there). */
  onPick?: (x: number) => void;
  /** A vertical line where the run is looked at; values without a crosshair are those there. */
  looked?: number | null;
  /** Drawn instead of the lines where no series has a point. */
  empty?: string;
  /** CSS px; absent: fills its box. */
  height?: number;
  /** Id of the series that the tooltip tells the others' difference to. */
  baseline?: string;
  /** The title is read but not shown: what is around the chart bears it already. */
  bare?: boolean;
  /** Behind the title, at the end of the line (buttons). */
  tools?: ReactNode;
}
