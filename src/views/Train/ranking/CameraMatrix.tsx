// Rank-1 by query camera (row) and gallery camera (column): which change of camera the embedding does not yet bear.
import { DataButton } from '../../shared/DataTable';
import { cameraInitials, heat } from './cameraWords';

interface CameraMatrixProps {
  /** Shares 0–1; null where nothing could be counted. */
  matrix: (number | null)[][];
  names: string[];
  step: number;
  width: number;
  height: number;
}

/** Height of the line of column names, px. */
const HEAD = 14;

const nameOf = (names: string[], camera: number) => names[camera] ?? `camera ${camera + 1}`;

function rows({ matrix, names }: Pick<CameraMatrixProps, 'matrix' | 'names'>) {
  return matrix.map((row, i) => [nameOf(names, i), ...row]);
}

function Cell({ share, title }: { share: number | null; title: string }) {
  if (share === null)
    return (
      <td className="empty" title={`${title}: nothing to count`}>
        –
      </td>
    );
  const value = Math.round(share * 100);
  return (
    <td style={heat(share)} title={`${title}: ${value} %`}>
      {value}
    </td>
  );
}

export function CameraMatrix({ matrix, names, step, width, height }: CameraMatrixProps) {
  const columns = matrix.map((_, i) => nameOf(names, i));
  const initials = cameraInitials(columns);
  const rowHeight = Math.floor((height - HEAD) / matrix.length);
  return (
    <div style={{ width }}>
      <div className="ranking-head">
        <h3>Rank-1 by camera</h3>
        <DataButton
          title={`Rank-1 by camera at step ${step}`}
          columns={['Query camera', ...columns]}
          rows={() => rows({ matrix, names })}
        />
      </div>
      <table className="ranking-cameras">
        <caption className="sr">
          Rank-1 in percent by query camera (rows) and gallery camera (columns)
        </caption>
        <thead>
          <tr style={{ height: HEAD }}>
            <th scope="col">
              <span className="sr">query camera</span>
            </th>
            {initials.map((initial, i) => (
              <th key={columns[i]} scope="col" title={columns[i]} aria-label={columns[i]}>
                {initial}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.map((row, i) => (
            <tr key={columns[i]} style={{ height: rowHeight }}>
              <th scope="row" title={columns[i]} aria-label={columns[i]}>
                {initials[i]}
              </th>
              {row.map((share, j) => (
                <Cell key={columns[j]} share={share} title={`${columns[i]} → ${columns[j]}`} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
