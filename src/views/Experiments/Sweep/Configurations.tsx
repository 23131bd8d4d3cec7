// What the grid is taken over: the base that everything is measured from, and further configurations.
import { useId, useState } from 'react';
import { COMPARISON, POINT_TO_SET, type Strategy } from '../../../experiment/lossOptions';
import { defaultOptions, differences, type Options } from '../../../experiment/options';
import { useOptions } from '../../../state/options';
import { CloseIcon } from '../../shared/controls/icons';
import { formatOptionValue } from '../../shared/controls/format';
import { StrategyMark } from '../../shared/strategyStyle';
import { addConfiguration, addLink, removeConfiguration, setBase, takeDefaults, useSetUp } from './draft';
import { differencesText, fullName, nameOf, otherDifferences } from './names';

const same = (a: Options, b: Options) => differences(a, { ...b, seed: a.seed }).length === 0;

/** Where everything begins that is not varied. */
function Base({ base }: { base: Options }) {
  const train = useOptions((state) => state.options);
  const isTrain = same(base, train);
  const isDefaults = !isTrain && same(base, defaultOptions());
  const others = otherDifferences(base);
  return (
    <section className="sweep-part" aria-labelledby="sweep-base">
      <h3 id="sweep-base">Base</h3>
      <p className="cap">Everything that is not varied below.</p>
      <div className="sweep-row">
        <button type="button" className="btn sm" aria-pressed={isTrain} onClick={() => setBase(train)}>
          As in Train
        </button>
        <button type="button" className="btn sm" aria-pressed={isDefaults} onClick={takeDefaults}>
          Defaults
        </button>
        <span className="sweep-facts">
          {formatOptionValue('strategy', base.strategy)} on {formatOptionValue('data', base.data)}
          {others.length > 0 && ` · ${others.join(' · ')}`}
        </span>
      </div>
    </section>
  );
}

function StrategySelect({ base }: { base: Options }) {
  return (
    <select
      className="control-select sweep-add"
      aria-label="Add a strategy"
      value=""
      onChange={(event) => addConfiguration({ ...base, strategy: event.target.value as Strategy })}
    >
      <option value="">Add a strategy…</option>
      {[...POINT_TO_SET, ...COMPARISON].map((strategy) => (
        <option key={strategy} value={strategy}>
          {formatOptionValue('strategy', strategy)}
        </option>
      ))}
    </select>
  );
}

function PasteLink() {
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const id = useId();
  const add = () => {
    const reason = addLink(text);
    setWrong(reason);
    if (!reason) setText('');
  };
  return (
    <form
      className="sweep-paste"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <input
        type="text"
        aria-label="Link of a run"
        placeholder="Paste a link of a run"
        value={text}
        aria-invalid={wrong ? true : undefined}
        aria-describedby={wrong ? id : undefined}
        onChange={(event) => setText(event.target.value)}
      />
      <button type="submit" className="btn sm" disabled={!text.trim()}>
        Add
      </button>
      {wrong && (
        <span id={id} role="alert" className="sweep-wrong">
          {wrong}
        </span>
      )}
    </form>
  );
}

function Listed({ base, list }: { base: Options; list: readonly Partial<Options>[] }) {
  return (
    <ul className="sweep-list">
      {list.map((change, i) => {
        const options = { ...base, ...change };
        const name = fullName(nameOf(options, ['strategy']));
        const text = differencesText(options, base);
        return (
          <li key={i}>
            <StrategyMark strategy={options.strategy} />
            <span>
              <b>{name}</b> <span className="cap">{text || 'the base as it is'}</span>
            </span>
            <button
              type="button"
              className="icon"
              aria-label={`Leave out ${name}`}
              title={`Leave out ${name}`}
              onClick={() => removeConfiguration(i)}
            >
              <CloseIcon />
            </button>
          </li>
        );
      })}
    </ul>
  );
}

export function Configurations() {
  const base = useSetUp(({ draft }) => draft.base);
  const list = useSetUp(({ draft }) => draft.list);
  return (
    <>
      <Base base={base} />
      <section className="sweep-part" aria-labelledby="sweep-list">
        <h3 id="sweep-list">Configurations</h3>
        <p className="cap">
          {list.length
            ? 'The grid is trained for each of these instead of the base alone.'
            : 'None listed: the grid is trained for the base alone.'}
        </p>
        {list.length > 0 && <Listed base={base} list={list} />}
        <div className="sweep-row">
          <StrategySelect base={base} />
          <button type="button" className="btn sm" onClick={() => addConfiguration(base)}>
            Add the base
          </button>
          <button
            type="button"
            className="btn sm"
            onClick={() => addConfiguration(useOptions.getState().options)}
          >
            Add what Train shows
          </button>
          <PasteLink />
        </div>
      </section>
    </>
  );
}
