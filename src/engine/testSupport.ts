// What the engine's unit tests share.
import { openBackend } from './backends';
import type { BackendName, BackendReport } from './types';

/** Where Node finds the .wasm files, from the repository's root. */
export const WASM_IN_NODE = 'node_modules/@tensorflow/tfjs-backend-wasm/dist/';

/** Opens a backend in Node. @throws Error where another one took its place: the test would compare that with itself. */
export async function openInNode(name: BackendName, wasmPath = WASM_IN_NODE): Promise<BackendReport> {
  const report = await openBackend(name, { onLost: () => {}, wasmPath });
  if (report.name !== name) throw new Error(report.reason);
  return report;
}
