// The mining strategies with the curve of their weights, and the comparison losses in a list below.
import { useId } from 'react';
import { OPTIONS } from '../../../experiment/options';
import { COMPARISON, isPointToSet, POINT_TO_SET, type Strategy } from '../../../experiment/lossOptions';
import { setOptions, useOptions } from '../../../state/options';
import { HelpLabel } from '../../shared/controls/HelpLabel';
import { ResetMark } from '../../shared/controls/ResetMark';
import { strategyBars, type PointToSetStrategy } from './strategyBars';

/** A word or two on whom each strategy weighs. */
const IN_WORDS: Record<PointToSetStrategy, string> = {
  uniform: 'all equal',
  random: 'by chance',
  semihard: 'just beyond',
  hardest: 'hardest only',
  exponential: 'softmax d/σ',
  polynomial: 'power of d',
  own: 'yours',
};

const choiceOf = (strategy: Strategy) =>
  OPTIONS.strategy.choices.find((choice) => choice.value === strategy) ?? OPTIONS.strategy.choices[0];

const choose = (strategy: Strategy) => setOptions({ strategy });

/** Height of the tallest bar in pixels. A bar's height goes with √w, so that 1/7 and 1 can be seen side by side. */
const TALLEST = 15;

function WeightBars({ weights }: { weights: readonly number[] }) {
  return (
    <svg width="40" height="17" viewBox="0 0 40 17" aria-hidden="true">
      {weights.map((w, i) => {
        const height = Math.max(1.2, TALLEST * Math.sqrt(w));
        const fill = w > 0.005 ? 'var(--ink-2)' : 'var(--ink-4)';
        return <rect key={i} x={i * 5.8} y={16 - height} width="4" height={height} rx="1" fill={fill} />;
      })}
    </svg>
  );
}

function StrategyRow({ strategy, name }: { strategy: PointToSetStrategy; name: string }) {
  const options = useOptions((state) => state.options);
  const { label, help } = choiceOf(strategy);
  return (
    <label className="setup-strategy" title={help}>
      <input
        type="radio"
        className="sr"
        name={name}
        checked={options.strategy === strategy}
        onChange={() => choose(strategy)}
      />
      <WeightBars weights={strategyBars(strategy, options)} />
      <span>{label}</span>
      <span className="setup-words">{IN_WORDS[strategy]}</span>
    </label>
  );
}

function OtherLosses() {
  const strategy = useOptions((state) => state.options.strategy);
  const other = !isPointToSet(strategy);
  return (
    <select
      className="setup-others"
      aria-label="Other losses, for comparison"
      data-chosen={other}
      title={other ? choiceOf(strategy).help : 'Losses without a point-to-set distance, for comparison'}
      value={other ? strategy : ''}
      onChange={(event) => choose(event.target.value as Strategy)}
    >
      {!other && <option value="">Other losses…</option>}
      {COMPARISON.map((value) => (
        <option key={value} value={value}>
          {choiceOf(value).label}
        </option>
      ))}
    </select>
  );
}

export function StrategyPicker() {
  const id = useId();
  return (
    <section data-option="strategy">
      <div className="label">
        <HelpLabel id={id} help={OPTIONS.strategy.help}>
          {OPTIONS.strategy.label}
        </HelpLabel>
        <ResetMark optionKey="strategy" />
      </div>
      <div
        className="setup-strategies"
        role="radiogroup"
        aria-labelledby={id}
        aria-describedby={`${id}-help`}
      >
        {POINT_TO_SET.map((strategy) => (
          <StrategyRow key={strategy} strategy={strategy} name={id} />
        ))}
      </div>
      <OtherLosses />
    </section>
  );
}
