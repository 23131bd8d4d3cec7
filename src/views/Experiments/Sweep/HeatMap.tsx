// A heat map over two options, drawn as one SVG so that it can be saved; walked with the arrow keys like a grid.
import { useRef, useState, type KeyboardEvent } from 'react';
import { useNarrow, useSize } from '../../shared/useSize';
import { textWidth } from '../../shared/chart/lines';
import { heatLevel } from './slices';

export interface HeatCell {
  id: string;
  value: number | null;
  /** In the cell: "56.4". */
  text: string;
  /** Smaller, under it where there is room: "± 4.9"; '' for none. */
  spread: string;
  /** Said aloud: the configuration, the value, whether it is the best one. */
  name: string;
  best: boolean;
}

interface HeatMapProps {
  title: string;
  xName: string;
  yName: string;
  xs: readonly string[];
  ys: readonly string[];
  /** [y][x], the first row lowest on the page. */
  cells: readonly (readonly (HeatCell | null)[])[];
  low: number;
  high: number;
  onOpen: (id: string) => void;
}

/** Left of the cells: the name of the axis, then its values. */
const NAME_WIDTH = 30;
const TICK_SIZE = 11;
const VALUE_SIZE = 12;
const SPREAD_SIZE = 10;
/** From this height of a cell on the spread stands under the value. */
const SPREAD_FROM = 36;
const BOTTOM = 40;
const GAP = 3;
const LOWEST_ROW = 26;
/** With 44 px to touch. */
const LOWEST_ON_PHONE = 44 + GAP;
const HIGHEST_ROW = 56;
/** From this level on the ink of a cell is the surface's. */
const LIGHT_INK_FROM = 4;

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

function Cell({ cell, box, low, high }: { cell: HeatCell; box: Box; low: number; high: number }) {
  const { x, y, width, height } = box;
  const level = cell.value === null ? null : heatLevel(cell.value, low, high);
  const ink = level !== null && level >= LIGHT_INK_FROM ? 'var(--surface)' : 'var(--ink)';
  const fits = height >= SPREAD_FROM && width >= textWidth(cell.spread, SPREAD_SIZE) + 4;
  const spread = fits ? cell.spread : '';
  return (
    <>
      <rect
        className="sweep-heat-box"
        x={x}
        y={y}
        width={width}
        height={height}
        rx={4}
        fill={level === null ? 'none' : `var(--heat-${level})`}
        stroke={level === null ? 'var(--line-strong)' : 'none'}
        strokeDasharray={level === null ? '3 3' : undefined}
      />
      <text
        x={x + width / 2}
        y={y + height / 2 - (spread ? 6 : 0)}
        dy="0.35em"
        pointerEvents="none"
        textAnchor="middle"
        fontSize={VALUE_SIZE}
        fontWeight={cell.best ? 600 : 400}
        fill={ink}
      >
        {cell.text}
        {cell.best && ' ★'}
      </text>
      {spread && (
        <text
          x={x + width / 2}
          y={y + height / 2 + 9}
          dy="0.35em"
          pointerEvents="none"
          textAnchor="middle"
          fontSize={SPREAD_SIZE}
          fill={ink}
        >
          {spread}
        </text>
      )}
      <rect className="sweep-heat-hand" x={x} y={y} width={width} height={height} rx={4} fill="none" />
    </>
  );
}

function Axes({
  xName,
  yName,
  xs,
  ys,
  left,
  width,
  height,
  boxOf,
}: Pick<HeatMapProps, 'xName' | 'yName' | 'xs' | 'ys'> & {
  /** Where the cells begin. */
  left: number;
  width: number;
  height: number;
  boxOf: (i: number, j: number) => Box;
}) {
  return (
    <g aria-hidden="true" fontSize={TICK_SIZE} fill="var(--ink-3)">
      {xs.map((text, i) => {
        const { x, width: wide } = boxOf(i, 0);
        return (
          <text key={text} x={x + wide / 2} y={height - BOTTOM + 16} textAnchor="middle">
            {text}
          </text>
        );
      })}
      {ys.map((text, j) => {
        const { y, height: high } = boxOf(0, j);
        return (
          <text key={text} x={left - 8} y={y + high / 2} dy="0.35em" textAnchor="end">
            {text}
          </text>
        );
      })}
      <text x={(left + width) / 2} y={height - 6} textAnchor="middle" fontSize={12} fill="var(--ink-2)">
        {xName}
      </text>
      <text
        transform={`translate(12 ${(height - BOTTOM) / 2}) rotate(-90)`}
        textAnchor="middle"
        fontSize={12}
        fill="var(--ink-2)"
      >
        {yName}
      </text>
    </g>
  );
}

const clamp = (value: number, count: number) => Math.min(count - 1, Math.max(0, value));

/** Arrow keys: columns and rows; Home and End: the ends of a row. */
function moved(
  key: string,
  [i, j]: [number, number],
  columns: number,
  rows: number,
): [number, number] | null {
  if (key === 'ArrowRight') return [clamp(i + 1, columns), j];
  if (key === 'ArrowLeft') return [clamp(i - 1, columns), j];
  if (key === 'ArrowUp') return [i, clamp(j + 1, rows)];
  if (key === 'ArrowDown') return [i, clamp(j - 1, rows)];
  if (key === 'Home') return [0, j];
  if (key === 'End') return [columns - 1, j];
  return null;
}

/** The cells with values open what was trained there (click, Enter, Space). */
export function HeatMap({ title, xName, yName, xs, ys, cells, low, high, onOpen }: HeatMapProps) {
  const frame = useRef<HTMLDivElement>(null);
  const size = useSize(frame);
  const narrow = useNarrow();
  const [at, setAt] = useState<[number, number]>([0, 0]);
  const [column, row] = [Math.min(at[0], xs.length - 1), Math.min(at[1], ys.length - 1)];
  const width = size?.width ?? 0;
  const left = NAME_WIDTH + Math.max(...ys.map((text) => textWidth(text, TICK_SIZE)));
  const room = ((size?.height ?? 0) - BOTTOM) / ys.length;
  const step = Math.min(HIGHEST_ROW, Math.max(narrow ? LOWEST_ON_PHONE : LOWEST_ROW, room));
  const height = step * ys.length + BOTTOM;
  const wide = (width - left) / xs.length;
  const boxOf = (i: number, j: number): Box => ({
    x: left + i * wide,
    y: (ys.length - 1 - j) * step,
    width: wide - GAP,
    height: step - GAP,
  });

  const onKeyDown = (event: KeyboardEvent<SVGSVGElement>) => {
    const cell = cells[row]?.[column];
    if ((event.key === 'Enter' || event.key === ' ') && cell) {
      event.preventDefault();
      onOpen(cell.id);
      return;
    }
    const next = moved(event.key, [column, row], xs.length, ys.length);
    if (!next) return;
    event.preventDefault();
    setAt(next);
    frame.current?.querySelector<SVGGElement>(`[data-cell="${next.join()}"]`)?.focus();
  };

  return (
    <div ref={frame} className="sweep-heat">
      {width > left && (
        <svg
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
          role="grid"
          tabIndex={-1}
          aria-label={`${title}. Arrow keys walk the cells, Enter opens the runs.`}
          onKeyDown={onKeyDown}
        >
          <Axes {...{ xName, yName, xs, ys, left, width, height, boxOf }} />
          {cells.map((line, j) => (
            <g key={ys[j]} role="row" aria-label={`${yName} ${ys[j]}`}>
              {line.map((cell, i) => (
                <g
                  key={xs[i]}
                  role="gridcell"
                  data-cell={`${i},${j}`}
                  className={cell ? 'sweep-heat-cell' : undefined}
                  tabIndex={i === column && j === row ? 0 : -1}
                  aria-label={cell?.name ?? `${xName} ${xs[i]}, ${yName} ${ys[j]}: not trained`}
                  onClick={() => {
                    setAt([i, j]);
                    if (cell) onOpen(cell.id);
                  }}
                  onFocus={() => setAt([i, j])}
                >
                  {cell && <title>{cell.name}</title>}
                  {cell ? (
                    <Cell cell={cell} box={boxOf(i, j)} low={low} high={high} />
                  ) : (
                    <>
                      <rect {...boxOf(i, j)} rx={4} fill="none" stroke="var(--line)" strokeDasharray="3 3" />
                      <rect className="sweep-heat-hand" {...boxOf(i, j)} rx={4} fill="none" />
                    </>
                  )}
                </g>
              ))}
            </g>
          ))}
        </svg>
      )}
    </div>
  );
}
