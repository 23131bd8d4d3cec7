// Numbers within the sentences about formulas: few digits, a true minus sign, powers of ten written out.

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

const raised = (exponent: number): string =>
  (exponent < 0 ? '⁻' : '') + [...String(Math.abs(exponent))].map((digit) => RAISED[Number(digit)]).join('');

/** Beyond these sizes a number is written with a power of ten. */
const PLAIN = { least: 1e-3, most: 1e5 };

/** "0.25", "−3", "4.85 × 10⁸", "∞" */
export function say(value: number, digits = 3): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'no number' : value > 0 ? '∞' : '−∞';
  const size = Math.abs(value);
  const rounded = Number(size.toPrecision(digits));
  const sign = value < 0 && rounded > 0 ? '−' : '';
  if (rounded === 0 || (rounded >= PLAIN.least && rounded < PLAIN.most)) return sign + String(rounded);
  const [factor, exponent] = rounded.toExponential().split('e');
  const power = `10${raised(Number(exponent))}`;
  return sign + (factor === '1' ? power : `${factor} × ${power}`);
}
