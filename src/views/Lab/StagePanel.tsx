// One side of the Lab: a strategy with its own parameters, what it does to the points, and its loss in numbers.
import { memo, useId } from 'react';
import { STAGE_KEYS, type LabStage, type StageKey } from '../../experiment/lab/scene';
import { COMPARISON, POINT_TO_SET, type Strategy } from '../../experiment/lossOptions';
import { optionOf } from '../../experiment/options';
import { OWN_KEYS } from '../../experiment/ownOptions';
import { setStage } from '../../state/lab';
import { OptionField } from '../shared/controls/OptionControl';
import { dialKeyOf } from '../shared/dial';
import { StrategyMark } from '../shared/strategyStyle';
import { choiceOf } from './choices';
import { StageDial } from './StageDial';
import { StageFormula } from './StageFormula';
import { StageOwn } from './StageOwn';
import { StagePlane, useGoing, type StagePlaneProps } from './StagePlane';
import { TimeBar } from './TimeBar';

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
const ELSEWHERE: readonly StageKey[] = ['strategy', 'sigma', 'alpha', ...Object.values(OWN_KEYS)];

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

export const StagePanel = memo(function StagePanel(props: StagePlaneProps) {
  const { side, stage, scene, evaluation } = props;
  const title = useId();
  const going = useGoing(side);
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
        ) : stage.strategy === 'own' ? (
          <StageOwn side={side} stage={stage} />
        ) : (
          <span className="sub">{choiceOf(stage.strategy).help}</span>
        )}
      </header>
      {going ? <TimeBar /> : <Parameters side={side} stage={stage} />}
      <StagePlane {...props} />
      <StageFormula evaluation={evaluation} mode={scene.mode} />
    </section>
  );
});
