import { expect, it } from 'vitest';
import { Turns } from './turns';

async function spent(turns: Turns, lanes: number): Promise<number> {
  const since = performance.now();
  for (let i = 0; i < 4; i++) await turns.next(lanes);
  return performance.now() - since;
}

it('gives the page time between scores, more for more lanes, and only where there is a page', async () => {
  expect(await spent(new Turns(true), 1)).toBeGreaterThan(3 * 50 - 5);
  expect(await spent(new Turns(true), 4)).toBeGreaterThan(3 * 100 - 5);
  expect(await spent(new Turns(false), 4)).toBeLessThan(40);
});
