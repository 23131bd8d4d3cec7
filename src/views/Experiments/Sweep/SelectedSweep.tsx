// The results of one sweep: table, heat map and lines over the same rows, and the runs behind a row or a cell.
import { useMemo, useState } from 'react';
import { randomSeed } from '../../../experiment/seed';
import type { Measure } from '../../../experiment/runs/summary';
import { formatSweep } from '../../../experiment/sweep/link';
import { useRuns } from '../../../state/runs/runs';
import { removeSweep, setBaseline, startSweep } from '../../../state/sweeps/sweeps';
import type { SweepStatus } from '../../../state/sweeps/types';
import { download } from '../../shared/download';
import { useNarrow } from '../../shared/useSize';
import { RunDialog } from '../Runs/RunDialog';
import { fileStem } from '../../../experiment/files/fileName';
import { selectSweep, takePlan } from './draft';
import { seedsCsv, sweepJson, tableCsv } from './exports';
import { HeatPanel } from './HeatPanel';
import { LinePanel } from './LinePanel';
import { ResultsPanel } from './ResultsPanel';
import { resultsOf } from './rows';
import { filtered, type TableFilter } from './table';

/** Seeds that one press of the button adds. */
const MORE_SEEDS = 3;

/** Seeds that the sweep does not have: those after its largest one, or any where there is no room. */
function nextSeeds(seeds: readonly number[]): number[] {
  const last = Math.max(...seeds);
  const after = Array.from({ length: MORE_SEEDS }, (_, i) => last + 1 + i);
  return after[MORE_SEEDS - 1] <= 999_999 ? after : after.map(randomSeed);
}

/** The same sweep with more seeds takes this one's place: what is trained is not trained again. */
async function withMoreSeeds({ id, plan, baseline }: SweepStatus): Promise<void> {
  const longer = await startSweep({ ...plan, seeds: [...plan.seeds, ...nextSeeds(plan.seeds)] });
  if (longer === null) return;
  if (baseline !== null) await setBaseline(longer, baseline);
  selectSweep(longer);
  await removeSweep(id, false);
}

export function SelectedSweep({ sweep }: { sweep: SweepStatus }) {
  const runs = useRuns((state) => state.runs);
  const narrow = useNarrow();
  const [metric, setMetric] = useState<Measure>('mAP');
  const [filter, setFilter] = useState<TableFilter>({ text: '', choice: '' });
  const [opened, setOpened] = useState<string | null>(null);
  const { plan, failed, baseline } = sweep;
  const results = useMemo(() => resultsOf({ plan, failed, baseline }, runs), [plan, failed, baseline, runs]);
  const { rows, varied } = results;
  const kept = filtered(rows, filter, varied);
  const link = `${location.origin}${location.pathname}${formatSweep(plan)}`;
  const files = {
    table: ['.csv', 'text/csv', () => tableCsv(results)],
    seeds: ['-seeds.csv', 'text/csv', () => seedsCsv(results)],
    json: ['.json', 'application/json', () => sweepJson(sweep, results, link)],
  } as const;
  const save = (kind: keyof typeof files) => {
    const [end, type, content] = files[kind];
    download(`${fileStem(`sweep ${plan.name}`)}${end}`, new Blob([content()], { type }));
  };
  const row = rows.find(({ configuration }) => configuration === opened);
  const rests = sweep.phase === 'done';
  const open = ({ configuration }: { configuration: string }) => setOpened(configuration);
  return (
    <>
      <ResultsPanel
        sweep={sweep}
        results={results}
        metric={metric}
        onMetric={setMetric}
        filter={filter}
        onFilter={(change) => setFilter((old) => ({ ...old, ...change }))}
        kept={kept}
        onOpen={open}
        onBaseline={({ configuration }) => void setBaseline(sweep.id, configuration)}
        onSetUp={() => takePlan(plan)}
        onSave={save}
        onMore={rests ? () => withMoreSeeds(sweep) : null}
        more={MORE_SEEDS}
        narrow={narrow}
      />
      <div className="sweep-pictures" data-two={varied.length > 1 || undefined}>
        <LinePanel rows={kept} varied={varied} metric={metric} link={link} />
        {varied.length > 1 && (
          <HeatPanel rows={rows} varied={varied} metric={metric} onOpen={open} link={link} />
        )}
      </div>
      {row && row.runs.length > 0 && <RunDialog runs={row.runs} onClose={() => setOpened(null)} />}
    </>
  );
}
