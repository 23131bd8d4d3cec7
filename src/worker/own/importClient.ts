// The page's end of the import worker.
import type { DecodeRequest, ImportCommand, ImportEvent, ImportSource } from './protocol';

export interface ImportClient {
  /** Answers with a plan and samples, or a failure. */
  scan(sources: ImportSource[]): void;
  /** Answers with progress and done, or a failure. What was scanned stays, so it can be asked again. */
  decode(request: DecodeRequest): void;
  /** Answers with cancelled; nothing is stored. */
  cancel(): void;
  dispose(): void;
}

/** Starts an import worker of its own; `onEvent` hears everything it says. */
export function createImportClient(onEvent: (event: ImportEvent) => void): ImportClient {
  const worker = new Worker(new URL('./importWorker.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('message', ({ data }: MessageEvent<ImportEvent>) => onEvent(data));
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    const remedy = 'Close the dialog and try again.';
    onEvent({
      type: 'failure',
      failure: { kind: 'bad-file', message: `The import worker stopped: ${event.message}`, remedy },
    });
  });
  const post = (command: ImportCommand) => worker.postMessage(command, []);
  return {
    scan: (sources) => post({ type: 'scan', sources }),
    decode: (request) => post({ type: 'decode', ...request }),
    cancel: () => post({ type: 'cancel' }),
    dispose: () => worker.terminate(),
  };
}
