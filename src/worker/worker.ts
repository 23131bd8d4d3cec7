// The worker's entry: commands in, events out, one session.
import type { Command, Event } from './protocol';
import { browserRunStore, type Slot } from './runStore';
import { Session } from './session';
import { Turns } from './turns';

const post = (event: Event, transfer: Transferable[] = []) => self.postMessage(event, { transfer });
/** Where the worker's run outlasts it, by the worker's name (see client.ts). */
const SLOTS: Record<string, Slot> = { training: 'hap2s-last-run', sweep: 'hap2s-sweep-run' };
const slot = SLOTS[self.name];
const session = new Session(post, slot ? browserRunStore(slot) : null, new Turns(true));
// A sweep asks for what it wants when it starts a cell.
if (self.name === 'training') void session.offerKept();

self.addEventListener('message', ({ data }: MessageEvent<Command>) => {
  session.handle(data).catch((error: unknown) => session.fail(error));
});
