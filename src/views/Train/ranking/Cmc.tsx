// CMC curve: share of queries with a right answer among the first k; dashed, the evaluation before.
import type { EvaluationReport } from '../../../worker/protocol';
import { DataButton } from '../../shared/DataTable';
import { hundredths } from '../../shared/numberText';
import { cmcPath, cmcScale } from './cmcCurve';

interface CmcProps {
  now: EvaluationReport;
  before: EvaluationReport | null;
  width: number;
  height: number;
}

const rows = ({ now, before }: Pick<CmcProps, 'now' | 'before'>) =>
  now.cmc.map((share, i) => [i + 1, share, before?.cmc[i] ?? null]);

export function Cmc({ now, before, width, height }: CmcProps) {
  const earlier = before?.countedQueries ? before.cmc : [];
  const scale = cmcScale([now.cmc, earlier], width, height);
  const [left, right] = [scale.x(1), width - 2];
  return (
    <div>
      <div className="ranking-head">
        <h3>CMC</h3>
        {earlier.length > 0 && (
          <span className="cap" title={`Dashed: the evaluation at step ${before?.step}`}>
            dashed: {before?.step}
          </span>
        )}
        <DataButton
          title={`CMC at step ${now.step}`}
          columns={['Rank k', 'Share', before ? `Share at step ${before.step}` : 'Share before']}
          rows={() => rows({ now, before })}
        />
      </div>
      <svg
        width={width}
        height={height}
        role="img"
        aria-label={`CMC curve: ${hundredths(now.cmc[0] ?? null, 1)} percent at rank 1, ${hundredths(now.cmc.at(-1) ?? null, 1)} at rank ${now.cmc.length}`}
      >
        {scale.shareTicks.map((share, i) => (
          <g key={share}>
            <path
              d={`M${left} ${scale.y(share).toFixed(1)}H${right}`}
              stroke={i ? 'var(--line)' : 'var(--line-strong)'}
            />
            <text x={left - 6} y={scale.y(share) + 3.5} textAnchor="end">
              {Math.round(share * 100)}
            </text>
          </g>
        ))}
        {scale.rankTicks.map((rank) => (
          <text key={rank} x={scale.x(rank)} y={height - 3} textAnchor={rank === 1 ? 'start' : 'middle'}>
            {rank}
          </text>
        ))}
        <path
          d={cmcPath(earlier, scale)}
          fill="none"
          stroke="var(--neutral)"
          strokeWidth="1.5"
          strokeDasharray="3 3"
        />
        <path d={cmcPath(now.cmc, scale)} fill="none" stroke="var(--ink)" strokeWidth="1.8" />
      </svg>
    </div>
  );
}
