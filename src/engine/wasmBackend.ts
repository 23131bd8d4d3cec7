// The WASM backend with its binaries from our own origin, and its threads.
import { env } from '@tensorflow/tfjs-core';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import simd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import plain from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import type { Heap } from './kernels/simd/heap';
import { withSharedMemory } from './kernels/simd/shared';

/** More threads gain little on works of this size, and a page may have several workers open. */
const MOST_THREADS = 4;

/**
 * Threads beside the calling one: none unless the page is cross-origin isolated, which static hosts cannot arrange. By default one
 * core is left to the page, which draws: on two cores a second thread cost a tenth of its frames and gained no step.
 */
function helpersOf(threads?: number): number {
  if (!globalThis.crossOriginIsolated) return 0;
  return Math.max(Math.min(threads ?? navigator.hardwareConcurrency - 1, MOST_THREADS) - 1, 0);
}

let prepared: Promise<string> | null = null;

/**
 * Says where the binaries are. `folder` is for Node, where there is no bundler: a path that ends with a slash.
 * TensorFlow.js's own threads are off: in a minified build on an isolated page the threaded binary never starts (the minifier
 * breaks a function that TF.js ships by toString), and our kernels, which take nearly all of the time, bring threads of their own.
 */
export async function prepareWasm(folder?: string, threads?: number): Promise<void> {
  env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  if (folder !== undefined) return setWasmPaths(folder);
  prepared ??= helpersOf(threads) > 0 ? sharedBinary().catch(() => simd) : Promise.resolve(simd);
  const chosen = await prepared;
  setWasmPaths({
    'tfjs-backend-wasm.wasm': plain,
    'tfjs-backend-wasm-simd.wasm': chosen,
    'tfjs-backend-wasm-threaded-simd.wasm': chosen,
  });
}

/** Starts the helpers of an open backend's kernels: how many threads there are. */
export const openThreads = (heap: Heap, threads?: number): Promise<number> =>
  heap.openThreads({
    count: helpersOf(threads),
    spawn: () => new Worker(new URL('./kernels/simd/helper.worker.ts', import.meta.url), { type: 'module' }),
  });

/** Address of the binary with a shared memory. @throws Error where there is none to be had. */
async function sharedBinary(): Promise<string> {
  const binary = withSharedMemory(new Uint8Array(await (await fetch(simd)).arrayBuffer()));
  if (!WebAssembly.validate(binary)) throw new Error('This browser does not share memory.');
  return URL.createObjectURL(new Blob([binary], { type: 'application/wasm' }));
}
