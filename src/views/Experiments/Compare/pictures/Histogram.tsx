// Distances of true and false pairs in one lane, on axes that all lanes share.
import { useRef } from 'react';
import type { EvaluationReport } from '../../../../worker/protocol';
import { DataButton } from '../../../shared/DataTable';
import { fixed, percent } from '../../../shared/numberText';
import { useSize } from '../../../shared/useSize';
import { histogramPath, rebinned } from './histograms';

const HEIGHT = 56;

interface HistogramProps {
  name: string;
  report: EvaluationReport | null;
  /** End of the axis, the same for all lanes. */
  most: number;
}

export function Histogram({ name, report, most }: HistogramProps) {
  const box = useRef<HTMLDivElement>(null);
  const size = useSize(box);
  const width = Math.floor(size?.width ?? 0);
  const histogram = report && report.countedQueries > 0 ? report.histogram : null;
  return (
    <figure className="side-histogram" aria-label={`Distances, ${name}`}>
      <figcaption>
        Distances
        {histogram && (
          <DataButton
            title={`Distances of ${name}`}
            columns={['From', 'To', 'True pairs', 'False pairs']}
            rows={() =>
              histogram.positive.map((share, i) => [
                histogram.edges[i],
                histogram.edges[i + 1],
                share,
                histogram.negative[i],
              ])
            }
          />
        )}
      </figcaption>
      <div ref={box} className="side-plot" style={{ height: HEIGHT }}>
        {width > 0 && histogram && (
          <svg
            width={width}
            height={HEIGHT}
            role="img"
            aria-label={`${name}: distances of true and false pairs, ${percent(histogram.overlap)} overlap`}
          >
            {(['negative', 'positive'] as const).map((side) => (
              <path
                key={side}
                d={histogramPath(rebinned(histogram, side, most), width, HEIGHT)}
                fill={`var(--${side})`}
                fillOpacity="0.3"
                stroke={`var(--${side})`}
                strokeDasharray={side === 'negative' ? '4 2' : undefined}
              />
            ))}
            <path d={`M0 ${HEIGHT - 0.5}H${width}`} stroke="var(--line-strong)" />
          </svg>
        )}
        {!histogram && <p className="side-why">No query could be counted yet.</p>}
      </div>
      {histogram && (
        <p className="cap">
          0 to {fixed(most, 1)} · overlap {percent(histogram.overlap)}
        </p>
      )}
    </figure>
  );
}
