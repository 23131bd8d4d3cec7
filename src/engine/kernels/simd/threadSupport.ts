// Threads for tests in Node: TensorFlow.js's binary with a shared memory, and helpers as worker_threads.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { Worker } from 'node:worker_threads';
import { build } from 'vite';
import { WASM_IN_NODE } from '../../testSupport';
import { withSharedMemory } from './shared';
import type { Helper } from './threads';

const BINARY = 'tfjs-backend-wasm-simd.wasm';

/** A folder for `wasmPath` whose binary shares its memory, as wasmBackend.ts makes it on an isolated page. */
export function sharedWasmFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hap2s-wasm-'));
  writeFileSync(join(folder, BINARY), withSharedMemory(readFileSync(join(WASM_IN_NODE, BINARY))));
  return folder + sep;
}

/** What a worker's own scope offers in a browser. */
const SCOPE = `
  import { parentPort } from 'node:worker_threads';
  globalThis.self = {
    addEventListener: (type, listener) => parentPort.on(type, (data) => listener({ data })),
    postMessage: (message) => parentPort.postMessage(message),
  };`;

/** Compiles helper.worker.ts, and returns what starts one; `ended` has a promise for each that was started. */
export async function nodeHelpers(): Promise<{ spawn: () => Helper; ended: Promise<unknown>[] }> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      lib: { entry: 'src/engine/kernels/simd/helper.worker.ts', formats: ['es'], fileName: 'helper' },
    },
  });
  const [{ output }] = built as unknown as { output: [{ code: string }] }[];
  const address = new URL(`data:text/javascript,${encodeURIComponent(SCOPE + output[0].code)}`);
  const ended: Promise<unknown>[] = [];
  const spawn = (): Helper => {
    const worker = new Worker(address);
    ended.push(new Promise((resolve) => worker.on('exit', resolve)));
    return {
      addEventListener: (type, listener) => worker.on(type, listener),
      postMessage: (start) => worker.postMessage(start),
      terminate: () => void worker.terminate(),
    };
  };
  return { spawn, ended };
}
