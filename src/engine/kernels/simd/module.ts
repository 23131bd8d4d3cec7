// Our WebAssembly module: it imports a memory, brings no data of its own, and gets every address as an argument.
import { BINARY } from './binary';
import { withSharedMemory } from './shared';

/** Bytes of a float32. */
export const FLOAT = 4;

/** Vector loads like their addresses whole; TensorFlow.js's allocator gives multiples of 8. */
export const ALIGNMENT = 16;

/** The next address, or number of bytes, that a vector may begin at. */
export const aligned = (address: number) => Math.ceil(address / ALIGNMENT) * ALIGNMENT;

/** What an allocation that failed is told with. */
export const OUT_OF_MEMORY = 'WebAssembly is out of memory.';

/** The module's functions; addresses in bytes. See assembly/ for what each computes. */
export interface Simd {
  scratchBytes(k: number, n: number): number;
  multiply(...addressesStridesAndSizes: number[]): void;
  maskByOutput(gradient: number, output: number, to: number, count: number): void;
  columnSums(x: number, rows: number, columns: number, to: number): void;
  unitRows(x: number, rows: number, columns: number, unit: number, inverse: number): void;
  unitRowsGradient(...addressesAndSizes: number[]): void;
  arrange(items: number, ...sizesAndTarget: number[]): void;
  patches(map: number, columns: number, ...sizes: number[]): void;
  adam(...addressesAndRates: number[]): void;
  sgd(...addressesAndRates: number[]): void;
  distances(x: number, n: number, dimension: number, to: number): void;
  pairGradient(x: number, factors: number, n: number, dimension: number, to: number): void;
  crossScratchBytes(dimension: number): number;
  crossDistances(...addressesAndSizes: number[]): void;
}

/** The module for a memory of one thread or a shared one; null where the browser has no SIMD for WebAssembly. */
export function compile(shared = false): WebAssembly.Module | null {
  const bytes = Uint8Array.from(atob(BINARY), (character) => character.charCodeAt(0));
  if (!WebAssembly.validate(bytes)) return null;
  return new WebAssembly.Module(shared ? withSharedMemory(bytes) : bytes);
}

/** The module on a memory, whose maximum must be set (see scripts/kernels.mjs). */
export const instantiate = (module: WebAssembly.Module, memory: WebAssembly.Memory): Simd =>
  new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as Simd;
