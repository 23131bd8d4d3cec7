// Our WebAssembly module on the memory of TensorFlow.js's wasm backend: nothing is copied between the two. The backend's build
// exports its memory; the module imports it, brings no data of its own, and gets every address as an argument.
import { registerKernel } from '@tensorflow/tfjs-core';
import type { KernelBackend, TensorInfo } from '@tensorflow/tfjs-core';
import { ROOM, type SharedKernel } from './board';
import { aligned, ALIGNMENT, compile, instantiate, OUT_OF_MEMORY, type Simd } from './module';
import { Threads, type Helper } from './threads';

/** The part of BackendWasm that is used here. */
interface WasmBackend {
  wasm: {
    asm: { memory: WebAssembly.Memory };
    _malloc(bytes: number): number;
    _free(address: number): void;
  };
  dataIdMap: { get(dataId: object): { memoryOffset: number } };
  makeOutput(shape: number[], dtype: 'float32'): TensorInfo;
}

/** Parts for each thread: one that is interrupted then leaves less to wait for. */
const PARTS = 2;

/** The backend's memory with the module on it. */
export class Heap {
  readonly simd: Simd;
  private readonly backend: WasmBackend;
  private kept = { address: 0, bytes: 0 };
  private view = new Float32Array();
  private readonly module: WebAssembly.Module;
  private threads: Threads | null = null;
  /** So that threads which are ready only after they were closed can tell. */
  private openings = 0;

  /** @throws Error where the browser has no SIMD for WebAssembly. */
  constructor(backend: KernelBackend) {
    this.backend = backend as unknown as WasmBackend;
    const module = compile(this.isShared);
    if (!module) throw new Error('This browser has no vector instructions for it.');
    this.module = module;
    this.simd = instantiate(module, this.backend.wasm.asm.memory);
  }

  private get isShared(): boolean {
    return !(this.backend.wasm.asm.memory.buffer instanceof ArrayBuffer);
  }

  /** Threads that the kernels of `run` may use from now on, the caller's included: 1 where the memory is not shared. */
  async openThreads(options: { count: number; spawn: () => Helper; patience?: number }): Promise<number> {
    this.closeThreads();
    if (!this.isShared || options.count <= 0) return 1;
    const own = this.openings;
    const threads = await Threads.open(this.module, this.backend.wasm.asm.memory, options);
    if (this.openings === own) this.threads = threads;
    else threads?.close();
    return this.threads?.count ?? 1;
  }

  /** Ends the helpers; kernels go on with one thread. */
  closeThreads(): void {
    this.openings++;
    this.threads?.close();
    this.threads = null;
  }

  /** Whether there are threads to divide a work among, of which at most `worth` parts pay. */
  divides(worth: number): boolean {
    return this.threads !== null && worth >= 2;
  }

  /** Into which ranges to divide 0 … count for `run`: multiples of `step` long but for the last. A single one where nothing divides. */
  ranges(count: number, step: number, worth: number): [first: number, end: number][] {
    if (!this.threads || !this.divides(worth)) return [[0, count]];
    const parts = Math.min(PARTS * this.threads.count, ROOM, Math.floor(worth));
    const length = Math.ceil(count / parts / step) * step;
    const ranges: [number, number][] = [];
    for (let first = 0; first < count; first += length) ranges.push([first, Math.min(first + length, count)]);
    return ranges;
  }

  /** Does calls of one kernel, which may run at the same time. */
  run(kernel: SharedKernel, calls: readonly number[][]): void {
    if (this.threads) this.threads.run(this.simd, kernel, calls);
    else for (const numbers of calls) this.simd[kernel](...numbers);
  }

  /** Where a tensor's numbers lie. It stays there until the tensor is disposed of. */
  addressOf({ dataId }: { dataId: object }): number {
    const { memoryOffset } = this.backend.dataIdMap.get(dataId);
    // The allocator answers 0 when there is no room, and there lies what belongs to others.
    if (memoryOffset === 0) throw new Error(OUT_OF_MEMORY);
    return memoryOffset;
  }

  output(shape: number[]): TensorInfo {
    return this.backend.makeOutput(shape, 'float32');
  }

  /** At least so many bytes, with anything in them, until the next call. It may let the memory grow. */
  scratch(bytes: number): number {
    if (bytes > this.kept.bytes) {
      const { _malloc, _free } = this.backend.wasm;
      if (this.kept.bytes > 0) _free(this.kept.address);
      this.kept = { address: _malloc(bytes + ALIGNMENT), bytes };
      if (this.kept.address === 0) {
        this.kept.bytes = 0;
        throw new Error(OUT_OF_MEMORY);
      }
    }
    return aligned(this.kept.address);
  }

  /** The whole memory as floats: index = address / FLOAT. Gone when the memory grows, so ask again after every allocation. */
  floats(): Float32Array {
    const { buffer } = this.backend.wasm.asm.memory;
    if (this.view.buffer !== buffer) this.view = new Float32Array(buffer);
    return this.view;
  }
}

const heaps = new WeakMap<KernelBackend, Heap>();

/** The heap of an open wasm backend. @throws Error where the browser has no SIMD for WebAssembly. */
export function heapOf(backend: KernelBackend): Heap {
  const found = heaps.get(backend);
  if (found) return found;
  const made = new Heap(backend);
  heaps.set(backend, made);
  return made;
}

/** A tensor in the heap. `address` 0: an input that was left out. */
export interface Place {
  address: number;
  shape: number[];
}

/** What a kernel must say for itself. */
export interface SimdKernelSpec<Attributes> {
  name: string;
  /** Names of the inputs, in order; an input may be left out. */
  inputs: readonly string[];
  outputShapes(inputs: Place[], attributes: Attributes): number[][];
  /** Bytes of scratch, if any. */
  scratch?(heap: Heap, inputs: Place[], attributes: Attributes): number;
  run(heap: Heap, inputs: Place[], outputs: Place[], attributes: Attributes, scratch: number): void;
}

/** Registers one kernel on wasm. Outputs are not zeroed. */
export function registerSimdKernel<Attributes>(spec: SimdKernelSpec<Attributes>): void {
  registerKernel({
    kernelName: spec.name,
    backendName: 'wasm',
    kernelFunc: ({ inputs, backend, attrs }) => {
      const heap = heapOf(backend as KernelBackend);
      const attributes = attrs as Attributes;
      const placeOf = (info: TensorInfo | undefined) =>
        info ? { address: heap.addressOf(info), shape: info.shape } : { address: 0, shape: [] };
      const given = spec.inputs.map((name) => placeOf(inputs[name] as TensorInfo | undefined));
      const infos = spec.outputShapes(given, attributes).map((shape) => heap.output(shape));
      const scratch = heap.scratch(spec.scratch?.(heap, given, attributes) ?? 0);
      spec.run(heap, given, infos.map(placeOf), attributes, scratch);
      return infos.length === 1 ? infos[0] : infos;
    },
  });
}
