// The page answers while four lanes train: no task of its main thread takes 50 ms of processor time.
import { expect, test } from '@playwright/test';
import { mainThreadTasks } from './mainThread';

/** The W3C's "long task". */
const LONG = 50;

test('no task of the page takes 50 ms while four lanes train', async ({ page }) => {
  await page.addInitScript(() => {
    localStorage.setItem('hap2s.interface', JSON.stringify({ backendChoice: 'wasm' }));
  });
  const lanes = ['strategy=hardest', '', 'strategy=polynomial', 'strategy=uniform'];
  const query = new URLSearchParams({ v: '1', seed: '7', steps: '100000', evaluateEvery: '25' });
  lanes.forEach((lane, i) => query.set(`lane${i + 1}`, lane));
  await page.goto(`./#/experiments/compare?${query}`);
  const play = page.getByRole('button', { name: 'Play', exact: true }).first();
  await expect(play).toBeEnabled({ timeout: 120_000 });
  await play.click();
  await page.waitForTimeout(4000); // parts that load when they are first drawn are there
  const step = async () => Number(/step (\d+)/.exec(await page.getByRole('main').innerText())?.[1]);
  const from = await step();
  const tasks = await mainThreadTasks(page, () => page.waitForTimeout(10_000));
  expect(await step()).toBeGreaterThan(from + 10);
  console.log(
    `${(await step()) - from} steps, ${tasks.length} tasks, longest: ${tasks
      .slice(0, 6)
      .map(({ cpu }) => cpu.toFixed(1))
      .join(', ')} ms`,
  );
  expect(tasks.length).toBeGreaterThan(100);
  expect(tasks.filter(({ cpu }) => cpu > LONG)).toEqual([]);
});
