// One side of the comparison in a worker of its own: {open} and {run} come in, times and losses go out.
import { BATCHES, unpacked } from './works';
import type { DataHeader, WorkData } from './works';

export type SideName = 'ours' | 'stock' | 'jax';
export type BackendName = 'webgpu' | 'wasm' | 'cpu';

export interface OpenMessage {
  type: 'open';
  backend: BackendName;
  header: DataHeader;
  /** Where the numbers are. */
  address: string;
}

/** `steps` from the start weights, reading the loss of every `every`-th; `untimed` further ones before. */
export interface RunMessage {
  type: 'run';
  steps: number;
  every: number;
  untimed: number;
}

export interface RunResult {
  /** Milliseconds a step. */
  milliseconds: number;
  /** The losses that were read, the untimed steps' among them. */
  losses: number[];
  /** What the library says it holds, where it says so. */
  memory?: { bytes: number; gpuBytes: number | null } | null;
}

/** What a side has to offer. */
export interface Side {
  /** The graphics adapter, where there is one. */
  adapter: string | null;
  /** Back to the start weights and a fresh optimiser. */
  reset(): Promise<void>;
  /** One training step on a batch; its loss before the step when asked for (which waits for it), else null. */
  step(batch: number, read: boolean): Promise<number | null>;
  /** Bytes that the library says it holds, where it says so. */
  memory?(): { bytes: number; gpuBytes: number | null };
}

async function run(side: Side, { steps, every, untimed }: RunMessage): Promise<RunResult> {
  await side.reset();
  const losses: number[] = [];
  const go = async (from: number, count: number) => {
    for (let i = 0; i < count; i++) {
      const loss = await side.step((from + i) % BATCHES, (i + 1) % every === 0 || i === count - 1);
      if (loss !== null) losses.push(loss);
    }
  };
  await go(0, untimed);
  const begun = performance.now();
  await go(untimed, steps);
  return { milliseconds: (performance.now() - begun) / steps, losses };
}

async function load({ header, address }: OpenMessage): Promise<WorkData> {
  const response = await fetch(address);
  return unpacked(header, new Float32Array(await response.arrayBuffer()));
}

/** Answers messages with a side that `open` makes. */
export function serve(open: (backend: BackendName, data: WorkData) => Promise<Side>): void {
  let side: Side | null = null;
  const answer = async (message: OpenMessage | RunMessage) => {
    if (message.type === 'open') {
      side = await open(message.backend, await load(message));
      return { adapter: side.adapter };
    }
    if (!side) throw new Error('This side is not open.');
    return { ...(await run(side, message)), memory: side.memory?.() ?? null };
  };
  self.addEventListener('message', ({ data }: MessageEvent<OpenMessage | RunMessage>) => {
    answer(data).then(
      (result) => self.postMessage({ result }),
      (error: unknown) => self.postMessage({ error: error instanceof Error ? error.message : String(error) }),
    );
  });
}
