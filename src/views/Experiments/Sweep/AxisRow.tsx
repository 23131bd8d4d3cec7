// One axis of the grid: the option, and its values as a list, a range, or ticks.
import { optionOf, type Options, type OptionKey } from '../../../experiment/options';
import { CloseIcon } from '../../shared/controls/icons';
import { formatOptionValue } from '../../shared/controls/format';
import { HelpLabel } from '../../shared/controls/HelpLabel';
import { Segments } from '../../shared/controls/Segments';
import { countOf } from '../../shared/numberText';
import { editAxis, removeAxis, useSetUp } from './draft';
import { Field } from './Field';
import { readAxis, type AxisDraft } from './plan';

type Value = Options[OptionKey];

function Ticks({ axis }: { axis: AxisDraft }) {
  const option = optionOf(axis.key);
  const hasOwn = useSetUp(({ draft }) => draft.base.own !== '');
  const values: { value: Value; help?: string }[] =
    option.kind === 'choice'
      ? option.choices
          .filter(({ value }) => axis.key !== 'data' || value !== 'own' || hasOwn)
          .map(({ value, help }) => ({ value: value as Value, help }))
      : [{ value: false }, { value: true }];
  const all = values.map(({ value }) => value);
  const tick = (value: Value, on: boolean) =>
    editAxis(axis.key, {
      ticked: all.filter((each) => (each === value ? on : axis.ticked.includes(each))),
    });
  return (
    <fieldset className="sweep-ticks" aria-label={`Values of ${option.label}`}>
      {values.map(({ value, help }) => (
        <label key={String(value)} title={help}>
          <input
            type="checkbox"
            checked={axis.ticked.includes(value)}
            onChange={(event) => tick(value, event.target.checked)}
          />
          {formatOptionValue(axis.key, value)}
        </label>
      ))}
    </fieldset>
  );
}

function Range({ axis }: { axis: AxisDraft }) {
  const { label } = optionOf(axis.key);
  const edit = (change: Partial<AxisDraft['range']>) =>
    editAxis(axis.key, { range: { ...axis.range, ...change } });
  const { from, to, count, scale } = axis.range;
  return (
    <div className="sweep-range">
      <Field label="from" numeric wide={6} value={from} onChange={(value) => edit({ from: value })} />
      <Field label="to" numeric wide={6} value={to} onChange={(value) => edit({ to: value })} />
      <Field label="values" numeric wide={4} value={count} onChange={(value) => edit({ count: value })} />
      <Segments
        label={`Steps between the values of ${label}`}
        choices={[
          { value: 'linear', label: 'Even' },
          { value: 'log', label: 'Log' },
        ]}
        value={scale}
        onChange={(value) => edit({ scale: value })}
      />
    </div>
  );
}

function Numbers({ axis }: { axis: AxisDraft }) {
  const { label } = optionOf(axis.key);
  return (
    <>
      <Segments
        label={`How the values of ${label} are given`}
        choices={[
          { value: 'list', label: 'List' },
          { value: 'range', label: 'Range' },
        ]}
        value={axis.mode}
        onChange={(mode) => editAxis(axis.key, { mode })}
      />
      {axis.mode === 'range' ? (
        <Range axis={axis} />
      ) : (
        <Field
          quiet
          label={`Values of ${label}`}
          placeholder="0.05, 0.1, 0.2"
          wide={26}
          value={axis.text}
          onChange={(text) => editAxis(axis.key, { text })}
        />
      )}
    </>
  );
}

/** What the axis comes to: its values where they are not to be seen already, or what is wrong. */
function Outcome({ axis }: { axis: AxisDraft }) {
  const { values, wrong, hints } = readAxis(axis);
  const shown =
    axis.mode === 'range' && optionOf(axis.key).kind === 'number'
      ? values.map((value) => formatOptionValue(axis.key, value)).join(', ')
      : '';
  return (
    <span className={wrong.length ? 'sweep-axis-out sweep-wrong' : 'sweep-axis-out cap'}>
      {wrong.length ? wrong.join(' ') : [countOf(values.length, 'value'), shown].filter(Boolean).join(': ')}
      {hints.length > 0 && ` · ${hints.join(' ')}`}
    </span>
  );
}

export function AxisRow({ axis }: { axis: AxisDraft }) {
  const { kind, label, help } = optionOf(axis.key);
  const id = `axis-${axis.key}`;
  return (
    <li className="sweep-axis" data-option={axis.key}>
      <span className="sweep-axis-name">
        <HelpLabel id={id} help={help}>
          {label}
        </HelpLabel>
      </span>
      <div className="sweep-axis-values">
        {kind === 'number' ? <Numbers axis={axis} /> : <Ticks axis={axis} />}
        <Outcome axis={axis} />
      </div>
      <button
        type="button"
        className="icon"
        aria-label={`Do not vary ${label}`}
        title={`Do not vary ${label}`}
        onClick={() => removeAxis(axis.key)}
      >
        <CloseIcon />
      </button>
    </li>
  );
}
