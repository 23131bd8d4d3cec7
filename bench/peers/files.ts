// Where results lie, and how they get there.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../../scripts/setup.mjs';
import type { AllResults } from './results';

export type ResultsName = keyof AllResults;

export const resultsFile = (name: ResultsName) => join(root, 'bench', 'results', `${name}.json`);

/** Writes the results of a whole run, or those of a part to the file that HAP2S_BENCH names; null and no file: nowhere. */
export function writeResults(name: ResultsName | null, results: object, file?: string | null): void {
  const path = file ?? (name && resultsFile(name));
  if (!path) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(results, null, 1)}\n`);
  console.log(`Written: ${path}`);
}

/** What has been measured so far. */
export function readResults(): Partial<AllResults> {
  const names: ResultsName[] = ['peers', 'threads', 'growth', 'evaluation', 'page', 'kernels'];
  const there = names.filter((name) => existsSync(resultsFile(name)));
  return Object.fromEntries(
    there.map((name) => [name, JSON.parse(readFileSync(resultsFile(name), 'utf8')) as unknown]),
  ) as Partial<AllResults>;
}
