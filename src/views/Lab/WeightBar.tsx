// A weight and what it comes to: solid bar w, outline ∂D/∂d, hatched below zero where the force points the wrong way.
const WIDTH = 46;
const ZERO = 9;
/** Pixels per unit; an effective weight above 1 still fits. */
const SCALE = 24;

const place = (value: number): number => ZERO + Math.max(-8, Math.min(WIDTH - ZERO - 1, value * SCALE));

interface WeightBarProps {
  weight: number;
  effective: number;
  side: 'positive' | 'negative';
}

export function WeightBar({ weight, effective, side }: WeightBarProps) {
  const end = place(effective);
  return (
    <svg width={WIDTH} height="16" className="lab-weight-bar" data-side={side} aria-hidden="true">
      <path d={`M${ZERO} 0v16`} className="lab-zero" />
      <rect
        x={ZERO}
        y="5"
        width={Math.max(0.5, place(weight) - ZERO)}
        height="6"
        rx="1"
        className="lab-nominal"
      />
      <rect
        x={Math.min(ZERO, end)}
        y="2"
        width={Math.max(1, Math.abs(end - ZERO))}
        height="12"
        rx="2"
        className="lab-effective"
        fill={effective < 0 ? 'url(#lab-hatch)' : 'none'}
      />
    </svg>
  );
}

/** The hatching, once on the page. */
export function Hatch() {
  return (
    <svg width="0" height="0" aria-hidden="true" style={{ position: 'absolute' }}>
      <pattern
        id="lab-hatch"
        width="4"
        height="4"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <path d="M0 0V4" stroke="var(--ink-3)" strokeWidth="1.6" />
      </pattern>
    </svg>
  );
}
