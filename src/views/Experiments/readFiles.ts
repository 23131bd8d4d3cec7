// Files that a person brings in, read: run files, and networks as safetensors or TensorFlow.js models.
import type { Opened } from '../../experiment/files/opened';
import type { RunRecord } from '../../experiment/runs/record';
import type { TakenNetwork } from '../../experiment/runs/taken';

/** One thing that a file holds. */
export type Brought = {
  file: string;
  /** Sentences that the person should be told about it. */
  notices: string[];
} & ({ kind: 'run'; run: RunRecord } | { kind: 'network'; network: TakenNetwork });

export interface Outcome {
  brought: Brought[];
  /** A sentence for each file that could not be read. */
  wrong: string[];
}

/** What the browser's file dialog offers. */
export const ACCEPTED = '.json,.safetensors,.zip,.bin';

/** A run of 100,000 steps is some 10 MB, the largest network as well. */
const LARGEST_FILE = 256 * 1024 * 1024;

/** The two files of an unpacked TensorFlow.js model. */
const MODEL = 'model.json';
const WEIGHTS = 'weights.bin';

const bytesOf = async (file: File) => new Uint8Array(await file.arrayBuffer());

const ofRun = (file: File, { content, notices }: Opened<RunRecord>): Brought => ({
  file: file.name,
  notices,
  kind: 'run',
  run: content,
});

const ofNetwork = (file: File, { content, notices }: Opened<TakenNetwork>): Brought => ({
  file: file.name,
  notices,
  kind: 'network',
  network: content,
});

/** Reads one file; `weights` is the weights.bin beside it, where there is one. */
async function read(file: File, weights: File | undefined): Promise<Brought> {
  if (file.size > LARGEST_FILE) throw new Error('It is larger than any run or network of the playground.');
  const name = file.name.toLowerCase();
  if (name.endsWith('.safetensors')) {
    const { readNetworkFile } = await import('../../experiment/files/networkFile');
    return ofNetwork(file, readNetworkFile(await bytesOf(file)));
  }
  if (name.endsWith('.zip')) {
    const { readGraphModelZip } = await import('../../experiment/files/graphModel');
    return ofNetwork(file, readGraphModelZip(await bytesOf(file)));
  }
  if (name === MODEL && weights) {
    const { readGraphModel } = await import('../../experiment/files/graphModel');
    return ofNetwork(file, readGraphModel({ json: await file.text(), weights: await bytesOf(weights) }));
  }
  if (name.endsWith('.json')) {
    const { parseRunFile } = await import('../../experiment/files/runFile');
    return ofRun(file, parseRunFile(await file.text()));
  }
  if (name === WEIGHTS)
    throw new Error('These are the weights of a TensorFlow.js model; choose model.json together with them.');
  throw new Error(
    'It is neither a run file (.json) nor a network (.safetensors, or the .zip of a TensorFlow.js model).',
  );
}

/** Reads all files. Never rejects: what is wrong with one is said with its name. */
export async function readFiles(files: readonly File[]): Promise<Outcome> {
  const outcome: Outcome = { brought: [], wrong: [] };
  const model = files.find(({ name }) => name === MODEL);
  const weights = model && files.find(({ name }) => name === WEIGHTS);
  for (const file of files) {
    if (file === weights) continue;
    try {
      outcome.brought.push(await read(file, weights));
    } catch (error) {
      outcome.wrong.push(`${file.name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return outcome;
}
