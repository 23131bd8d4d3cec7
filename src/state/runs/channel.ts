// What tabs of this browser tell each other about kept runs and sweeps.
import type { SweepStatus } from '../sweeps/types';
import type { BackendReport } from '../../worker/protocol';

/** What only the tab that runs the queue knows. */
export interface Progress {
  id: string;
  current: SweepStatus['current'];
  secondsLeft: number | null;
  backend: BackendReport | null;
}

export type Message =
  /** Runs that were put, changed or deleted. */
  | { type: 'runs'; ids: string[] }
  /** Sweeps that were put, changed or deleted. */
  | { type: 'sweeps' }
  | { type: 'progress'; progress: Progress };

const NAME = 'hap2s-experiments';

/** A line to the other tabs; a browser without one has tabs that see each other's runs after a reload. */
export interface Channel {
  send(message: Message): void;
  listen(take: (message: Message) => void): void;
}

function open(): Channel {
  const line = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(NAME);
  return {
    send: (message) => line?.postMessage(message),
    listen: (take) => line?.addEventListener('message', ({ data }: MessageEvent<Message>) => take(data)),
  };
}

let opened: Channel | null = null;

export const channel = (): Channel => (opened ??= open());
