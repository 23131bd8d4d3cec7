// Which backend runs: WebGPU on a real adapter, then WASM, then plain JavaScript; none is trusted before it has passed a self-test.
import * as tf from '@tensorflow/tfjs-core';
import { prepareLauncher } from './kernels/gpu';
import { heapOf } from './kernels/simd/heap';
import { selfTest } from './selfTest';
import type { BackendName, BackendReport } from './types';
import { findAdapter, openDevice } from './webgpuDevice';
import type { OpenDevice } from './webgpuDevice';

export interface BackendOptions {
  /** Told once, in a sentence, when the graphics device is gone; open a backend again and restore a checkpoint. */
  onLost: (message: string) => void;
  /** Instead of navigator.gpu, for tests of failures. Null: as if there were none. */
  gpu?: GPU | null;
  /** Folder of the .wasm files with a slash at the end, for Node, where no bundler knows their addresses. */
  wasmPath?: string;
  /** Threads for the kernels of an isolated page; all cores but one where it is left out. At most four are used. */
  threads?: number;
  /** Milliseconds until a backend counts as stuck. */
  timeout?: number;
}

/** Slowest seen: the self-test's shaders on SwiftShader with a busy processor take 10 s. */
const TIMEOUT = 45_000;

/** A WebGPU matmul that splits its sum adds in an order that changes from run to run; the packed one (3) does not. */
const DETERMINISTIC_MATMUL = 3;

const ORDER: readonly BackendName[] = ['webgpu', 'wasm', 'cpu'];
const TITLES: Record<BackendName, string> = {
  webgpu: 'WebGPU',
  wasm: 'WebAssembly',
  cpu: 'plain JavaScript',
};

let openedDevice: OpenDevice | null = null;
let closeThreads: (() => void) | null = null;
/** Counts attempts, so that one which answers after its timeout can tell that it is no longer wanted. */
let attempt = 0;

interface Opened {
  adapter: string | null;
  software: boolean;
  /** Processor threads that compute. */
  threads: number;
}

async function select(name: BackendName): Promise<void> {
  // A failed setBackend says false but stays selected, so the answer is what counts.
  if (!(await tf.setBackend(name))) throw new Error('It did not start.');
}

async function openWebgpu(choice: 'auto' | BackendName, options: BackendOptions): Promise<Opened> {
  const own = attempt;
  const gpu = options.gpu === undefined ? globalThis.navigator?.gpu : (options.gpu ?? undefined);
  const found = await findAdapter(gpu);
  if (found.software && choice !== 'webgpu')
    throw new Error(`Its adapter is ${found.name}: slower than WebAssembly.`);
  const { WebGPUBackend } = await import('@tensorflow/tfjs-backend-webgpu');
  tf.env().set('WEBGPU_CPU_FORWARD', false);
  tf.env().set('WEBGPU_MATMUL_PROGRAM_TYPE', DETERMINISTIC_MATMUL);
  const opened = await openDevice(found, options.onLost);
  if (attempt !== own) {
    opened.close();
    throw new Error('It answered too late.');
  }
  openedDevice = opened;
  if (tf.engine().backendNames().includes('webgpu')) tf.removeBackend('webgpu');
  tf.registerBackend('webgpu', () => new WebGPUBackend(opened.device, opened.info), 3);
  await select('webgpu');
  prepareLauncher(tf.backend(), found.software);
  return { adapter: found.name, software: found.software, threads: 1 };
}

async function openHost(name: 'wasm' | 'cpu', { wasmPath, threads }: BackendOptions): Promise<Opened> {
  if (name === 'cpu') await import('@tensorflow/tfjs-backend-cpu');
  const wasm = name === 'wasm' ? await import('./wasmBackend') : null;
  await wasm?.prepareWasm(wasmPath, threads);
  await select(name);
  if (!wasm) return { adapter: null, software: false, threads: 1 };
  const heap = heapOf(tf.backend());
  closeThreads = () => heap.closeThreads();
  return { adapter: null, software: false, threads: await wasm.openThreads(heap, threads) };
}

async function openAndTest(
  name: BackendName,
  choice: 'auto' | BackendName,
  options: BackendOptions,
): Promise<Opened> {
  const opened = name === 'webgpu' ? await openWebgpu(choice, options) : await openHost(name, options);
  const fault = await selfTest();
  if (fault) throw new Error(fault);
  return opened;
}

function withTimeout<T>(promise: Promise<T>, milliseconds: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error(`It did not answer within ${Math.round(milliseconds / 1000)} seconds.`));
    }, milliseconds);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

function reasonFor(
  name: BackendName,
  choice: 'auto' | BackendName,
  opened: Opened,
  tried: BackendReport['tried'],
): string {
  const passedOver = tried.map(({ name, why }) => `${TITLES[name]} was passed over: ${why}`).join(' ');
  if (name === choice && opened.software)
    return `You chose WebGPU; the adapter is software, so it runs on the processor and is slow.`;
  if (name === choice) return `You chose ${TITLES[name]}.`;
  if (name === 'webgpu') return 'The fastest that this machine offers.';
  return `${TITLES[name]} is the fastest that works here. ${passedOver}`.trim();
}

/**
 * Opens a backend: the chosen one, or for 'auto' (and when the chosen one fails) the first that works of WebGPU on a real
 * adapter, WASM, plain JavaScript. The one that was open before is closed. @throws Error when none works.
 */
export async function openBackend(
  choice: 'auto' | BackendName,
  options: BackendOptions,
): Promise<BackendReport> {
  closeBackend();
  tf.enableProdMode();
  const order = choice === 'auto' ? ORDER : [choice, ...ORDER.filter((name) => name !== choice)];
  const tried: BackendReport['tried'] = [];
  for (const name of order) {
    attempt++;
    try {
      const opened = await withTimeout(openAndTest(name, choice, options), options.timeout ?? TIMEOUT);
      const { adapter, software, threads } = opened;
      const used = threads > 1 ? ` It uses ${threads} threads of the processor.` : '';
      const reason = reasonFor(name, choice, opened, tried) + used;
      return { name, adapter, software, reason, tried };
    } catch (error) {
      tried.push({ name, why: error instanceof Error ? error.message : String(error) });
      closeBackend();
    }
  }
  throw new Error(
    `No backend works here. ${tried.map(({ name, why }) => `${TITLES[name]}: ${why}`).join(' ')}`,
  );
}

/**
 * Frees the graphics device and its memory, and ends the helpers of WASM's kernels. Trainers of that device must not be used
 * afterwards.
 */
export function closeBackend(): void {
  closeThreads?.();
  closeThreads = null;
  if (!openedDevice) return;
  const device = openedDevice;
  openedDevice = null;
  device.close();
  if (tf.engine().backendNames().includes('webgpu')) tf.removeBackend('webgpu');
}
