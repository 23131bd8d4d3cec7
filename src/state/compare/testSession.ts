// For tests: a worker's client that is a real session on the CPU backend, in the same process.
import type { WorkerClient } from '../../worker/client';
import type { Event } from '../../worker/protocol';
import { Session } from '../../worker/session';

export function connectSession(listen: (event: Event) => void): WorkerClient {
  const session = new Session((event) => listen(structuredClone(event)));
  return {
    send: (command) => {
      const here = command.type === 'start' ? { ...command, backend: 'cpu' as const } : command;
      session.handle(here).catch((error: unknown) => session.fail(error));
    },
    close: () => undefined,
  };
}
