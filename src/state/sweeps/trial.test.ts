import { expect, it, vi } from 'vitest';
import { small } from '../../worker/testOptions';
import { trialPace } from './trial';

vi.mock('../../worker/client', async () => ({
  connect: (await import('../compare/testSession')).connectSession,
}));

it('tells the milliseconds of a step, and why there are none', async () => {
  const pace = await trialPace(small);
  expect(pace).toBeGreaterThan(0);
  expect(pace).toBeLessThan(5000);
  await expect(trialPace({ ...small, data: 'own', own: '' })).rejects.toThrow(/\w/);
});
