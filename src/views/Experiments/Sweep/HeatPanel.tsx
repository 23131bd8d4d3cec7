// The heat map of a sweep over two of its options, with the options to lay out and the values at which the others are held.
import { useRef, useState } from 'react';
import { optionOf, type OptionKey, type Options } from '../../../experiment/options';
import { formatOptionValue } from '../../../experiment/optionText';
import type { Measure } from '../../../experiment/runs/summary';
import { countOf } from '../../shared/numberText';
import { DataButton } from '../../shared/DataTable';
import { PopMenu } from '../../shared/PopMenu';
import { saveHeat } from './saveHeat';
import { HeatMap, type HeatCell } from './HeatMap';
import { METRICS, titleOf } from './metrics';
import { fullName } from './names';
import type { ResultRow } from './rows';
import { clearBest, commonDeviation, gridOf, heatSpan, valuesOf } from './slices';

const LEVELS = [0, 1, 2, 3, 4, 5];

interface HeatPanelProps {
  rows: readonly ResultRow[];
  /** Those that the filter leaves; the others keep their places, empty. */
  kept: readonly ResultRow[];
  varied: readonly OptionKey[];
  metric: Measure;
  onOpen: (row: ResultRow) => void;
  /** Sets the sweep up again; written into saved pictures. */
  link: string;
}

function Ramp({ low, high, format }: { low: number; high: number; format: (value: number) => string }) {
  return (
    <span className="sweep-ramp" aria-hidden="true">
      {format(low)}
      <span>
        {LEVELS.map((level) => (
          <i key={level} style={{ background: `var(--heat-${level})` }} />
        ))}
      </span>
      {format(high)}
    </span>
  );
}

interface ChooserProps {
  label: string;
  keys: readonly OptionKey[];
  value: OptionKey;
  onChange: (key: OptionKey) => void;
}

function Chooser({ label, keys, value, onChange }: ChooserProps) {
  return (
    <select
      className="control-select"
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.target.value as OptionKey)}
    >
      {keys.map((key) => (
        <option key={key} value={key}>
          {optionOf(key).label}
        </option>
      ))}
    </select>
  );
}

/** The other varied options, each held at one of its values. */
function Held({
  rows,
  keys,
  held,
  onChange,
}: {
  rows: readonly ResultRow[];
  keys: readonly OptionKey[];
  held: Partial<Options>;
  onChange: (change: Partial<Options>) => void;
}) {
  return keys.map((key) => {
    const values = valuesOf(rows, key);
    return (
      <label key={key} className="sweep-held">
        {optionOf(key).short}
        <select
          className="control-select"
          value={values.findIndex((value) => Object.is(value, held[key]))}
          onChange={(event) => onChange({ [key]: values[Number(event.target.value)] })}
        >
          {values.map((value, i) => (
            <option key={String(value)} value={i}>
              {formatOptionValue(key, value)}
            </option>
          ))}
        </select>
      </label>
    );
  });
}

/** Which two options are laid out, and at which values the others are held. */
function useLayout(rows: readonly ResultRow[], varied: readonly OptionKey[]) {
  const [axes, setAxes] = useState<{ x?: OptionKey; y?: OptionKey }>({});
  const [chosen, setChosen] = useState<Partial<Options>>({});
  const among = (key: OptionKey | undefined) => (key && varied.includes(key) ? key : undefined);
  const x = among(axes.x) ?? varied.find((key) => key !== axes.y) ?? varied[0];
  const y = among(axes.y === x ? undefined : axes.y) ?? varied.find((key) => key !== x) ?? x;
  const others = varied.filter((key) => key !== x && key !== y);
  const held = Object.fromEntries(
    others.map((key) => {
      const values = valuesOf(rows, key);
      return [key, values.some((value) => Object.is(value, chosen[key])) ? chosen[key] : values[0]];
    }),
  ) as Partial<Options>;
  return {
    x,
    y,
    others,
    held,
    setX: (key: OptionKey) => setAxes({ x: key, y: key === y ? x : y }),
    setY: (key: OptionKey) => setAxes({ y: key, x: key === x ? y : x }),
    hold: (change: Partial<Options>) => setChosen((old) => ({ ...old, ...change })),
  };
}

export function HeatPanel({ rows, kept, varied, metric, onOpen, link }: HeatPanelProps) {
  const panel = useRef<HTMLElement>(null);
  const { x, y, others, held, setX, setY, hold } = useLayout(rows, varied);
  const { name, unit, format, better } = METRICS[metric];
  const { xs, ys, cells } = gridOf(rows, x, y, held);
  const shown = cells.flat().filter((row) => row !== null && kept.includes(row)) as ResultRow[];
  const spreads = shown.map(({ values: { [metric]: spread } }) => spread);
  const values = spreads.flatMap(({ mean }) => mean ?? []);
  const deviation = commonDeviation(spreads.map((spread) => spread.deviation));
  const { low, high } = heatSpan(values, deviation);
  const first = clearBest(spreads, better);
  const best = first === null ? null : shown[first];
  const heatCell = (row: ResultRow | null): HeatCell | null => {
    if (!row) return null;
    const { configuration: id, failures, runs } = row;
    const called = fullName(row.name);
    const none = { id, value: null, spread: '', best: false };
    if (!kept.includes(row)) return { ...none, text: '', name: `${called}: left out by the filter` };
    const { mean: value, deviation: own } = row.values[metric];
    if (value === null)
      return { ...none, text: failures.length ? 'failed' : '…', name: `${called}: no value` };
    const isBest = row === best;
    const spread = own === null ? '' : `± ${format(own)}`;
    const said = [`${name} ${format(value)}`, spread, unit].filter(Boolean).join(' ');
    const seeds = countOf(runs.length, 'seed');
    return {
      id,
      value,
      text: format(value),
      spread,
      name: `${called}: ${said}, ${seeds}${isBest ? ', the best' : ''}`,
      best: isBest,
    };
  };
  const title = `${name} over ${optionOf(x).label} and ${optionOf(y).label}`;
  return (
    <section ref={panel} className="panel sweep-heat-panel" aria-label={title}>
      <header>
        <h2>
          {optionOf(x).short} × {optionOf(y).short}
        </h2>
        <span className="sub">{titleOf(metric)}, mean over seeds</span>
        <div className="tools">
          {values.length > 0 && <Ramp low={low} high={high} format={(value) => format(value)} />}
          <DataButton
            title={title}
            columns={[
              `${optionOf(y).short} \\ ${optionOf(x).short}`,
              ...xs.map((value) => formatOptionValue(x, value)),
            ]}
            rows={() =>
              cells.map((line, j) => [
                formatOptionValue(y, ys[j]),
                ...line.map((row) => (row && kept.includes(row) ? format(row.values[metric].mean) : null)),
              ])
            }
          />
          <PopMenu
            label="Save"
            name={`Save: ${title}`}
            items={(['png', 'svg'] as const).map((kind) => ({
              label: `Picture (${kind.toUpperCase()})`,
              act: async () => {
                const svg = panel.current?.querySelector<SVGSVGElement>('.sweep-heat > svg');
                if (svg) await saveHeat(svg, kind, { file: 'hap2s-sweep-heat-map', title, link });
              },
            }))}
          />
        </div>
      </header>
      <div className="sweep-choosers">
        <Chooser label="Across" keys={varied} value={x} onChange={setX} />
        ×
        <Chooser label="Upwards" keys={varied} value={y} onChange={setY} />
        <Held rows={rows} keys={others} held={held} onChange={hold} />
        {best && <span className="cap">★ best, by more than its ± over seeds</span>}
        {deviation > 0 && (
          <span className="cap">colours span at least one deviation over seeds (± {format(deviation)})</span>
        )}
      </div>
      <HeatMap
        title={title}
        xName={optionOf(x).short}
        yName={optionOf(y).short}
        xs={xs.map((value) => formatOptionValue(x, value))}
        ys={ys.map((value) => formatOptionValue(y, value))}
        cells={cells.map((line) => line.map(heatCell))}
        low={low}
        high={high}
        onOpen={(id) => {
          const row = rows.find(({ configuration }) => configuration === id);
          if (row?.runs.length) onOpen(row);
        }}
      />
    </section>
  );
}
