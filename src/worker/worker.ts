// The worker's entry: commands in, events out, one session.
import type { Command, Event } from './protocol';
import { Session } from './session';

const post = (event: Event, transfer: Transferable[] = []) => self.postMessage(event, { transfer });
const session = new Session(post);

self.addEventListener('message', ({ data }: MessageEvent<Command>) => {
  session.handle(data).catch((error: unknown) => session.fail(error));
});
