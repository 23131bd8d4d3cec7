// A kept run, opened: curves, configuration, where it was computed, and what can be done with it.
import { useState, type ReactNode } from 'react';
import { runLink } from '../../../experiment/files/runFile';
import { defaultOptions, differences, isVisible, optionOf } from '../../../experiment/options';
import { formatOptionValue } from '../../../experiment/optionText';
import type { RunRecord } from '../../../experiment/runs/record';
import type { RunSummary } from '../../../experiment/runs/summary';
import { Segments } from '../../shared/controls/Segments';
import { Modal } from '../../shared/Modal';
import { countOf } from '../../shared/numberText';
import { METRICS } from '../Sweep/metrics';
import { deleteRuns, useRuns } from '../../../state/runs/runs';
import { CompareButton } from './CompareButton';
import { RunCharts } from './RunCharts';
import { RunWords } from './RunWords';
import { TakeAway } from '../TakeAway';
import { backendsText, dateText } from './words';
import { useRecords } from './useRecords';
import './runs.css';

interface RunDialogProps {
  /** One run, or those of one configuration, told apart by their seeds. */
  runs: readonly RunSummary[];
  onClose: () => void;
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Configuration({ run: { options } }: { run: RunSummary }) {
  const defaults = defaultOptions();
  const keys = differences(defaults, options).filter(
    (key) => key !== 'seed' && key !== 'strategy' && isVisible(key, options),
  );
  return (
    <>
      <h3>Configuration</h3>
      <dl className="run-facts">
        <Fact name="Strategy">{formatOptionValue('strategy', options.strategy)}</Fact>
        <Fact name="Seed">{options.seed}</Fact>
        {keys.map((key) => (
          <Fact key={key} name={optionOf(key).label}>
            {formatOptionValue(key, options[key])}{' '}
            <span className="dim">(default {formatOptionValue(key, defaults[key])})</span>
          </Fact>
        ))}
      </dl>
      <p className="cap">All other options are at their defaults.</p>
    </>
  );
}

const SCORES = ['mAP', 'rank1', 'rank5', 'rank10', 'mINP'] as const;

function Facts({ run }: { run: RunSummary }) {
  const { facts, weights, on, created, steps, changes } = run;
  return (
    <>
      <h3>After step {steps}</h3>
      <dl className="run-facts">
        {SCORES.map((id) => (
          <Fact key={id} name={`${METRICS[id].name}, unseen`}>
            {METRICS[id].format(facts[id])} {facts[id] !== null && METRICS[id].unit}
          </Fact>
        ))}
        <Fact name="Checksum of the weights">
          <code>{weights}</code>
        </Fact>
        <Fact name="Computed on">
          {backendsText(on)}, {METRICS.seconds.format(facts.seconds)} s
        </Fact>
        <Fact name="Trained">{dateText(created)}</Fact>
        {changes.length > 0 && (
          <Fact name="Changed on the way">{countOf(changes.length, 'option change')}</Fact>
        )}
      </dl>
    </>
  );
}

function Deeds({ run, record, onDeleted }: { run: RunSummary; record: RunRecord; onDeleted: () => void }) {
  const [asking, setAsking] = useState(false);
  const { name, note, tags } = run; // the record may be of before they were changed
  const remove = () => {
    if (!asking) return setAsking(true);
    void deleteRuns([run.id]).then((gone) => gone && onDeleted());
  };
  return (
    <div className="run-deeds">
      <a
        className="btn sm primary"
        href={runLink(record)}
        title="Trains it again from the start and says whether the weights are the same"
      >
        Open in Train
      </a>
      <CompareButton runs={[run]} />
      <TakeAway source={{ name, record: () => ({ ...record, name, note, tags }), kept: true }} />
      <button type="button" className="btn sm" onBlur={() => setAsking(false)} onClick={remove}>
        {asking ? 'Really delete' : 'Delete'}
      </button>
    </div>
  );
}

/** More seeds than these are a select. */
const MOST_SEGMENTS = 6;

function Seeds({
  runs,
  shown,
  onShow,
}: {
  runs: readonly RunSummary[];
  shown: RunSummary;
  onShow: (id: string) => void;
}) {
  if (runs.length < 2) return null;
  const choices = runs.map(({ id, options }) => ({ value: id, label: `seed ${options.seed}` }));
  if (runs.length <= MOST_SEGMENTS)
    return <Segments label="Which seed" choices={choices} value={shown.id} onChange={onShow} />;
  return (
    <select
      className="control-select"
      aria-label="Which seed"
      value={shown.id}
      onChange={(event) => onShow(event.target.value)}
    >
      {choices.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
}

export function RunDialog({ runs, onClose }: RunDialogProps) {
  const [chosen, setChosen] = useState('');
  const problem = useRuns((state) => state.problem);
  const shown = runs.find(({ id }) => id === chosen) ?? runs[0];
  const record = useRecords(shown ? [shown.id] : []).get(shown?.id ?? '');
  if (!shown) return null;
  return (
    <Modal
      className="run-dialog"
      title={shown.name}
      note={`${countOf(shown.steps, 'step')} · ${dateText(shown.created)}`}
      open
      onOpenChange={(open) => !open && onClose()}
    >
      <div className="run-body">
        <div className="run-side">
          <Seeds runs={runs} shown={shown} onShow={setChosen} />
          {record && (
            <Deeds
              key={record.id}
              run={shown}
              record={record}
              onDeleted={runs.length > 1 ? () => setChosen('') : onClose}
            />
          )}
          <RunWords key={`words ${shown.id}`} run={shown} />
          <Facts run={shown} />
          <Configuration run={shown} />
        </div>
        {record ? (
          <RunCharts run={record} />
        ) : (
          <p className="run-reading">{problem ?? 'Reading the curves…'}</p>
        )}
      </div>
    </Modal>
  );
}
