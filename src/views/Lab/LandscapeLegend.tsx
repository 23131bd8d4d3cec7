// What the shades of a landscape mean: which point moves, what is measured, from where to where, and the numbers themselves.
import { landscape, type LandscapeRequest, type Quantity } from '../../experiment/lab/landscape';
import { DataButton, type DataCell } from '../shared/DataTable';
import { fixed } from '../shared/numberText';
import { HEAT_STEPS } from './heat';
import type { LandscapeRange } from './LandscapeLayer';

export const QUANTITIES: Record<Quantity, string> = { loss: 'Loss', effective: 'Effective weight' };

/** Places a side of the table behind the picture. */
const TABLE_SIDE = 9;

function tableRows(request: LandscapeRequest): DataCell[][] {
  const map = landscape({ ...request, columns: TABLE_SIDE, rows: TABLE_SIDE });
  while (map.advance(Infinity));
  const { left, right, bottom, top } = request.area;
  return Array.from(map.values, (value, i) => [
    left + (((i % TABLE_SIDE) + 0.5) / TABLE_SIDE) * (right - left),
    top - ((Math.floor(i / TABLE_SIDE) + 0.5) / TABLE_SIDE) * (top - bottom),
    value,
  ]);
}

interface LandscapeLegendProps {
  quantity: Quantity;
  /** Whom it is about, e.g. "The mislabelled positive". */
  name: string;
  /** Null where there is nothing to show. */
  range: LandscapeRange | null;
  request: () => LandscapeRequest;
}

export function LandscapeLegend({ quantity, name, range, request }: LandscapeLegendProps) {
  const who = name[0].toLowerCase() + name.slice(1);
  if (!range)
    return (
      <div className="lab-chip lab-legend">
        {quantity === 'effective'
          ? `No effective weight for ${who} here: choose the loss instead.`
          : 'No landscape here.'}
      </div>
    );
  const title = `${QUANTITIES[quantity]} where ${who} would lie`;
  return (
    <div className="lab-chip lab-legend">
      {title}
      <span className="lab-ramp">
        <span>{fixed(range.low)}</span>
        <svg width={HEAT_STEPS * 10} height="10" aria-hidden="true">
          {Array.from({ length: HEAT_STEPS }, (_, i) => (
            <rect key={i} x={i * 10} width="10" height="10" fill={`var(--heat-${i})`} />
          ))}
        </svg>
        <span>{fixed(range.high)}</span>
        <DataButton
          title={title}
          columns={['x', 'y', QUANTITIES[quantity]]}
          rows={() => tableRows(request())}
        />
      </span>
      {range.low < 0 && <span>hatched: below 0, the wrong way</span>}
    </div>
  );
}
