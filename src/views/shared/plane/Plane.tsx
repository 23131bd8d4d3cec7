// The plane under the hand: points with their forces, the distances to the anchor, and what the loss is between them.
import { useId, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { LabEvaluation } from '../../../experiment/lab/evaluate';
import type { Size } from '../useSize';
import type { PlaneActions } from './actions';
import { PlaneForces } from './PlaneForces';
import { PlaneMark } from './PlaneMark';
import { PlaneScale } from './PlaneScale';
import { fitView, type PlaneView } from './geometry';
import { pressKey } from './keyHand';
import { layPlane, type PlaneLayout } from './layout';
import type { PlaneScene } from './model';
import { usePointerHand } from './pointerHand';
import { KEYS_HELP, REMOVED, pointFacts } from './words';
import './plane.css';

/** Where a point has been, oldest first, in the plane's own units. */
export type PlaneTrail = readonly { x: number; y: number }[];

export interface PlaneProps extends PlaneActions {
  /** Accessible name of the picture. */
  label: string;
  scene: PlaneScene;
  evaluation: LabEvaluation;
  /** CSS px; nothing is drawn outside. */
  size: Size;
  /** What part of the plane; by default all points. */
  view?: PlaneView;
  /** Index of the selected point: the one the keyboard acts on (the anchor where there is none). */
  selected?: number | null;
  /** Index of a point that is pointed at elsewhere. */
  lit?: number | null;
  /** A few words beside the mislabelled point, or the selected one. */
  note?: { index: number; text: string } | null;
  /** Under everything, as large as the plane: the landscape. */
  underlay?: ReactNode;
  /** One per point, or none. */
  trails?: readonly PlaneTrail[];
}

function Trails({ trails, layout }: { trails: readonly PlaneTrail[]; layout: PlaneLayout }) {
  return trails.map((trail, index) => {
    const d = trail.map(
      (spot, i) => `${i ? 'L' : 'M'}${layout.at(spot).x.toFixed(1)} ${layout.at(spot).y.toFixed(1)}`,
    );
    const role = layout.placed[index]?.member.role ?? 'anchor';
    return <path key={index} d={d.join('')} className="plane-trail" data-role={role} />;
  });
}

/**
 * Controlled: it shows scene and evaluation, and tells what the hand does. Without any action it is a picture.
 * The landscape and trails are the caller's.
 */
export function Plane(props: PlaneProps) {
  const {
    label,
    scene,
    evaluation,
    size,
    selected = null,
    lit = null,
    note = null,
    underlay,
    trails,
  } = props;
  const fitted = useMemo(() => fitView(scene.points, scene.normalize), [scene.points, scene.normalize]);
  const view = props.view ?? fitted;
  const layout = useMemo(
    () => layPlane(scene, evaluation, view, size, note),
    [scene, evaluation, view, size, note],
  );
  const help = useId();
  const svg = useRef<SVGSVGElement>(null);
  const [said, setSaid] = useState<string | null>(null);
  const hands = usePointerHand({ scene, view, size, actions: props });
  const interactive = Boolean(props.onSelect ?? props.onMove);
  const current = selected !== null && selected < scene.points.length ? selected : scene.anchor;

  const onKeyDown = (event: KeyboardEvent<SVGSVGElement>) => {
    const own = event.target instanceof Element ? event.target.closest('[data-point]') : null;
    if (!own || event.ctrlKey || event.metaKey || event.altKey) return;
    const index = Number(own.getAttribute('data-point'));
    if (index !== selected) props.onSelect?.(index);
    const deed = pressKey(event, index, scene, view, props);
    if (!deed) return;
    event.preventDefault();
    setSaid(deed);
    // The key may have moved the selection: focus goes with it once the points are drawn anew.
    requestAnimationFrame(() =>
      svg.current?.querySelector<SVGGElement>('[data-point][tabindex="0"]')?.focus(),
    );
  };

  return (
    <div className="plane" style={{ width: size.width, height: size.height }}>
      {underlay}
      <svg
        ref={svg}
        width={size.width}
        height={size.height}
        role={interactive ? 'application' : 'group'}
        aria-label={label}
        aria-describedby={interactive ? help : undefined}
        data-interactive={interactive || undefined}
        {...(interactive ? { ...hands, onKeyDown } : null)}
      >
        <PlaneScale layout={layout} />
        {trails && <Trails trails={trails} layout={layout} />}
        <PlaneForces layout={layout} />
        <g>
          {layout.order.map((index) => {
            const { member, pixel } = layout.placed[index];
            const { shows, identity } = member.point;
            return (
              <PlaneMark
                key={index}
                index={index}
                x={pixel.x}
                y={pixel.y}
                role={member.role}
                radius={layout.markRadius}
                name={pointFacts(member)}
                text={scene.mode === 'all' && layout.markRadius > 6 ? String(identity) : ''}
                mislabelled={shows !== undefined && shows !== identity}
                selected={index === selected}
                lit={index === lit}
                movable={Boolean(props.onMove)}
                tabStop={index === current}
                interactive={interactive}
              />
            );
          })}
        </g>
        <g className="plane-labels" aria-hidden="true">
          {layout.labels.map(({ key, kind, text, x, y, width }) => (
            <g key={key} transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`} data-kind={kind}>
              <rect
                x={-width / 2}
                y={kind === 'ring' ? -6 : -8}
                width={width}
                height={kind === 'ring' ? 12 : 16}
                rx="4"
              />
              <text dy="4">{text}</text>
            </g>
          ))}
        </g>
      </svg>
      {interactive && (
        <>
          <span id={help} className="sr">
            {KEYS_HELP}
          </span>
          <output className="sr">{said && announcement(said, layout, current)}</output>
        </>
      )}
    </div>
  );
}

/** What has come of a key, in words. */
function announcement(deed: string, layout: PlaneLayout, index: number): string {
  const { member } = layout.placed[index];
  return `${deed === 'removed' ? REMOVED : ''}${pointFacts(member)}. ${layout.lossText}`;
}
