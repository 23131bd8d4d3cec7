// What a lane or a run can be taken away as. The formats are loaded when one is asked for.
import { fileStem } from '../../experiment/files/fileName';
import type { RunRecord } from '../../experiment/runs/record';
import type { TakenEmbeddings, TakenNetwork } from '../../experiment/runs/taken';
import { download } from '../shared/download';
import type { MenuItem } from '../shared/PopMenu';

/** Who gives what is taken away. Each may reject, or throw, with a sentence. */
export interface TakeSource {
  /** What the person calls it: the files' names. */
  name: string;
  record: () => RunRecord | Promise<RunRecord>;
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
const pytorch = () => import('../../experiment/pytorch');
const datasets = () => import('../../experiment/dataset');

/** Tables of one or several runs. */
export const tableItems = (name: string, runs: () => RunRecord[] | Promise<RunRecord[]>): MenuItem[] => [
  {
    label: 'Curves (CSV)',
    act: async () => save(name, '-curves.csv', (await tables()).curvesCsv(await runs())),
  },
  {
    label: 'Scores (CSV)',
    act: async () => save(name, '-scores.csv', (await tables()).scoresCsv(await runs())),
  },
  {
    label: 'Curves and scores (JSON)',
    act: async () => save(name, '-curves.json', (await tables()).curvesJson(await runs())),
  },
];

/** The run as a Python project; drawn data go with it, own images stay where they are. */
async function pytorchContent({ record, network }: TakeSource): Promise<Content> {
  const [{ pytorchZip }, { makeDataset }, { runLink }] = await Promise.all([
    pytorch(),
    datasets(),
    runFile(),
  ]);
  const run = await record();
  const { options } = run;
  return pytorchZip({
    options,
    network: network ? await network() : null,
    dataset: options.data === 'own' ? null : makeDataset(options),
    link: `${location.origin}${location.pathname}${runLink(run)}`,
    created: Date.now(),
  });
}

function networkItems({ name, network }: TakeSource): MenuItem[] {
  if (!network) return [];
  return [
    'line',
    {
      label: 'Network (safetensors)',
      act: async () => save(name, '.safetensors', (await networkFile()).writeNetworkFile(await network())),
    },
    {
      label: 'Network (TensorFlow.js, zip)',
      act: async () => save(name, '-tfjs.zip', (await graphModel()).graphModelZip(await network())),
    },
  ];
}

function embeddingItems({ name, embeddings }: TakeSource): MenuItem[] {
  if (!embeddings) return [];
  return [
    {
      label: 'Embeddings for the Embedding Projector (TSV, zip)',
      act: async () => save(name, '-embeddings.zip', (await projector()).projectorZip(await embeddings())),
    },
  ];
}

/** Everything that one lane or run can be taken away as. */
export function takeAwayItems(source: TakeSource): MenuItem[] {
  const { name, record } = source;
  return [
    {
      label: 'Run file (JSON)',
      act: async () => save(name, '.json', (await runFile()).formatRunFile(await record())),
    },
    ...tableItems(name, async () => [await record()]),
    ...networkItems(source),
    ...embeddingItems(source),
    'line',
    {
      label: 'PyTorch project (zip)',
      act: async () => save(name, '-pytorch.zip', await pytorchContent(source)),
    },
  ];
}
