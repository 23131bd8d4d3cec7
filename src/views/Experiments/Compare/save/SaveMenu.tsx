// What a comparison is saved as: its report, tables of all lanes, the ranked lists, or kept among the runs.
import { fileStem } from '../../../../experiment/files/fileName';
import type { RunRecord } from '../../../../experiment/runs/record';
import { useCompareLook } from '../../../../state/compare/look';
import { laneRecord } from '../../../../state/record';
import { keepRun, loadRuns, useRuns } from '../../../../state/runs/runs';
import { download } from '../../../shared/download';
import { countOf } from '../../../shared/numberText';
import { PopMenu, type MenuItem } from '../../../shared/PopMenu';
import { useSaid } from '../../../shared/useSaid';
import { tableItems } from '../../takeItems';
import { useShownLanes, type LaneView } from '../useLanes';

const UNNAMED = 'Comparison';

/** Records of lanes, named for the comparison that they were part of. Rejects with a sentence while they move. */
const recordsOf = (lanes: readonly LaneView[]): Promise<RunRecord[]> =>
  Promise.all(lanes.map(({ id, name }) => laneRecord(id, name)));

async function saveReport(title: string, lanes: readonly LaneView[]): Promise<void> {
  const records = await recordsOf(lanes);
  const saved = lanes.map((lane, i) => ({ lane, record: records[i] }));
  const { reportHtml } = await import('./report');
  const html = await reportHtml(title, saved);
  download(`${fileStem(title)}.html`, new Blob([html], { type: 'text/html' }));
}

async function saveRanked(title: string, lanes: readonly LaneView[]): Promise<void> {
  const { rankedLists } = await import('./ranked');
  download(`${fileStem(title)}-ranked.png`, await rankedLists(title, lanes));
}

/** Commas part tags from each other. */
const tagOf = (name: string): string[] => (name ? [name.replaceAll(',', ' ')] : []);

/** Rejects with the sentence that storage gave. */
async function keep(name: string, lanes: readonly LaneView[]): Promise<void> {
  const records = await recordsOf(lanes);
  await loadRuns();
  for (const record of records)
    if (!(await keepRun({ ...record, tags: tagOf(name) })))
      throw new Error(useRuns.getState().problem ?? 'The runs could not be kept.');
}

export function SaveMenu() {
  const name = useCompareLook((state) => state.name);
  const lanes = useShownLanes();
  const [said, say] = useSaid();
  const title = name || UNNAMED;
  const items: MenuItem[] = [
    { label: 'Report (HTML)', act: () => saveReport(title, lanes) },
    { label: 'Ranked lists (PNG)', act: () => saveRanked(title, lanes) },
    'line',
    ...tableItems(title, () => recordsOf(lanes)),
    'line',
    {
      label: 'Keep among the runs',
      act: () => keep(name, lanes).then(() => say(`${countOf(lanes.length, 'run')} kept`)),
    },
  ];
  return (
    <span className="compare-deed">
      <PopMenu label="Save" name="Save the comparison" items={items} />
      <output className="head-said">{said}</output>
    </span>
  );
}
