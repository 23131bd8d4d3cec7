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

interface ValuesProps {
  axis: AxisDraft;
  /** Id of the sentence on what is wrong, and its beginning; absent where nothing is. */
  wrongAt?: string;
  wrong?: string;
}

function Ticks({ axis, wrongAt }: ValuesProps) {
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
    <fieldset
      className="sweep-ticks"
      data-wrong={wrongAt}
      aria-describedby={wrongAt}
      aria-label={`Values of ${option.label}`}
    >
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

/** The field of a range that a sentence is about. */
const fieldOf = (wrong = ''): 'from' | 'to' | 'count' =>
  wrong.startsWith('The last') ? 'to' : wrong.startsWith('The number') ? 'count' : 'from';

function Range({ axis, wrong, wrongAt }: ValuesProps) {
  const { label } = optionOf(axis.key);
  const edit = (change: Partial<AxisDraft['range']>) =>
    editAxis(axis.key, { range: { ...axis.range, ...change } });
  const { scale } = axis.range;
  const at = (field: 'from' | 'to' | 'count') => ({
    numeric: true,
    value: axis.range[field],
    wrongAt: fieldOf(wrong) === field ? wrongAt : undefined,
    onChange: (value: string) => edit({ [field]: value }),
  });
  return (
    <div className="sweep-range">
      <Field label="from" wide={6} {...at('from')} />
      <Field label="to" wide={6} {...at('to')} />
      <Field label="values" wide={4} {...at('count')} />
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

function Numbers(props: ValuesProps) {
  const { axis, wrongAt } = props;
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
        <Range {...props} />
      ) : (
        <Field
          quiet
          label={`Values of ${label}`}
          placeholder="0.05, 0.1, 0.2"
          wide={26}
          value={axis.text}
          wrongAt={wrongAt}
          onChange={(text) => editAxis(axis.key, { text })}
        />
      )}
    </>
  );
}

/** What the axis comes to: its values where they are not to be seen already, or what is wrong. */
function Outcome({ axis, id }: { axis: AxisDraft; id: string }) {
  const { values, wrong, hints } = readAxis(axis);
  const shown =
    axis.mode === 'range' && optionOf(axis.key).kind === 'number'
      ? values.map((value) => formatOptionValue(axis.key, value)).join(', ')
      : '';
  return (
    <span id={id} className={wrong.length ? 'sweep-axis-out sweep-wrong' : 'sweep-axis-out cap'}>
      {wrong.length ? wrong.join(' ') : [countOf(values.length, 'value'), shown].filter(Boolean).join(': ')}
      {hints.length > 0 && ` · ${hints.join(' ')}`}
    </span>
  );
}

export function AxisRow({ axis }: { axis: AxisDraft }) {
  const { kind, label, help } = optionOf(axis.key);
  const id = `axis-${axis.key}`;
  const out = `${id}-out`;
  const [wrong] = readAxis(axis).wrong;
  const values = { axis, wrong, wrongAt: wrong && out };
  return (
    <li className="sweep-axis" data-option={axis.key}>
      <span className="sweep-axis-name">
        <HelpLabel id={id} help={help}>
          {label}
        </HelpLabel>
      </span>
      <div className="sweep-axis-values">
        {kind === 'number' ? <Numbers {...values} /> : <Ticks {...values} />}
        <Outcome axis={axis} id={out} />
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
