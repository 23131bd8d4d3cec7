import { describe, expect, it } from 'vitest';
import { Loop, wait } from './loop';

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

  it('an error of a step reaches the caller and ends the run', async () => {
    const loop = new Loop(
      () => Promise.reject(new Error('boom')),
      () => Promise.resolve(),
    );
    await expect(loop.run(3)).rejects.toThrow('boom');
    expect(loop.playing).toBe(false);
  });
});
