// What a lane or a run can be taken away as. The formats are loaded when one is asked for.
import { fileStem } from '../../experiment/files/fileName';
import type { RunRecord } from '../../experiment/runs/record';
import type { TakenEmbeddings, TakenNetwork } from '../../experiment/runs/taken';
import { download } from '../shared/download';

/** Who gives what is taken away. Each may reject, or throw, with a sentence. */
export interface TakeSource {
  /** What the person calls it: the files' names. */
  name: string;
  record: () => RunRecord | Promise<RunRecord>;
  /** It is among the kept runs already. */
  kept?: boolean;
  /** Absent where there are no weights, as in a kept run. */
  network?: () => Promise<TakenNetwork>;
  embeddings?: () => Promise<TakenEmbeddings>;
}

type Content = string | Uint8Array<ArrayBuffer>;

const TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  json: 'application/json',
  zip: 'application/zip',
  safetensors: 'application/octet-stream',
};

function save(name: string, suffix: string, content: Content): void {
  const type = TYPES[suffix.replace(/^.*\./, '')];
  download(fileStem(name) + suffix, new Blob([content], { type }));
}

const runFile = () => import('../../experiment/files/runFile');
const tables = () => import('../../experiment/files/tables');
const networkFile = () => import('../../experiment/files/networkFile');
const graphModel = () => import('../../experiment/files/graphModel');
const projector = () => import('../../experiment/files/projector');
const projects = () => import('../../worker/project/projectClient');

/** One kind of file. */
export interface TakeItem {
  label: string;
  /** What it is good for. */
  note: string;
  /** Saves it; rejects with a sentence. */
  act: () => Promise<void>;
}

/** Tables of one or several runs. */
export const tableItems = (name: string, runs: () => RunRecord[] | Promise<RunRecord[]>): TakeItem[] => [
  {
    label: 'Curves (CSV)',
    note: 'A line for each step, a column for each measure.',
    act: async () => save(name, '-curves.csv', (await tables()).curvesCsv(await runs())),
  },
  {
    label: 'Scores (CSV)',
    note: 'A line for each evaluation: mAP, mINP, rank-1, 5 and 10 on seen and unseen identities.',
    act: async () => save(name, '-scores.csv', (await tables()).scoresCsv(await runs())),
  },
  {
    label: 'Curves and scores (JSON)',
    note: 'With configuration, seed, backend and checksum, for scripts.',
    act: async () => save(name, '-curves.json', (await tables()).curvesJson(await runs())),
  },
];

/** The run as a Python project; drawn data go with it, own images stay where they are. */
async function pytorchContent({ record, network }: TakeSource): Promise<Content> {
  const [{ makeProject }, { runLink }] = await Promise.all([projects(), runFile()]);
  const run = await record();
  return makeProject({
    options: run.options,
    network: network ? await network() : null,
    steps: run.steps,
    link: `${location.origin}${location.pathname}${runLink(run)}`,
    created: Date.now(),
  });
}

const networkItems = (name: string, network: () => Promise<TakenNetwork>): TakeItem[] => [
  {
    label: 'Network (safetensors)',
    note: 'Weights with the configuration; opens here again, and in Python.',
    act: async () => save(name, '.safetensors', (await networkFile()).writeNetworkFile(await network())),
  },
  {
    label: 'Network (TensorFlow.js, zip)',
    note: 'A graph model from raw values to embeddings; opens here again.',
    act: async () => save(name, '-tfjs.zip', (await graphModel()).graphModelZip(await network())),
  },
];

const embeddingItem = (name: string, embeddings: () => Promise<TakenEmbeddings>): TakeItem => ({
  label: 'Embeddings (TSV, zip)',
  note: 'Vectors and labels of all scored items, as the Embedding Projector reads them.',
  act: async () => save(name, '-embeddings.zip', (await projector()).projectorZip(await embeddings())),
});

/** @throws Error with what the store says. */
async function keep(run: RunRecord): Promise<void> {
  const { keepRun, useRuns } = await import('../../state/runs/runs');
  if (!(await keepRun(run))) throw new Error(useRuns.getState().problem ?? 'The run could not be kept.');
}

const keepItem = ({ record }: TakeSource): TakeItem => ({
  label: 'Keep under Runs',
  note: 'In this browser, with curves and scores, beside the runs of sweeps.',
  act: async () => keep(await record()),
});

/** Everything that one lane or run can be taken away as. */
export function takeAwayItems(source: TakeSource): TakeItem[] {
  const { name, record, kept, network, embeddings } = source;
  return [
    ...(kept ? [] : [keepItem(source)]),
    {
      label: 'Run file (JSON)',
      note: 'The whole run for another person: it opens here again and can be trained again.',
      act: async () => save(name, '.json', (await runFile()).formatRunFile(await record())),
    },
    ...tableItems(name, async () => [await record()]),
    ...(network ? networkItems(name, network) : []),
    ...(embeddings ? [embeddingItem(name, embeddings)] : []),
    {
      label: 'PyTorch project (zip)',
      note: 'The configuration as Python: loss, sampler, network, training and evaluation.',
      act: async () => save(name, '-pytorch.zip', await pytorchContent(source)),
    },
  ];
}
