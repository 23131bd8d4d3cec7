// A kept run in words: when, and on what.
import type { RunRecord } from '../../../experiment/runs/record';

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
