// The graphics process dies under a run: training goes on from the last checkpoint on the best backend left, and says so.
import { expect, test } from '@playwright/test';
import { open, play, stepOf } from './app';

test('a lost graphics device does not end the run', async ({ page, browser }) => {
  await open(
    page,
    'webgpu',
    'data=clusters&identities=16&imagesPerIdentity=6&batchIdentities=4&batchImages=3&hidden=16&embedding=4&evaluateEvery=10',
  );
  await expect(page.locator('.top')).toContainText('WebGPU');
  await play(page);
  await expect.poll(() => stepOf(page), { intervals: [250] }).toBeGreaterThanOrEqual(12); // past a checkpoint
  const protocol = await browser.newBrowserCDPSession();
  await protocol.send('Browser.crashGpuProcess');
  const notice = page.getByText(/graphics device was lost/);
  await expect(notice).toBeVisible();
  const from = Number(/from step (\d+)/.exec((await page.locator('body').innerText()) ?? '')?.[1]);
  expect(from).toBeGreaterThanOrEqual(10);
  await expect.poll(() => stepOf(page), { timeout: 120_000 }).toBeGreaterThan(from + 12);
});
