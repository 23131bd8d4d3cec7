// Native PyTorch on the same cores: peer.py as a child process, where a Python on the PATH can import torch.
import { spawn, spawnSync, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RunMessage, RunResult } from './side';
import { median } from './statistics';
import { BATCHES, RECIPE } from './works';
import type { DataHeader } from './works';

const SCRIPT = fileURLToPath(new URL('peer.py', import.meta.url));
const THREADS = [1, 2];
const TRIALS = 3;

/** HAP2S_PYTHON, or the first python3 on the PATH that can import torch; null when there is none. */
export function findTorch(): string | null {
  const { HAP2S_PYTHON, PATH = '' } = process.env;
  const candidates = HAP2S_PYTHON
    ? [HAP2S_PYTHON]
    : [...new Set(PATH.split(delimiter))].map((folder) => join(folder, 'python3')).filter(existsSync);
  return (
    candidates.find((path) => spawnSync(path, ['-c', 'import torch'], { stdio: 'ignore' }).status === 0) ??
    null
  );
}

/** A running peer.py. */
export class TorchSide {
  version = '';
  threads = 1;
  /** What it multiplies matrices with. */
  blas = '';
  private readonly child: ChildProcessWithoutNullStreams;
  private readonly lines: AsyncIterator<string>;

  private constructor(python: string) {
    this.child = spawn(python, ['-u', SCRIPT]);
    this.child.stderr.on('data', (text: Buffer) => process.stderr.write(text));
    this.lines = createInterface({ input: this.child.stdout })[Symbol.asyncIterator]();
  }

  static async open(python: string, header: DataHeader, file: string): Promise<TorchSide> {
    const side = new TorchSide(python);
    Object.assign(side, await side.next<{ version: string; blas: string }>());
    await side.tell({ type: 'open', header, file, recipe: RECIPE, batches: BATCHES });
    await side.chooseThreads();
    return side;
  }

  /** On busy cores two threads that wait for one another are slower than one: the faster number counts. */
  private async chooseThreads(): Promise<void> {
    const paces: { threads: number; pace: number }[] = [];
    for (const threads of THREADS) {
      await this.tell({ type: 'threads', count: threads });
      const runs = [];
      for (let i = 0; i < TRIALS; i++)
        runs.push(await this.run({ type: 'run', steps: 3, every: 1, untimed: 2 }));
      paces.push({ threads, pace: median(runs.map(({ milliseconds }) => milliseconds)) });
    }
    const [{ threads }] = paces.toSorted((a, b) => a.pace - b.pace);
    await this.tell({ type: 'threads', count: threads });
    this.threads = threads;
  }

  run = async (message: RunMessage): Promise<RunResult> => ({
    ...(await this.tell<Omit<RunResult, 'gpuCalls'>>(message)),
    gpuCalls: null,
  });

  close(): void {
    this.child.stdin.end();
  }

  private async tell<T>(message: object): Promise<T> {
    this.child.stdin.write(`${JSON.stringify(message)}\n`);
    const { result, error } = await this.next<{ result?: T; error?: string }>();
    if (result === undefined) throw new Error(error);
    return result;
  }

  private async next<T>(): Promise<T> {
    const { value, done } = await this.lines.next();
    if (done) throw new Error('PyTorch ended without an answer.');
    return JSON.parse(value as string) as T;
  }
}
