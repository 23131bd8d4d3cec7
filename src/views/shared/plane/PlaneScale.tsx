// The scale of distances around the anchor, and on it what the strategy makes of the two sets: D⁺, D⁻ and the loss.
import type { PlaneLayout } from './layout';

const circle = (x: number, y: number, r: number) =>
  `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;

export function PlaneScale({ layout }: { layout: PlaneLayout }) {
  const { middle, scale, ticks, rings, band, unitCircle, projections } = layout;
  return (
    <g aria-hidden="true">
      {band && (
        <path
          className="plane-band"
          fillRule="evenodd"
          d={circle(middle.x, middle.y, band[0] * scale) + circle(middle.x, middle.y, band[1] * scale)}
        />
      )}
      <g className="plane-ticks">
        {ticks.map((radius) => (
          <circle key={radius} cx={middle.x} cy={middle.y} r={radius} />
        ))}
      </g>
      {unitCircle && (
        <>
          <circle className="plane-unit" cx={unitCircle.x} cy={unitCircle.y} r={unitCircle.radius} />
          <path className="plane-projection" d={projections} />
        </>
      )}
      {rings.map(({ kind, radius }) => (
        <circle
          key={kind}
          className="plane-ring"
          data-kind={kind}
          cx={middle.x}
          cy={middle.y}
          r={radius * scale}
        />
      ))}
    </g>
  );
}
