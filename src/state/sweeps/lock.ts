// One tab at a time: whoever holds the lock runs the queue, and the next in line takes over when that tab goes.
import { newId } from '../runs/newId';

export interface TabLock {
  /** Runs `task` once no other tab does; `waiting` is called where another one does so now. */
  hold(task: () => Promise<void>, waiting: () => void): Promise<void>;
}

const webLock = (name: string, locks: LockManager): TabLock => ({
  async hold(task, waiting) {
    const held = await locks.request(name, { ifAvailable: true }, async (lock) => {
      if (lock) await task();
      return lock !== null;
    });
    if (held) return;
    waiting();
    await locks.request(name, task);
  },
});

/** Milliseconds between two signs of life, and after how many a tab without one is gone: hidden tabs are slow. */
const BEAT = 2000;
const GONE = 90_000;
/** Milliseconds in which two tabs that claim at once see each other. */
const CLAIM = 200;

interface Claim {
  tab: string;
  time: number;
}

const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** For pages that have no web locks (served without https): a sign of life in the local storage. */
export function storageLock(name: string, storage: Storage): TabLock {
  const tab = newId();
  const claim = () => storage.setItem(name, JSON.stringify({ tab, time: Date.now() } satisfies Claim));
  const holder = (): string | null => {
    try {
      const found = JSON.parse(storage.getItem(name) ?? 'null') as Claim | null;
      return found && Date.now() - found.time < GONE ? found.tab : null;
    } catch {
      return null; // something foreign: it holds nothing
    }
  };
  const release = () => {
    if (holder() === tab) storage.removeItem(name);
  };
  return {
    async hold(task, waiting) {
      for (let told = false; holder() !== tab; await wait(CLAIM)) {
        if (holder() === null) {
          claim();
          continue;
        }
        if (!told) waiting();
        told = true;
        await wait(BEAT);
      }
      const beat = setInterval(claim, BEAT);
      globalThis.addEventListener?.('pagehide', release);
      try {
        await task();
      } finally {
        clearInterval(beat);
        globalThis.removeEventListener?.('pagehide', release);
        release();
      }
    },
  };
}

const alone: TabLock = { hold: (task) => task() };

/** The lock of this browser. */
export function browserLock(name: string): TabLock {
  if (globalThis.navigator?.locks) return webLock(name, navigator.locks);
  try {
    return storageLock(name, localStorage);
  } catch {
    return alone; // storage is switched off: tabs share no queue
  }
}
