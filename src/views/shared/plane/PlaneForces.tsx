// Edges as wide as the weights, and arrows along −gradient: dashed where they point the wrong way.
import type { PlaneLayout } from './layout';

export function PlaneForces({ layout: { edges, arrows } }: { layout: PlaneLayout }) {
  return (
    <g aria-hidden="true">
      {edges.map(({ role, wrong, d, width, opacity }) => (
        <path
          key={`${role}${width}${wrong}`}
          className="plane-edge"
          data-role={role}
          data-wrong={wrong || undefined}
          d={d}
          strokeWidth={width}
          strokeOpacity={opacity}
        />
      ))}
      {arrows.map(({ kind, wrong, shafts, heads }) => (
        <g key={`${kind}${wrong}`} className="plane-arrows" data-role={kind} data-wrong={wrong || undefined}>
          <path className="plane-halo" d={shafts + heads} />
          <path className="plane-shaft" d={shafts} />
          <path className="plane-head" d={heads} />
        </g>
      ))}
    </g>
  );
}
