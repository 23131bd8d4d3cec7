// Weights of both stages on the same points, hardest first: what each point counts, and what that comes to as a force.
import { Fragment, memo } from 'react';
import type { LabEvaluation } from '../../experiment/lab/evaluate';
import type { LabScene } from '../../experiment/lab/scene';
import { hoverPoint, selectPoint, useLab } from '../../state/lab';
import { DataButton } from '../shared/DataTable';
import { fixed } from '../shared/numberText';
import { pointName } from '../shared/plane/words';
import { RoleMark } from '../shared/RoleMark';
import { StrategyMark } from '../shared/strategyStyle';
import { choiceOf } from './choices';
import { Hatch, WeightBar } from './WeightBar';
import { weightTable } from './weightTable';
import { weightSides, type StageWeight, type WeightRow, type WeightSide } from './rows';

/** Rows a side that are written out; the table behind "Data" has all. */
const MOST = 14;

/** What prints as 0.000 is written 0, quietly. */
const NOTICEABLE = 5e-4;

interface WeightsPanelProps {
  scene: LabScene;
  evaluations: readonly [LabEvaluation, LabEvaluation];
}

function NumberCell({ value, side }: { value: number; side: WeightSide['side'] }) {
  if (Math.abs(value) < NOTICEABLE) return <td className="dim">0</td>;
  if (value > 0) return <td>{fixed(value, 3)}</td>;
  return (
    <td className={side === 'positive' ? 'pos' : 'neg'}>
      <b>{fixed(value, 3)}</b>
    </td>
  );
}

function StageCells({
  stage: { weight, effective },
  side,
}: {
  stage: StageWeight;
  side: WeightSide['side'];
}) {
  return (
    <>
      <NumberCell value={weight} side={side} />
      <NumberCell value={effective} side={side} />
      <td className="lab-bar-cell">
        <WeightBar weight={weight} effective={effective} side={side} />
      </td>
    </>
  );
}

/** What stands in the first column: a wrong label says what it shows. */
function rowName({ point: { identity, shows } }: WeightRow['member']): string {
  return shows !== undefined && shows !== identity ? `${identity} (shows ${shows})` : `identity ${identity}`;
}

const Row = memo(function Row({
  row,
  side,
  lit,
  selected,
}: {
  row: WeightRow;
  side: WeightSide['side'];
  lit: boolean;
  selected: boolean;
}) {
  const { member, stages } = row;
  const { identity, shows } = member.point;
  const wrong = shows !== undefined && shows !== identity;
  return (
    <tr
      data-lit={lit || undefined}
      data-selected={selected || undefined}
      data-wrong={wrong || undefined}
      onPointerEnter={() => hoverPoint(member.index)}
      onPointerLeave={() => hoverPoint(null)}
    >
      <th scope="row">
        <button
          type="button"
          className="lab-row-name"
          aria-pressed={selected}
          aria-label={pointName(member)}
          onFocus={() => hoverPoint(member.index)}
          onBlur={() => hoverPoint(null)}
          onClick={() => selectPoint(member.index)}
        >
          <RoleMark name={side} />
          {rowName(member)}
          {wrong && <RoleMark name="wrongLabel" />}
        </button>
      </th>
      <td>{fixed(member.distance)}</td>
      <StageCells stage={stages[0]} side={side} />
      <StageCells stage={stages[1]} side={side} />
    </tr>
  );
});

function SideRows({ set: { side, rows, rest, distances } }: { set: WeightSide }) {
  const hovered = useLab((state) => state.hovered);
  const selected = useLab((state) => state.selected);
  return (
    <tbody data-side={side}>
      {rows.map((row) => (
        <Row
          key={row.member.index}
          row={row}
          side={side}
          lit={row.member.index === hovered}
          selected={row.member.index === selected}
        />
      ))}
      {rest && (
        <tr className="lab-rest">
          <th scope="row">+{rest.count} more</th>
          <td aria-label="a distance each" />
          <StageCells stage={rest.stages[0]} side={side} />
          <StageCells stage={rest.stages[1]} side={side} />
        </tr>
      )}
      <tr className="lab-sum">
        <th scope="row">
          <RoleMark name={side} />
          <span className={`math ${side === 'positive' ? 'pos' : 'neg'}`}>
            D<sup>{side === 'positive' ? '+' : '−'}</sup>
          </span>
        </th>
        <td aria-label="a distance each" />
        {distances.map((distance, stage) => (
          <Fragment key={stage}>
            <td>{fixed(distance, 3)}</td>
            <td aria-label="a sum has no force of its own" />
            <td className="lab-bar-cell" aria-label="no bar" />
          </Fragment>
        ))}
      </tr>
    </tbody>
  );
}

function StageHead({ scene, side }: { scene: LabScene; side: 0 | 1 }) {
  const { strategy } = scene.stages[side];
  return (
    <>
      <th scope="colgroup" colSpan={2} className="lab-group">
        <StrategyMark strategy={strategy} /> {choiceOf(strategy).label}
      </th>
      <td className="lab-bar-cell" aria-label="no bar" />
    </>
  );
}

const COLUMNS = (side: number) => (
  <>
    <th key={`w${side}`} scope="col">
      weight
    </th>
    <th key={`e${side}`} scope="col">
      effective
    </th>
    <th key={`b${side}`} scope="col" className="lab-bar-cell">
      <span className="sr">both as bars</span>
    </th>
  </>
);

export const WeightsPanel = memo(function WeightsPanel(props: WeightsPanelProps) {
  const { scene, evaluations } = props;
  const { columns } = weightTable(props);
  return (
    <section className="panel lab-weights" aria-label="Weights">
      <header>
        <h2>Weights, same points</h2>
        <span className="sub">hardest first</span>
        <div className="tools">
          <DataButton title="Weights" columns={columns} rows={() => weightTable(props).rows} text />
        </div>
      </header>
      {/* A scrolling region must be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="lab-table" tabIndex={0} role="region" aria-label="Weights, table">
        <Hatch />
        <table>
          <thead>
            <tr>
              <th colSpan={2} aria-label="Point and distance" />
              <StageHead scene={scene} side={0} />
              <StageHead scene={scene} side={1} />
            </tr>
            <tr>
              <th scope="col">
                <span className="sr">Point</span>
              </th>
              <th scope="col">dist.</th>
              {COLUMNS(0)}
              {COLUMNS(1)}
            </tr>
          </thead>
          {weightSides(scene, evaluations, MOST).map((set) => (
            <SideRows key={set.side} set={set} />
          ))}
        </table>
      </div>
    </section>
  );
});
