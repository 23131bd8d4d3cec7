// The worker's entry: commands in, events out, one session.
import type { Command, Event } from './protocol';
import { browserRunStore } from './runStore';
import { Session } from './session';

const post = (event: Event, transfer: Transferable[] = []) => self.postMessage(event, { transfer });
const session = new Session(post, self.name === 'passing' ? null : browserRunStore);
void session.offerKept();

self.addEventListener('message', ({ data }: MessageEvent<Command>) => {
  session.handle(data).catch((error: unknown) => session.fail(error));
});
