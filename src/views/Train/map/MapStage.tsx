// The map's canvas as an element: size, keyboard, spoken state. All drawing is in MapLoop.
import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { selectAnchor } from '../../../state/actions';
import { setHovered, useInterface } from '../../../state/interface';
import { live } from '../../../state/live';
import { useOptions } from '../../../state/options';
import { useRun } from '../../../state/run';
import { itemName } from '../../shared/itemFacts';
import { onThemeChange, useReducedMotion } from '../../shared/palette';
import { itemOf, listenToPointers } from './gestures';
import { HOME, nearestTowards, reveal, zoomAt, type Direction } from './layout';
import { MapLoop, type MapFacts } from './MapLoop';
import type { MapSource } from './source';

const ARROWS: Record<string, Direction> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};
const ZOOM_STEP = 1.4;

/** Everything on the page that changes the map's picture. */
function follow(loop: MapLoop): () => void {
  const stops = [
    live.subscribe('frame', () => loop.refresh()),
    live.subscribe('thumbnails', () => loop.draw()),
    useOptions.subscribe((state, before) => state.options !== before.options && loop.refresh()),
    useRun.subscribe((state, before) => state.summary !== before.summary && loop.refresh()),
    useInterface.subscribe((state, before) => {
      if (
        state.anchor !== before.anchor ||
        state.mapMode !== before.mapMode ||
        state.beside !== before.beside
      )
        loop.refresh();
      else if (
        state.hovered !== before.hovered ||
        state.forces !== before.forces ||
        state.litTerm !== before.litTerm
      )
        loop.draw();
    }),
    onThemeChange(() => loop.draw()),
  ];
  return () => stops.forEach((stop) => stop());
}

/** Where a row was last drawn, or null. */
const placeOf = ({ places }: MapLoop, row: number): [number, number] | null =>
  row * 2 + 1 < places.length ? [places[row * 2], places[row * 2 + 1]] : null;

/** Zooms about the keyboard cursor or the middle of the pane; 0 goes home. */
export function zoomBy(loop: MapLoop | null, direction: 1 | -1 | 0): void {
  if (!loop) return;
  const { width, height } = loop.size;
  const [x, y] = (loop.cursor !== null && placeOf(loop, loop.cursor)) || [width / 2, height / 2];
  loop.look(direction ? zoomAt(loop.viewport, ZOOM_STEP ** direction, x, y, loop.size) : HOME);
}

export interface MapStageProps {
  loopRef: RefObject<MapLoop | null>;
  /** Items in the probe. */
  count: number;
  source: MapSource;
  /** A map whose plane this one's is turned to. */
  beside?: RefObject<MapLoop | null>;
  /** What the map is of, where there are two. */
  of?: string;
  /** A stable function. */
  onFacts?: (facts: MapFacts) => void;
}

const tellNobody = () => undefined;

export function MapStage({ loopRef, count, source, beside, of = '', onFacts = tellNobody }: MapStageProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const reduced = useReducedMotion();
  const [said, say] = useState('');

  useEffect(() => {
    const element = canvas.current;
    if (!element) return undefined;
    const loop = new MapLoop(element, onFacts, source, beside?.current ?? null);
    loopRef.current = loop;
    const observer = new ResizeObserver(([entry]) =>
      loop.resize(entry.contentRect.width, entry.contentRect.height),
    );
    observer.observe(element);
    const stops = [follow(loop), listenToPointers(element, loop), () => observer.disconnect()];
    loop.refresh();
    return () => {
      stops.forEach((stop) => stop());
      loop.stop();
      loopRef.current = null;
    };
  }, [loopRef, onFacts, source, beside]);

  useEffect(() => {
    if (loopRef.current) loopRef.current.reducedMotion = reduced;
  }, [reduced, loopRef]);

  const moveCursor = (row: number | null) => {
    const loop = loopRef.current;
    if (!loop) return;
    loop.cursor = row;
    const place = row !== null && loop.viewport.zoom > 1 && placeOf(loop, row);
    if (place) loop.look(reveal(loop.viewport, place[0], place[1], loop.size));
    const item = row === null ? null : itemOf(loop, row);
    setHovered(item);
    say(item === null ? '' : itemName(item));
    loop.draw();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const loop = loopRef.current;
    if (!loop || event.ctrlKey || event.metaKey || event.altKey) return;
    const from = loop.cursor ?? loop.scene.anchor;
    const direction = ARROWS[event.key];
    if (direction && from >= 0) moveCursor(nearestTowards(loop.places, from, direction) ?? from);
    else if (event.key === 'Enter' && loop.cursor !== null) selectAnchor(loop.cursor);
    else if (event.key === '+' || event.key === '=') zoomBy(loop, 1);
    else if (event.key === '-') zoomBy(loop, -1);
    else if (event.key === '0') zoomBy(loop, 0);
    else if (event.key === 'Escape') moveCursor(null);
    else return;
    event.preventDefault(); // the page's own shortcuts (→ is a training step) stay out of the map
    event.stopPropagation();
  };

  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- role application takes keys */}
      <div
        className="map-focus"
        role="application"
        aria-roledescription="map"
        aria-label={`Map${of} of ${count} embedded items with the anchor and its edges. Arrow keys go to the nearest item, Enter makes it the anchor, plus and minus zoom. The Data button shows a table.`}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- an application is operated by keys
        tabIndex={0}
        onKeyDown={onKeyDown}
        onBlur={() => moveCursor(null)}
      >
        <canvas ref={canvas} className="map-canvas" />
      </div>
      <output className="sr">{said}</output>
    </>
  );
}
