// What lies over a chart: the crosshair that pointer and arrow keys move, the values there, and the line where the run is looked at.
import { useState, type KeyboardEvent, type MouseEvent } from 'react';
import { ChartTip, spoken } from './ChartTip';
import type { ChartContent, ChartLayout } from './layout';
import { nearestIndex } from './lines';
import type { RunChartProps } from './types';

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
  /** Pointer or focus is here, not in another chart with the same crosshair. */
  const [here, setHere] = useState(false);
  const leave = () => {
    setHere(false);
    onCursor(null);
  };
  const move = (x: number) => {
    setHere(true);
    onCursor(x);
  };
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
    if (event.key in places) move(positions[Math.min(Math.max(places[event.key], 0), last)]);
    else if (event.key === 'Enter' && onPick) onPick(positions[at]);
    else if (event.key === 'Escape' && cursor !== null) leave();
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
          {(here || layout.ends.length > 0) && (
            <ChartTip content={content} layout={layout} at={cursor} baseline={baseline} />
          )}
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
        onPointerDown={(event) => move(under(event))}
        onPointerMove={(event) => move(under(event))}
        onPointerLeave={({ pointerType }) => pointerType === 'touch' || leave()}
        onClick={(event) => onPick?.(under(event))}
        onKeyDown={onKeyDown}
        onBlur={leave}
      />
    </>
  );
}
