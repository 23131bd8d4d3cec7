// A kept run in words: when, on what, how large, and the name of its file.
import type { RunRecord } from '../../../experiment/runs/record';
import type { RunSummary } from '../../../experiment/runs/summary';

const BACKENDS = { webgpu: 'WebGPU', wasm: 'WASM', cpu: 'CPU' } as const;

/** "WebGPU then WASM" */
export const backendsText = (on: RunRecord['on']): string =>
  on.map((name) => BACKENDS[name]).join(' then ') || 'unknown';

/** "25 Nov 2026, 08:30" */
export const dateText = (milliseconds: number): string =>
  new Date(milliseconds).toLocaleString('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });

/** Letters, digits and dashes of a name, for a file. */
export const slug = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60) || 'run';

export const fileName = ({ name, options }: Pick<RunSummary, 'name' | 'options'>): string =>
  `hap2s-${slug(name)}-seed-${options.seed}.json`;
