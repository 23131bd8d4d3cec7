// The page's end of the wire: a typed worker that sends commands and hands events to one listener.
import { gather } from './gather';
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

/** The trainings of sweeps, one after the other; the one under way outlasts a reload. */
const sweep = () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'sweep' });

const WORKERS = { training, passing, sweep } as const;
export type WorkerKind = keyof typeof WORKERS;

/** Starts a training worker. One that cannot start or breaks reports itself as a fatal failure. */
export function connect(listen: (event: Event) => void, kind: WorkerKind): WorkerClient {
  const worker = WORKERS[kind]();
  const events = gather(listen);
  let run = 0;
  worker.addEventListener('message', ({ data }: MessageEvent<Event>) => events.take(data));
  worker.addEventListener('error', (event) => {
    events.take({
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
    close: () => {
      worker.terminate();
      events.stop();
    },
  };
}
