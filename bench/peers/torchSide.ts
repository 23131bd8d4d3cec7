// Native PyTorch on the same cores: peer.py as a child process, where a Python on the PATH can import torch.
import { spawn, spawnSync, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RunMessage, RunResult } from './side';
import { BATCHES, RECIPE } from './works';
import type { DataHeader } from './works';

const SCRIPT = fileURLToPath(new URL('peer.py', import.meta.url));
export const TORCH_THREADS = 2;

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
    const { version, build } = await side.next<{ version: string; build: string }>();
    side.version = version;
    side.blas = /BLAS_INFO=(\w+)/.exec(build)?.[1] ?? 'unknown';
    await side.tell({ type: 'open', header, file, threads: TORCH_THREADS, recipe: RECIPE, batches: BATCHES });
    return side;
  }

  run = (message: RunMessage) => this.tell<RunResult>(message);

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
