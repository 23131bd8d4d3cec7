import { afterEach, describe, expect, it, vi } from 'vitest';
import { inTurns, Loop, wait } from './loop';

function counted() {
  const seen = { ticks: 0, stops: 0 };
  const loop = new Loop(
    async () => void seen.ticks++,
    async () => void seen.stops++,
  );
  return { seen, loop };
}

describe('loop', () => {
  it('runs exactly the steps asked for and rests once', async () => {
    const { seen, loop } = counted();
    await loop.run(7);
    expect(seen).toEqual({ ticks: 7, stops: 1 });
    expect(loop.playing).toBe(false);
  });

  it('lets messages in between steps, so that a pause acts', async () => {
    const { seen, loop } = counted();
    const done = loop.run(Infinity);
    await wait(20);
    await loop.pause();
    await done;
    const after = seen.ticks;
    await wait(10);
    expect(after).toBeGreaterThan(0);
    expect(seen.ticks).toBe(after);
  });

  it('a slow speed spaces the steps, and a change to full speed acts soon', async () => {
    const { seen, loop } = counted();
    loop.stepsPerSecond = 1;
    const done = loop.run(Infinity);
    await wait(60);
    expect(seen.ticks).toBe(1);
    loop.stepsPerSecond = Infinity;
    await wait(150);
    expect(seen.ticks).toBeGreaterThan(2);
    await loop.pause();
    await done;
  });

  it('steps asked for while the last ones are being finished are not lost', async () => {
    let [ticks, stops] = [0, 0];
    const loop: Loop = new Loop(
      async () => void ticks++,
      async () => {
        if (stops++ === 0) void loop.run(2);
        await wait(5);
      },
    );
    await loop.run(1);
    expect([ticks, stops, loop.playing]).toEqual([3, 2, false]);
  });

  it('an error of a step reaches the caller and ends the run', async () => {
    const loop = new Loop(
      () => Promise.reject(new Error('boom')),
      () => Promise.resolve(),
    );
    await expect(loop.run(3)).rejects.toThrow('boom');
    expect(loop.playing).toBe(false);
  });
});

describe('inTurns', () => {
  afterEach(() => vi.restoreAllMocks());

  /** Counts its parts, of which each takes so many milliseconds by the clock that is asked. */
  function calculation(parts: number, each: number) {
    let now = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => now);
    const seen = { parts: 0 };
    function* run() {
      for (; seen.parts < parts; seen.parts++, now += each) yield;
      return 'done';
    }
    return { seen, run };
  }

  it('lets messages in where a calculation is long', async () => {
    const { seen, run } = calculation(100, 10);
    const done = inTurns(run(), () => true);
    const message = new Promise<number>((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => {
        port1.close();
        resolve(seen.parts);
      });
      port1.start();
      port2.postMessage(null);
    });
    expect(await message).toBeLessThan(100);
    expect(await done).toBe('done');
    expect(seen.parts).toBe(100);
  });

  it('carries a short one through at once', () => {
    const { seen, run } = calculation(100, 0.1);
    void inTurns(run(), () => true);
    expect(seen.parts).toBe(100);
  });

  it('gives up what nobody wants any more', async () => {
    const { seen, run } = calculation(100, 10);
    expect(await inTurns(run(), () => false)).toBeNull();
    expect(seen.parts).toBeLessThan(100);
  });
});
