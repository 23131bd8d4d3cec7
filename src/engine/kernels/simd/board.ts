// Where the thread that runs TensorFlow.js puts calls of kernels, and where it and its helpers take them from. Whoever is free takes
// the next call, so a helper that comes late, or never, delays nothing.
import type { Simd } from './module';

/** Kernels that are worth sharing. Their calls touch nothing in common but what all of them only read. */
export const SHARED_KERNELS = ['multiply', 'adam', 'sgd'] as const;
export type SharedKernel = (typeof SHARED_KERNELS)[number];

/** Counters in the board, 64 bytes apart: calls put up, taken, done, and whether one has failed. They wrap around. */
export const PUT = 0;
export const TAKEN = 16;
export const DONE = 32;
export const FAILED = 48;
const COUNTERS = 64;

/** Calls that the board has room for, a power of two. */
export const ROOM = 16;
/** Numbers of a call: which kernel, and at most 15 arguments. */
const CALL = 16;

/** Seen by all threads. */
export interface Board {
  counters: Int32Array<SharedArrayBuffer>;
  calls: Float64Array<SharedArrayBuffer>;
}

/** What a helper needs to begin. */
export interface HelperStart {
  module: WebAssembly.Module;
  memory: WebAssembly.Memory;
  board: SharedArrayBuffer;
}

export const boardBytes =
  COUNTERS * Int32Array.BYTES_PER_ELEMENT + ROOM * CALL * Float64Array.BYTES_PER_ELEMENT;

export const boardOn = (buffer: SharedArrayBuffer): Board => ({
  counters: new Int32Array(buffer, 0, COUNTERS),
  calls: new Float64Array(buffer, COUNTERS * Int32Array.BYTES_PER_ELEMENT),
});

/** Puts up to ROOM calls of one kernel on the board, all of whose calls must be done. Returns DONE's value when these are. */
export function putCalls(
  { counters, calls }: Board,
  kernel: SharedKernel,
  wanted: readonly number[][],
): number {
  const first = Atomics.load(counters, PUT);
  wanted.forEach((numbers, i) => {
    const at = ((first + i) & (ROOM - 1)) * CALL;
    calls[at] = SHARED_KERNELS.indexOf(kernel);
    calls.set(numbers, at + 1);
  });
  const end = (first + wanted.length) | 0;
  Atomics.store(counters, PUT, end);
  Atomics.notify(counters, PUT);
  return end;
}

/** Takes and does calls until none is left to take. Never throws: who waits for the calls is told by FAILED. */
export function takeCalls({ counters, calls }: Board, simd: Simd): void {
  for (;;) {
    const call = Atomics.load(counters, TAKEN);
    if (call === Atomics.load(counters, PUT)) return;
    if (Atomics.compareExchange(counters, TAKEN, call, call + 1) !== call) continue;
    const at = (call & (ROOM - 1)) * CALL;
    try {
      // A function of WebAssembly leaves out the numbers that it does not take.
      (simd[SHARED_KERNELS[calls[at]]] as (...numbers: number[]) => void)(
        ...calls.subarray(at + 1, at + CALL),
      );
    } catch {
      Atomics.store(counters, FAILED, 1);
    }
    Atomics.add(counters, DONE, 1);
    Atomics.notify(counters, DONE);
  }
}

/** Looks at a counter so often before it sleeps until the counter is no longer `seen`. */
export function waitBeyond({ counters }: Board, counter: number, seen: number, looks: number): void {
  for (let i = 0; i < looks; i++) if (Atomics.load(counters, counter) !== seen) return;
  Atomics.wait(counters, counter, seen);
}
