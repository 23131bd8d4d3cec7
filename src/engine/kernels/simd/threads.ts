// A few helpers that share the calls of a kernel with the thread that runs TensorFlow.js.
import { boardBytes, boardOn, DONE, FAILED, putCalls, takeCalls, waitBeyond } from './board';
import type { Board, HelperStart, SharedKernel } from './board';
import type { Simd } from './module';

/** What is used of a Worker that runs helper.worker.ts. */
export interface Helper {
  addEventListener(type: 'message' | 'error', listener: () => void): void;
  postMessage(start: HelperStart): void;
  terminate(): void;
}

/** Milliseconds until a helper that has not answered is given up. Usual are 30. */
const PATIENCE = 2000;

/** The rest of a helper's call is short: waking up would take longer. */
const LOOKS = 20_000;

export class Threads {
  private constructor(
    private readonly board: Board,
    private readonly helpers: Helper[],
  ) {}

  /** Starts helpers on a shared memory; null where none of them answers in time. Never throws. */
  static async open(
    module: WebAssembly.Module,
    memory: WebAssembly.Memory,
    { count, spawn, patience = PATIENCE }: { count: number; spawn: () => Helper; patience?: number },
  ): Promise<Threads | null> {
    const board = new SharedArrayBuffer(boardBytes);
    const starts = Array.from({ length: count }, () => started(spawn, { module, memory, board }, patience));
    const helpers = (await Promise.all(starts)).filter((helper) => helper !== null);
    return helpers.length > 0 ? new Threads(boardOn(board), helpers) : null;
  }

  /** Threads in all, the caller's included. */
  get count(): number {
    return this.helpers.length + 1;
  }

  /** Does the calls, at most ROOM, on all threads, and returns when they are done. @throws Error when one has failed. */
  run(simd: Simd, kernel: SharedKernel, calls: readonly number[][]): void {
    const { counters } = this.board;
    const end = putCalls(this.board, kernel, calls);
    takeCalls(this.board, simd);
    for (let done = Atomics.load(counters, DONE); done !== end; done = Atomics.load(counters, DONE))
      waitBeyond(this.board, DONE, done, LOOKS);
    if (Atomics.exchange(counters, FAILED, 0)) throw new Error(`The kernel '${kernel}' has failed.`);
  }

  close(): void {
    for (const helper of this.helpers) helper.terminate();
  }
}

/** A helper that has answered, or null. */
function started(spawn: () => Helper, start: HelperStart, patience: number): Promise<Helper | null> {
  return new Promise((resolve) => {
    try {
      const helper = spawn();
      const giveUp = () => {
        helper.terminate();
        resolve(null);
      };
      const timer = setTimeout(giveUp, patience);
      helper.addEventListener('error', () => {
        clearTimeout(timer);
        giveUp();
      });
      helper.addEventListener('message', () => {
        clearTimeout(timer);
        resolve(helper);
      });
      helper.postMessage(start);
    } catch {
      resolve(null);
    }
  });
}
