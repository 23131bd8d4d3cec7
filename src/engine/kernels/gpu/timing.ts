// Times our dispatches the way TensorFlow.js times its own while it profiles, so that one list holds both. Apart from a profile
// nothing of this runs.

/** The part of WebGPUBackend that times. */
export interface TimingBackend {
  device: GPUDevice;
  commandEncoder: GPUCommandEncoder | null;
  supportTimestampQuery: boolean;
  /** A list while dispatches are timed. */
  activeTimers?: { name: string; query: Promise<number> }[] | null;
  querySet: GPUQuerySet | null;
  querySetCount: number;
  endComputePassEncoder(): void;
  /** Milliseconds of the pass that was recorded last; submits it. */
  getQueryTime(): Promise<number>;
}

/** Whether dispatches are to be timed now. */
export const isTiming = ({ activeTimers, supportTimestampQuery }: TimingBackend) =>
  Boolean(activeTimers) && supportTimestampQuery;

/** Records a dispatch in a pass of its own, and lists its time under the name. */
export function recordTimed(
  backend: TimingBackend,
  name: string,
  record: (pass: GPUComputePassEncoder) => void,
): void {
  backend.endComputePassEncoder();
  backend.querySet ??= backend.device.createQuerySet({ type: 'timestamp', count: backend.querySetCount });
  const timestampWrites = {
    querySet: backend.querySet,
    beginningOfPassWriteIndex: 0,
    endOfPassWriteIndex: 1,
  };
  const pass = backend.commandEncoder!.beginComputePass({ timestampWrites });
  record(pass);
  pass.end();
  backend.activeTimers!.push({ name, query: backend.getQueryTime() });
}
