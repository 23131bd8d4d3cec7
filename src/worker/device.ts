// What a session computes on: the chosen backend, and another one when the graphics device is gone.
import { closeBackend, openBackend } from '../engine';
import type { BackendName, BackendReport } from '../engine/types';
import { FailureError, failureFrom, webgpuMissing } from './failures';
import { wait } from './loop';
import type { Post } from './telling';

type Choice = 'auto' | BackendName;

/** Milliseconds a device loss may be reported after a failed read. */
const LOSS_REPORT_DELAY = 500;

export class Device {
  /** Settled when a lost device has been replaced; null while there is nothing to wait for. */
  recovering: Promise<void> | null = null;
  private report: BackendReport | null = null;
  private choice: Choice = 'auto';
  private losses = 0;

  /** `moved` is told of the backend after a loss, and why; `stuck` when there is none. */
  constructor(
    private readonly post: Post,
    private readonly run: () => number,
    private readonly moved: (report: BackendReport, message: string) => void,
    private readonly stuck: () => void,
  ) {}

  /** For a run. A configuration change frees the GPU's kept buffers only by a new backend, so each run opens its own there. */
  async open(choice: Choice): Promise<BackendReport> {
    this.losses = 0;
    const kept = this.choice === choice && this.report?.name !== 'webgpu' ? this.report : null;
    if (this.report && !kept) await closeBackend();
    this.choice = choice;
    this.report = kept ?? (await this.openBackend(choice));
    this.post({ type: 'backend', report: this.report });
    const missing = choice === 'webgpu' ? webgpuMissing(this.report) : null;
    if (missing) this.post({ type: 'failure', run: this.run(), failure: missing });
    return this.report;
  }

  /** The read-back of a lost device may fail a moment before the loss itself is reported. */
  async wasLost(): Promise<boolean> {
    for (let waited = 0; waited < LOSS_REPORT_DELAY && !this.recovering; waited += 50) await wait(50);
    return this.recovering !== null;
  }

  private openBackend(choice: Choice): Promise<BackendReport> {
    return openBackend(choice, { onLost: (message) => void this.recover(message) });
  }

  /** The device is gone: the best backend left takes over. */
  private recover(message: string): Promise<void> {
    this.recovering ??= this.reopen(message).finally(() => (this.recovering = null));
    return this.recovering;
  }

  private async reopen(message: string): Promise<void> {
    this.losses++;
    try {
      await closeBackend();
      // A device that is lost twice in a run is not trusted a third time.
      this.report = await this.openBackend(this.losses > 1 ? 'wasm' : this.choice);
      this.post({ type: 'backend', report: this.report });
      this.moved(this.report, message);
    } catch (error) {
      this.stuck();
      throw new FailureError(failureFrom(error));
    }
  }
}
