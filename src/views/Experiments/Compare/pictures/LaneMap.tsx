// One lane's map: its probe in the common plane, on the common scale. Drawn on canvas, after its own frames.
import { useCallback, useEffect, useRef, type MouseEvent } from 'react';
import { showQuery } from '../../../../state/compare/actions';
import { compareLive } from '../../../../state/compare/live';
import { light, useCompareLook } from '../../../../state/compare/look';
import { laneOf, useCompare } from '../../../../state/compare/store';
import type { LaneFacts } from '../../../../state/compare/types';
import { DataButton, type DataCell } from '../../../shared/DataTable';
import { fixed } from '../../../shared/numberText';
import { onThemeChange } from '../../../shared/palette';
import { useVersion } from '../../../shared/useLive';
import { useLane, type LaneView } from '../useLanes';
import { currentPlanes } from './frames';
import { reachOf } from './planes';
import { itemAt, paintPlane, type PlanePicture } from './paintPlane';

/** Side of the square in CSS px; CSS stretches it to the column. */
const SIZE = 220;
const PER_SECOND = 12;

interface LaneMapProps {
  lane: LaneView;
  /** All lanes that are drawn, in order: the first one gives the plane. */
  ids: readonly number[];
}

const dataOf = ({ picturesOf }: LaneFacts) => picturesOf;
const summaryOf = ({ summary }: LaneFacts) => summary;

/** What is drawn of the lane now, on its own scale or that of all; null before its first frame. */
function pictureOf(id: number, ids: readonly number[]): PlanePicture | null {
  const { part, query: anchor } = useCompare.getState();
  const { lit, ownScale } = useCompareLook.getState();
  const facts = laneOf(id);
  const { planes, reach: common } = currentPlanes(ids);
  const plane = planes.get(id)?.plane;
  const probe = facts?.summary?.probes[part];
  if (!plane || !probe || plane.points.length !== 2 * probe.items.length) return null;
  const reach = ownScale ? reachOf([plane]) : common;
  const own = lit && facts?.picturesOf === lit.data ? lit.item : null;
  return { probe, plane, reach, size: SIZE, anchor, lit: own };
}

const rowsOf = (id: number, ids: readonly number[]): DataCell[][] => {
  const picture = pictureOf(id, ids);
  if (!picture) return [];
  const { probe, plane } = picture;
  return [...probe.items].map((item, row) => [
    item,
    probe.identity[row],
    plane.points[row * 2],
    plane.points[row * 2 + 1],
  ]);
};

export function LaneMap({ lane: { id, name }, ids }: LaneMapProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const version = useVersion(compareLive, 'frame', PER_SECOND, ids.indexOf(id) / ids.length);
  const query = useCompare((state) => state.query);
  const part = useCompare((state) => state.part);
  const data = useLane(id, dataOf) ?? id;
  const summary = useLane(id, summaryOf);
  const lit = useCompareLook((state) => (state.lit?.data === data ? state.lit.item : null));
  const ownScale = useCompareLook((state) => state.ownScale);
  const draw = useCallback(() => {
    const element = canvas.current;
    const ctx = element?.getContext('2d');
    const picture = pictureOf(id, ids);
    if (!element || !ctx) return;
    const ratio = globalThis.devicePixelRatio || 1;
    const px = Math.round(SIZE * ratio);
    if (element.width !== px) [element.width, element.height] = [px, px];
    ctx.setTransform(px / SIZE, 0, 0, px / SIZE, 0, 0);
    if (picture) paintPlane(ctx, picture);
    else ctx.clearRect(0, 0, SIZE, SIZE);
  }, [id, ids]);
  useEffect(draw, [draw, version, query, part, lit, summary, ownScale]);
  const reach = pictureOf(id, ids)?.reach;
  useEffect(() => onThemeChange(draw), [draw]);
  const under = ({ clientX, clientY, currentTarget }: MouseEvent): number | null => {
    const picture = pictureOf(id, ids);
    const { left, top, width } = currentTarget.getBoundingClientRect();
    const scale = SIZE / width;
    return picture && itemAt(picture, (clientX - left) * scale, (clientY - top) * scale);
  };
  const choose = (event: MouseEvent) => {
    const item = under(event);
    if (item !== null) showQuery(item);
  };
  return (
    <figure className="side-map">
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- the query is chosen by keyboard in the bar above */}
      <canvas
        ref={canvas}
        role="img"
        aria-label={`${name}: map of the ${part} items, all lanes in one plane and ${ownScale ? 'each on its own scale' : 'on one scale'}`}
        onPointerMove={(event) => light(under(event), { picturesOf: data })}
        onPointerLeave={() => light(null, { picturesOf: data })}
        onClick={choose}
      />
      <DataButton
        title={`Map of ${name}`}
        columns={['Item', 'Identity', 'x', 'y']}
        rows={() => rowsOf(id, ids)}
      />
      {reach !== undefined && (
        <p className="cap">
          ±{fixed(reach)} from the middle, {ownScale ? 'its own scale' : 'as in all'}
        </p>
      )}
    </figure>
  );
}
