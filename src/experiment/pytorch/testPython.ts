// Finds a Python on the PATH and runs exported projects with it, for the tests. Not part of the product.
import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { PROJECT_FOLDER } from './index';

/** The first python3 of the PATH that can import these modules; null where none can. */
export function findPython(modules: readonly string[]): string | null {
  const candidates = (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'python3'))
    .filter((path) => existsSync(path));
  const can = (python: string) => {
    try {
      execFileSync(python, ['-c', modules.map((name) => `import ${name}`).join('\n')], { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  };
  return candidates.find(can) ?? null;
}

/** Each process computes on one thread, since test files run beside each other; processes meet on the loopback device. */
const ENVIRONMENT = {
  ...process.env,
  OMP_NUM_THREADS: '1',
  PYTHONDONTWRITEBYTECODE: '1',
  GLOO_SOCKET_IFNAME: process.platform === 'darwin' ? 'lo0' : 'lo',
};

/** What a command prints. Rejects with all that it said where it fails. */
export function run(program: string, args: readonly string[], folder: string): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(
      program,
      args,
      { cwd: folder, env: ENVIRONMENT, timeout: 90_000, killSignal: 'SIGKILL' },
      (error, out, said) => {
        if (error) reject(new Error(`${args.join(' ')}\n${out}\n${said}`, { cause: error }));
        else resolve(out);
      },
    );
  });
}

const folders: string[] = [];

/** Unpacks a zip with Python's own reader; the project's folder. */
export async function unpack(zip: Uint8Array, python: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'pytorch-'));
  folders.push(folder);
  writeFileSync(join(folder, 'project.zip'), zip);
  await run(python, ['-m', 'zipfile', '-e', 'project.zip', '.'], folder);
  return join(folder, PROJECT_FOLDER);
}

/** Removes all that was unpacked. */
export function removeUnpacked(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}
