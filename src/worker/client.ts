// The page's end of the wire: a typed worker that sends commands and hands events to one listener.
import type { Command, Event } from './protocol';

export interface WorkerClient {
  send(command: Command): void;
  close(): void;
}

/** The run of the Train view, which outlasts a reload. */
const training = () =>
  new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'training' });
/** A run of a lesson, of which nothing is written down. */
const passing = () =>
  new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'passing' });

/**
 * Starts a training worker; `lasting` runs are kept on the disk. A worker that cannot start or breaks reports itself as a
 * fatal failure.
 */
export function connect(listen: (event: Event) => void, lasting = true): WorkerClient {
  const worker = lasting ? training() : passing();
  let run = 0;
  worker.addEventListener('message', ({ data }: MessageEvent<Event>) => listen(data));
  worker.addEventListener('error', (event) => {
    listen({
      type: 'failure',
      run,
      failure: {
        kind: 'internal',
        message: `The training worker stopped: ${event.message || 'its script could not be loaded'}.`,
        remedy: 'Reload the page; the link keeps the configuration.',
        fatal: true,
      },
    });
  });
  return {
    send: (command) => {
      if (command.type === 'start') run = command.run;
      worker.postMessage(command);
    },
    close: () => worker.terminate(),
  };
}
