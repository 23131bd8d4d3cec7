// The values at the crosshair of a chart: as a table beside it, and as a sentence for who does not see it.
import { RunMark } from '../runLooks';
import { formatOf, type ChartContent, type ChartLayout } from './layout';
import { lookOf, valueOf } from './lines';
import { signed } from './signed';
import type { ChartSeries } from './types';

interface Reading {
  series: ChartSeries;
  value: string;
  /** Difference to the baseline; '' for the baseline itself and where one of both has no value. */
  difference: string;
  y: number;
}

/** Every line's value at x, the highest first. */
export function readings(content: ChartContent, x: number, baseline?: string): Reading[] {
  const format = formatOf(content);
  const base = content.series.find(({ id }) => id === baseline);
  const basis = base && valueOf(base, x);
  return content.series
    .flatMap((series) => {
      const y = valueOf(series, x);
      if (y === undefined) return [];
      const by = basis === undefined || series === base ? null : y - basis;
      const difference = by === null ? '' : signed(by, format);
      return [{ series, value: format(y), difference, y }];
    })
    .toSorted((a, b) => b.y - a.y);
}

/** Where the crosshair stands, in words. */
const headOf = ({ x: { name, format } }: ChartContent, x: number) => `${name} ${format(x)}`.trim();

/** The same as the tooltip, for a screen reader. */
export function spoken(content: ChartContent, x: number, baseline?: string): string {
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

/** Beside the crosshair, on the side with more room: in a large chart away from most of the lines, else above them all. */
export function ChartTip({ content, layout, at, baseline }: TipProps) {
  const rows = readings(content, at, baseline);
  const place = layout.x.place(at);
  const onLeft = place > (layout.left + layout.right) / 2;
  const middle = (layout.top + layout.bottom) / 2;
  const high = rows.filter(({ y }) => layout.y.place(y) < middle).length > rows.length / 2;
  const upright = !layout.ends.length
    ? { bottom: layout.height - layout.top + 4 }
    : high
      ? { bottom: layout.height - layout.bottom + 4 }
      : { top: layout.top + 4 };
  const style = {
    ...upright,
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
