// One side of the Lab: a strategy with its own parameters, what it does to the points, and its loss in numbers.
import { memo, useId, useRef } from 'react';
import type { LabEvaluation } from '../../experiment/lab/evaluate';
import { STAGE_KEYS, type LabStage, type StageKey } from '../../experiment/lab/scene';
import { COMPARISON, POINT_TO_SET, type Strategy } from '../../experiment/lossOptions';
import { optionOf, OPTIONS } from '../../experiment/options';
import {
  addPoint,
  chooseLabAnchor,
  endMove,
  hoverPoint,
  movePoint,
  relabelPoint,
  removePoint,
  selectPoint,
  setStage,
  useLab,
} from '../../state/lab';
import { OptionField } from '../shared/controls/OptionControl';
import { dialKeyOf } from '../shared/dial';
import { Plane } from '../shared/plane/Plane';
import type { PlaneView } from '../shared/plane/geometry';
import type { PlaneScene } from '../shared/plane/model';
import { StrategyMark } from '../shared/strategyStyle';
import { useSize } from '../shared/useSize';
import { StageDial } from './StageDial';
import { StageFormula } from './StageFormula';

export const choiceOf = (strategy: Strategy) =>
  OPTIONS.strategy.choices.find((choice) => choice.value === strategy) ?? OPTIONS.strategy.choices[0];

const GROUPS: { name: string; strategies: readonly Strategy[] }[] = [
  { name: 'Point-to-set', strategies: POINT_TO_SET },
  { name: 'Other losses', strategies: COMPARISON },
];

interface StageProps {
  side: 0 | 1;
  stage: LabStage;
}

function StrategySelect({ side, stage }: StageProps) {
  return (
    <select
      className="control-select lab-strategy"
      aria-label={`Strategy of stage ${'AB'[side]}`}
      title={choiceOf(stage.strategy).help}
      value={stage.strategy}
      onChange={(event) => setStage(side, { strategy: event.target.value as Strategy })}
    >
      {GROUPS.map(({ name, strategies }) => (
        <optgroup key={name} label={name}>
          {strategies.map((strategy) => (
            <option key={strategy} value={strategy}>
              {choiceOf(strategy).label}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  );
}

/** Options that have a place of their own. */
const ELSEWHERE: readonly StageKey[] = ['strategy', 'sigma', 'alpha'];

/** Everything that acts under the stage's strategy; a control that does nothing is absent. */
function Parameters({ side, stage }: StageProps) {
  const keys = STAGE_KEYS.filter(
    (key) => !ELSEWHERE.includes(key) && (optionOf(key).visible?.(stage) ?? true),
  );
  return (
    <fieldset className="lab-parameters" aria-label={`Parameters of stage ${'AB'[side]}`}>
      {keys.map((key) => (
        <OptionField
          key={key}
          optionKey={key}
          name={optionOf(key).short.replace(/ \(.*\)$/, '')}
          value={stage[key]}
          onChange={(value) => setStage(side, { [key]: value })}
        />
      ))}
    </fieldset>
  );
}

interface StagePanelProps extends StageProps {
  scene: PlaneScene;
  evaluation: LabEvaluation;
  view: PlaneView;
  note: { index: number; text: string } | null;
}

const addNegative = (x: number, y: number) => addPoint(x, y, 'negative');

function StagePlane({ side, stage, scene, evaluation, view, note }: StagePanelProps) {
  const box = useRef<HTMLDivElement>(null);
  const size = useSize(box);
  const selected = useLab((state) => state.selected);
  const hovered = useLab((state) => state.hovered);
  return (
    <div className="lab-stage" ref={box}>
      {size && size.width > 0 && size.height > 0 && (
        <Plane
          label={`Stage ${'AB'[side]}: the points under ${choiceOf(stage.strategy).label}`}
          scene={scene}
          evaluation={evaluation}
          size={size}
          view={view}
          selected={selected}
          lit={hovered}
          note={note}
          onMove={movePoint}
          onMoveEnd={endMove}
          onSelect={selectPoint}
          onChooseAnchor={chooseLabAnchor}
          onAdd={addNegative}
          onRemove={removePoint}
          onRelabel={relabelPoint}
          onHover={hoverPoint}
        />
      )}
    </div>
  );
}

export const StagePanel = memo(function StagePanel(props: StagePanelProps) {
  const { side, stage, scene, evaluation } = props;
  const title = useId();
  const dialKey = dialKeyOf(stage.strategy);
  return (
    <section className="panel lab-panel" aria-labelledby={title} data-side={'AB'[side]}>
      <header>
        <h2 id={title} className="sr">
          Stage {'AB'[side]}: {choiceOf(stage.strategy).label}
        </h2>
        <StrategyMark strategy={stage.strategy} />
        <StrategySelect side={side} stage={stage} />
        {dialKey ? (
          <StageDial
            dialKey={dialKey}
            value={stage[dialKey]}
            onChange={(value) => setStage(side, { [dialKey]: value })}
          />
        ) : (
          <span className="sub">{choiceOf(stage.strategy).help}</span>
        )}
      </header>
      <Parameters side={side} stage={stage} />
      <StagePlane {...props} />
      <StageFormula evaluation={evaluation} mode={scene.mode} />
    </section>
  );
});
