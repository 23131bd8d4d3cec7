// What scripts/bench.mjs passes on: `npm run bench -- --work head --backend wasm --json FILE`.
import { resolve } from 'node:path';
import type { BackendName } from './side';
import { WORK_NAMES } from './works';
import type { WorkName } from './works';

export interface BenchOptions {
  works: WorkName[];
  backends: BackendName[];
  rounds: number;
  isolated: boolean;
  /** Where the results shall go instead. */
  json: string | null;
  /** A part of the works is no result to keep: it is printed only, unless --json names a file. */
  whole: boolean;
}

const BACKENDS: readonly BackendName[] = ['wasm', 'webgpu', 'cpu'];
const ROUNDS = 5;

/** A list with commas, each of the allowed names. @throws Error naming what is not one. */
function listed<T extends string>(option: string, text: string | undefined, allowed: readonly T[]): T[] {
  if (!text) return [...allowed];
  return text.split(',').map((name) => {
    const found = allowed.find((each) => each === name);
    if (!found) throw new Error(`--${option} knows ${allowed.join(', ')}, not “${name}”.`);
    return found;
  });
}

/** Reads what the environment carries. */
export function benchOptions(text = process.env.HAP2S_BENCH ?? '{}'): BenchOptions {
  const given = JSON.parse(text) as Record<string, string | undefined>;
  const rounds = Number(given.rounds ?? ROUNDS);
  if (!(Number.isInteger(rounds) && rounds > 0)) throw new Error('--rounds wants a whole number above 0.');
  const whole = !given.work && !given.backend && !given.isolated;
  return {
    works: listed('work', given.work, WORK_NAMES),
    backends: listed('backend', given.backend, BACKENDS),
    rounds,
    isolated: given.isolated === 'true',
    json: given.json ? resolve(given.json) : null,
    whole,
  };
}
