// A chart of several runs: lines with bands over steps or an option's values, a shared crosshair, the newest or looked-at values in words.
import { useMemo, useRef, useState } from 'react';
import { RunKey } from '../runLooks';
import { useSize } from '../useSize';
import { ChartHand } from './ChartHand';
import { ChartPicture } from './ChartPicture';
import { chartLayout, formatOf, type ChartContent } from './layout';
import { lookOf, newestOf, positionsOf, valueOf } from './lines';
import type { RunChartProps } from './types';
import './chart.css';

const NO_VALUE = '–';
/** Less than this and nothing could be read. */
const LEAST = 60;

interface Text {
  id: string;
  name: string;
  value: string;
}

/** Values in words: at x, or the newest. */
function textsOf(content: ChartContent, x: number | null): Text[] {
  const format = formatOf(content);
  return content.series.map((series) => {
    const value = valueOf(series, x);
    return { id: series.id, name: series.name, value: value === undefined ? NO_VALUE : format(value) };
  });
}

interface LegendProps {
  content: ChartContent;
  /** Without a crosshair. */
  texts: Text[];
  /** The crosshair; null for none. */
  at: number | null;
}

/** Names with the newest or looked-at values, or those at the crosshair; a value keeps its room, so that nothing moves with the crosshair. */
function Legend({ content, texts, at }: LegendProps) {
  const shown = at === null ? texts : textsOf(content, at);
  return (
    <ul className="run-legend">
      {texts.map(({ id, name, value }, i) => (
        <li key={id}>
          <RunKey look={lookOf(content.series[i])} width={24} />
          {name}{' '}
          <b className="num" style={{ minWidth: `${value.length}ch` }}>
            {shown[i].value}
          </b>
        </li>
      ))}
    </ul>
  );
}

export function RunChart(props: RunChartProps) {
  const { title, note, series, x, y, formatValue, height, bare, tools, baseline } = props;
  const { cursor, onCursor, onPick, looked = null, empty = 'Nothing measured yet.' } = props;
  const box = useRef<HTMLDivElement>(null);
  const size = useSize(box);
  const [own, setOwn] = useState<number | null>(null);
  const at = cursor === undefined ? own : cursor;
  const content = useMemo(() => ({ series, x, y, formatValue, looked }), [series, x, y, formatValue, looked]);
  const layout = useMemo(
    () => size && size.width >= LEAST && chartLayout(content, size.width, size.height),
    [content, size],
  );
  const positions = useMemo(() => positionsOf(series), [series]);
  const texts = textsOf(content, looked);
  const has = series.some(newestOf);
  const name = has
    ? `${title}. ${texts.map((one) => `${one.name}: ${one.value}`).join('; ')}`
    : `${title}. ${empty}`;
  return (
    <figure className="run-chart" data-bare={bare || undefined}>
      <figcaption>
        <h3 className={bare ? 'sr' : undefined}>{title}</h3>
        {note !== undefined && <span className="run-chart-note">{note}</span>}
        {tools && <span className="run-chart-tools">{tools}</span>}
      </figcaption>
      {layout && !layout.ends.length && series.length > 0 && (
        <Legend content={content} texts={texts} at={at} />
      )}
      <div ref={box} className="run-chart-plot" style={height ? { flex: 'none', height } : undefined}>
        {layout && (
          <svg width={layout.width} height={layout.height} role="img" aria-label={name}>
            <ChartPicture layout={layout} series={series} baseline={baseline} />
          </svg>
        )}
        {layout && has && (
          <ChartHand
            title={title}
            content={content}
            layout={layout}
            positions={positions}
            baseline={baseline}
            cursor={at}
            looked={looked}
            onCursor={onCursor ?? setOwn}
            onPick={onPick}
          />
        )}
        {!has && <p className="run-chart-empty">{empty}</p>}
      </div>
    </figure>
  );
}
