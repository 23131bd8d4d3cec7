// What lies over a chart: the crosshair that pointer and arrow keys move, the values there, and the line where the run is looked at.
import type { KeyboardEvent, MouseEvent } from 'react';
import { MINUS } from '../numberText';
import { RunMark } from '../runLooks';
import { formatOf, type ChartContent, type ChartLayout } from './layout';
import { lookOf, nearestIndex, pointAt } from './lines';
import type { ChartSeries, RunChartProps } from './types';

interface Reading {
  series: ChartSeries;
  value: string;
  /** Difference to the baseline; '' for the baseline itself and where one of both has no value. */
  difference: string;
  y: number;
}

/** "+1.2", "−0.3"; what rounds to 0 carries no sign. */
function signed(value: number, format: (value: number) => string): string {
  const text = format(Math.abs(value));
  return text === format(0) ? text : (value < 0 ? MINUS : '+') + text;
}

/** Every line's value at x, the highest first. */
function readings(content: ChartContent, x: number, baseline?: string): Reading[] {
  const format = formatOf(content);
  const base = content.series.find(({ id }) => id === baseline);
  const basis = base && pointAt(base.points, x)?.y;
  return content.series
    .flatMap((series) => {
      const point = pointAt(series.points, x);
      if (!point) return [];
      const by = basis === undefined || series === base ? null : point.y - basis;
      const difference = by === null ? '' : signed(by, format);
      return [{ series, value: format(point.y), difference, y: point.y }];
    })
    .toSorted((a, b) => b.y - a.y);
}

const headOf = ({ x: { name, format } }: ChartContent, x: number) => `${name} ${format(x)}`.trim();

/** The same as the tooltip, for a screen reader. */
function spoken(content: ChartContent, x: number, baseline?: string): string {
  const parts = readings(content, x, baseline).map(
    ({ series, value, difference }) => `${series.name} ${value}${difference && ` (${difference})`}`,
  );
  return `${headOf(content, x)}: ${parts.join(', ') || 'no value'}`;
}

interface TipProps {
  content: ChartContent;
  layout: ChartLayout;
  at: number;
  baseline?: string;
}

/** Beside the crosshair, on the side with more room, and away from most of the lines. */
function Tip({ content, layout, at, baseline }: TipProps) {
  const rows = readings(content, at, baseline);
  const place = layout.x.place(at);
  const onLeft = place > (layout.left + layout.right) / 2;
  const middle = (layout.top + layout.bottom) / 2;
  const above = rows.filter(({ y }) => layout.y.place(y) < middle).length > rows.length / 2;
  const style = {
    ...(above ? { bottom: layout.height - layout.bottom + 4 } : { top: layout.top + 4 }),
    ...(onLeft ? { right: layout.width - place + 10 } : { left: place + 10 }),
  };
  const compared = rows.some(({ difference }) => difference);
  return (
    <div className="run-chart-tip" style={style} aria-hidden="true">
      <table>
        <thead>
          <tr>
            <th colSpan={compared ? 2 : 1}>{headOf(content, at)}</th>
            {compared && <th>Δ baseline</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ series, value, difference }) => (
            <tr key={series.id}>
              <th>
                <RunMark look={lookOf(series)} />
                {series.name}
              </th>
              <td>{value}</td>
              {compared && <td>{series.id === baseline ? 'pinned' : difference || '–'}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface ChartHandProps extends Pick<RunChartProps, 'title' | 'onPick' | 'baseline'> {
  content: ChartContent;
  layout: ChartLayout;
  /** All x that the crosshair can stand at, rising; at least one. */
  positions: readonly number[];
  cursor: number | null;
  looked: number | null;
  onCursor: (x: number | null) => void;
}

/** Places that a page key skips, as a share of all. */
const PAGE = 0.1;

export function ChartHand(props: ChartHandProps) {
  const { title, content, layout, positions, cursor, looked, onCursor, onPick, baseline } = props;
  const last = positions.length - 1;
  const at = cursor === null ? last : nearestIndex(positions, cursor);
  const under = ({ clientX, currentTarget }: MouseEvent) => {
    const x = layout.x.value(clientX - currentTarget.getBoundingClientRect().left);
    return positions[nearestIndex(positions, x)];
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.round(positions.length * PAGE));
    const from = cursor === null ? last + 1 : at;
    const places: Record<string, number> = {
      ArrowLeft: from - 1,
      ArrowDown: from - 1,
      ArrowRight: at + 1,
      ArrowUp: at + 1,
      PageDown: from - page,
      PageUp: at + page,
      Home: 0,
      End: last,
    };
    if (event.key in places) onCursor(positions[Math.min(Math.max(places[event.key], 0), last)]);
    else if (event.key === 'Enter' && onPick) onPick(positions[at]);
    else if (event.key === 'Escape' && cursor !== null) onCursor(null);
    else return;
    event.preventDefault();
    event.stopPropagation(); // the page's own arrow keys step the run
  };
  const line = (x: number) => ({
    left: layout.x.place(x),
    top: layout.top,
    height: layout.bottom - layout.top,
  });
  const shown = (x: number | null): x is number =>
    x !== null && x >= layout.x.domain[0] && x <= layout.x.domain[1];
  return (
    <>
      {shown(looked) && <i className="run-chart-line" data-looked style={line(looked)} />}
      {shown(cursor) && (
        <>
          <i className="run-chart-line" style={line(cursor)} />
          <Tip content={content} layout={layout} at={cursor} baseline={baseline} />
        </>
      )}
      <div
        className="run-chart-hand"
        role="slider"
        tabIndex={0}
        aria-label={`${title}, ${content.x.name}`}
        aria-valuemin={positions[0]}
        aria-valuemax={positions[last]}
        aria-valuenow={positions[at]}
        aria-valuetext={spoken(content, positions[at], baseline)}
        data-picks={onPick ? '' : undefined}
        onPointerDown={(event) => onCursor(under(event))}
        onPointerMove={(event) => onCursor(under(event))}
        onPointerLeave={({ pointerType }) => pointerType === 'touch' || onCursor(null)}
        onClick={(event) => onPick?.(under(event))}
        onKeyDown={onKeyDown}
        onBlur={() => onCursor(null)}
      />
    </>
  );
}
