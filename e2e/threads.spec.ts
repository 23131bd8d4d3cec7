// Kernels use threads where the page is cross-origin isolated, as the preview server's headers make it, and give the same bits without.
import { expect, test, type Page } from '@playwright/test';
import { open, stepOf, tableOf } from './app';

/** Products long enough for threads: see WORTH in src/engine/kernels/dense.ts. */
const LARGE =
  'identities=32&imagesPerIdentity=8&batchIdentities=16&batchImages=4&channels=32&hidden=128&evaluateEvery=50';

const HEADERS = ['cross-origin-opener-policy', 'cross-origin-embedder-policy'];

/** As on a static host: documents come without the headers that isolate them. */
const withoutHeaders = (page: Page) =>
  page.route(/\/(index\.html)?([?#].*)?$/, async (route) => {
    const response = await route.fetch();
    const headers = Object.entries(response.headers()).filter(([name]) => !HEADERS.includes(name));
    await route.fulfill({ response, headers: Object.fromEntries(headers) });
  });

/** As on a machine with one core more than the page needs for itself. */
const withThreeCores = (page: Page) =>
  page.route(/\/worker-[^/]*\.js$/, async (route) => {
    const response = await route.fetch();
    const cores = "Object.defineProperty(navigator, 'hardwareConcurrency', { value: 3 });";
    await route.fulfill({ response, body: `${cores}${await response.text()}` });
  });

/** Trains a little; what the chip says, which counts helpers that have answered, and the first steps' losses with the last weights. */
async function trained(page: Page, isolated: boolean) {
  await open(page, 'wasm', LARGE);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(isolated);
  await page.getByRole('button', { name: /WASM/ }).click();
  const reason = await page.getByRole('dialog', { name: 'Backend' }).innerText();
  await page.keyboard.press('Escape');
  for (let at = (await stepOf(page)) + 1; at <= 6; at++) {
    await page.getByRole('button', { name: 'One step' }).first().click({ force: true });
    await expect.poll(() => stepOf(page)).toBe(at);
  }
  const weights = await page.locator('.history-weights code').innerText();
  return { reason, weights, losses: await tableOf(page, /^Data: Loss/) };
}

test('an isolated page computes on several threads what another computes on one, bit for bit', async ({
  page,
  browser,
}) => {
  await withThreeCores(page);
  const threads = await trained(page, true);
  expect(threads.reason).toContain('uses 2 threads');

  const plain = await browser.newPage();
  await withoutHeaders(plain);
  await withThreeCores(plain);
  const alone = await trained(plain, false);
  expect(alone.reason).not.toContain('threads');
  expect(alone.weights).toBe(threads.weights);
  expect(alone.losses).toEqual(threads.losses);
  await plain.close();
});
