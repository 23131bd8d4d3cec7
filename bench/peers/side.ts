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

/** Asks for the kernels of a step. */
export interface ProfileMessage {
  type: 'profile';
  /** Steps that are profiled, after as many others. */
  steps: number;
}

type Message = OpenMessage | RunMessage | ProfileMessage;

export interface RunResult {
  /** Milliseconds a step. */
  milliseconds: number;
  /** The losses that were read, the untimed steps' among them. */
  losses: number[];
  /** What the library says it holds, where it says so. */
  memory?: { bytes: number; gpuBytes: number | null } | null;
  /** Calls of WebGPU a step, the untimed steps' among them; null on other backends. */
  gpuCalls: GpuCalls | null;
}

export interface GpuCalls {
  dispatches: number;
  submits: number;
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
  /** Which kernels a step runs, where the library tells. */
  profile?(batch: number): Promise<KernelShare[]>;
}

/** All calls of one kernel in a step. */
export interface KernelShare {
  kernel: string;
  calls: number;
  /** NaN where the backend does not time its kernels. */
  milliseconds: number;
}

/** Kernels of a step by their time, means over some steps. */
async function profile(side: Side, steps: number): Promise<KernelShare[]> {
  if (!side.profile) throw new Error('This side tells no kernels.');
  await side.reset();
  for (let i = 0; i < steps; i++) await side.step(i % BATCHES, true);
  const sums = new Map<string, KernelShare>();
  for (let i = 0; i < steps; i++)
    for (const { kernel, calls, milliseconds } of await side.profile(i % BATCHES)) {
      const sum = sums.get(kernel) ?? { kernel, calls: 0, milliseconds: 0 };
      sum.calls += calls / steps;
      sum.milliseconds += milliseconds / steps;
      sums.set(kernel, sum);
    }
  return [...sums.values()].toSorted((a, b) => b.milliseconds - a.milliseconds || b.calls - a.calls);
}

/** Calls of WebGPU since counting began. */
export const calls: GpuCalls = { dispatches: 0, submits: 0 };

/** Counts calls of WebGPU in this worker from now on: what a step asks for, whatever the adapter. */
export function countGpuCalls(): void {
  const { dispatchWorkgroups } = GPUComputePassEncoder.prototype;
  const { submit } = GPUQueue.prototype;
  GPUComputePassEncoder.prototype.dispatchWorkgroups = function (...sizes) {
    calls.dispatches++;
    return dispatchWorkgroups.apply(this, sizes);
  };
  GPUQueue.prototype.submit = function (...buffers) {
    calls.submits++;
    return submit.apply(this, buffers);
  };
}

async function run(side: Side, { steps, every, untimed }: RunMessage): Promise<RunResult> {
  await side.reset();
  const before = { ...calls };
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
  const milliseconds = (performance.now() - begun) / steps;
  const all = steps + untimed;
  const gpuCalls = calls.dispatches
    ? {
        dispatches: (calls.dispatches - before.dispatches) / all,
        submits: (calls.submits - before.submits) / all,
      }
    : null;
  return { milliseconds, losses, gpuCalls };
}

async function load({ header, address }: OpenMessage): Promise<WorkData> {
  const response = await fetch(address);
  return unpacked(header, new Float32Array(await response.arrayBuffer()));
}

/** Answers messages with a side that `open` makes. */
export function serve(open: (backend: BackendName, data: WorkData) => Promise<Side>): void {
  let side: Side | null = null;
  const answer = async (message: Message) => {
    if (message.type === 'open') {
      if (message.backend === 'webgpu') countGpuCalls();
      side = await open(message.backend, await load(message));
      return { adapter: side.adapter };
    }
    if (!side) throw new Error('This side is not open.');
    if (message.type === 'profile') return profile(side, message.steps);
    return { ...(await run(side, message)), memory: side.memory?.() ?? null };
  };
  self.addEventListener('message', ({ data }: MessageEvent<Message>) => {
    answer(data).then(
      (result) => self.postMessage({ result }),
      (error: unknown) => self.postMessage({ error: error instanceof Error ? error.message : String(error) }),
    );
  });
}
