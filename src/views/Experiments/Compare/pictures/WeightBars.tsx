// What the anchor's positives and negatives weigh in one lane: the hardest first, on axes that are the same in every lane.
import { memo, useMemo, useRef, type PointerEvent } from 'react';
import { compareLive } from '../../../../state/compare/live';
import { light, useCompareLook } from '../../../../state/compare/look';
import { useCompare } from '../../../../state/compare/store';
import type { LaneFacts } from '../../../../state/compare/types';
import type { AnchorView } from '../../../shared/anchorTerm';
import { DataButton, type DataCell } from '../../../shared/DataTable';
import { fixed } from '../../../shared/numberText';
import { useVersion } from '../../../shared/useLive';
import { useSize } from '../../../shared/useSize';
import { useLane, type LaneView } from '../useLanes';
import { barAt, barPath, barsOf } from './bars';
import { laneWeights } from './frames';

const PER_SECOND = 4;
const HEIGHT = 64;

const dataOf = ({ picturesOf }: LaneFacts) => picturesOf;
const optionsOf = ({ options }: LaneFacts) => options;

const rowsOf = (members: AnchorView['positives'], role: string): DataCell[][] =>
  members.map(({ item, distance, weight, effective }) => [role, item, distance, weight, effective]);

const tableOf = ({ positives, negatives }: AnchorView): DataCell[][] => [
  ...rowsOf(positives, 'positive'),
  ...rowsOf(negatives, 'negative'),
];

/** "N_eff 1.4 of 3 · 6.2 of 68", or what stands for it where a loss has no sets. */
function Summary({ view: { term, positives, negatives } }: { view: AnchorView }) {
  if (!term) return <p className="cap">This loss has no weights: shares of the anchor’s gradient.</p>;
  return (
    <p className="cap">
      N<sub>eff</sub>{' '}
      <span className="pos">
        {fixed(term.positiveEffectiveSize, 1)} of {positives.length}
      </span>{' '}
      ·{' '}
      <span className="neg">
        {fixed(term.negativeEffectiveSize, 1)} of {negatives.length}
      </span>{' '}
      · D⁺ {fixed(term.positiveDistance)} · D⁻ {fixed(term.negativeDistance)}
    </p>
  );
}

function Bars({ view, width, data, name }: { view: AnchorView; width: number; data: number; name: string }) {
  const bars = useMemo(() => barsOf(view, width), [view, width]);
  const lit = useCompareLook((state) => (state.lit?.data === data ? state.lit.item : null));
  const litBar = bars.find(({ item }) => item === lit);
  const onPointerMove = ({ clientX, currentTarget }: PointerEvent) => {
    const bar = barAt(bars, clientX - currentTarget.getBoundingClientRect().left);
    light(bar?.item ?? null, { picturesOf: data });
  };
  return (
    <svg
      width={width}
      height={HEIGHT}
      role="img"
      aria-label={`${name}: weights of ${view.positives.length} positives and ${view.negatives.length} negatives, hardest first`}
      onPointerMove={onPointerMove}
      onPointerLeave={() => light(null, { picturesOf: data })}
    >
      <path d={`M0 .5H${width}`} stroke="var(--line)" strokeDasharray="2 3" />
      <path d={`M0 ${HEIGHT / 2}H${width}`} stroke="var(--line)" strokeDasharray="2 3" />
      {litBar && (
        <rect
          x={litBar.x - 1.5}
          width={litBar.width + 3}
          height={HEIGHT}
          fill="var(--anchor-halo)"
          opacity="0.55"
        />
      )}
      <path d={barPath(bars, 'positive', HEIGHT)} fill="var(--positive)" />
      <path d={barPath(bars, 'negative', HEIGHT)} fill="var(--negative)" />
      <path d={`M0 ${HEIGHT - 0.5}H${width}`} stroke="var(--line-strong)" />
    </svg>
  );
}

export const WeightBars = memo(function WeightBars({ lane, turn }: { lane: LaneView; turn: number }) {
  const { id, name } = lane;
  const box = useRef<HTMLDivElement>(null);
  const size = useSize(box);
  const version = useVersion(compareLive, 'frame', PER_SECOND, turn);
  const query = useCompare((state) => state.query);
  const part = useCompare((state) => state.part);
  const options = useLane(id, optionsOf);
  const data = useLane(id, dataOf) ?? id;
  // The version stands for the frames.
  // oxlint-disable-next-line react/exhaustive-deps
  const weights = useMemo(() => laneWeights(id), [id, version, query, part, options]);
  return (
    <figure className="side-weights" aria-label={`Weights, ${name}`}>
      <figcaption>
        <span>
          Weights <span className="cap">among all shown items</span>
        </span>
        {'view' in weights && (
          <DataButton
            title={`Weights of ${name}`}
            columns={['Set', 'Item', 'Distance', 'Weight', 'Effective']}
            rows={() => tableOf(weights.view)}
          />
        )}
      </figcaption>
      <div ref={box} className="side-plot" style={{ height: HEIGHT }}>
        {size && size.width > 0 && 'view' in weights && (
          <Bars view={weights.view} width={Math.floor(size.width)} data={data} name={name} />
        )}
        {'why' in weights && <p className="side-why">{weights.why}</p>}
      </div>
      {'view' in weights && <Summary view={weights.view} />}
    </figure>
  );
});
