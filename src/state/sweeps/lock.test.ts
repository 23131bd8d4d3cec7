// Without web locks tabs take turns by signs of life in the local storage.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { storageLock } from './lock';

function memoryStorage(): Storage {
  const map = new Map<string, string>();
  return {
    length: 0,
    clear: () => map.clear(),
    key: () => null,
    getItem: (key) => map.get(key) ?? null,
    setItem: (key, value) => void map.set(key, value),
    removeItem: (key) => void map.delete(key),
  };
}

/** A tab that takes the lock and holds it until it is told to let go. */
function tabOn(storage: Storage) {
  const tab = { holds: false, waits: 0, letGo: () => undefined as void, done: Promise.resolve() };
  const task = () =>
    new Promise<void>((resolve) => {
      tab.holds = true;
      tab.letGo = () => {
        tab.holds = false;
        resolve();
      };
    });
  tab.done = storageLock('queue', storage).hold(task, () => void tab.waits++);
  return tab;
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1000);

describe('the lock of pages without web locks', () => {
  it('is held by one tab; the next one waits, says so once, and follows', async () => {
    const storage = memoryStorage();
    const [one, two] = [tabOn(storage), tabOn(storage)];
    await seconds(30);
    expect([one.holds, two.holds].filter(Boolean)).toHaveLength(1);
    const [first, second] = one.holds ? [one, two] : [two, one];
    expect([first.waits, second.waits]).toEqual([0, 1]);
    first.letGo();
    await first.done;
    await seconds(5);
    expect(second.holds).toBe(true);
  });

  it('goes to another tab when the one that holds it gives no sign of life', async () => {
    const storage = memoryStorage();
    const one = tabOn(storage);
    await seconds(1);
    expect(one.holds).toBe(true);
    vi.clearAllTimers(); // the tab crashed
    const two = tabOn(storage);
    await seconds(60);
    expect(two.holds).toBe(false);
    await seconds(60);
    expect(two.holds).toBe(true);
  });

  it('is free where something foreign stands in its place', async () => {
    const storage = memoryStorage();
    storage.setItem('queue', 'no JSON');
    const one = tabOn(storage);
    await seconds(1);
    expect(one.holds).toBe(true);
  });
});
