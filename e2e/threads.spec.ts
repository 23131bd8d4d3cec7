// Kernels use threads where the page is cross-origin isolated, as the preview server's headers make it, and give the same bits without.
import { expect, test, type Page } from '@playwright/test';
import { open, stepOf, tableOf } from './app';

/** Products long enough for threads: see WORTH in src/engine/kernels/dense.ts. */
const LARGE =
  'identities=32&imagesPerIdentity=8&batchIdentities=16&batchImages=4&channels=32&hidden=128&evaluateEvery=50';

const HELPER = /helper\.worker/;
const HEADERS = ['cross-origin-opener-policy', 'cross-origin-embedder-policy'];

/** As on a static host: documents come without the headers that isolate them. */
const withoutHeaders = (page: Page) =>
  page.route(/\/(index\.html)?([?#].*)?$/, async (route) => {
    const response = await route.fetch();
    const headers = Object.entries(response.headers()).filter(([name]) => !HEADERS.includes(name));
    await route.fulfill({ response, headers: Object.fromEntries(headers) });
  });

/** Trains a little; what the chip says, the helpers that were fetched, and the first steps' losses with the last weights. */
async function trained(page: Page, isolated: boolean) {
  const helpers = new Set<string>();
  page.context().on('request', (request) => {
    if (HELPER.test(request.url())) helpers.add(request.url());
  });
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
  return { reason, helpers: helpers.size, weights, losses: await tableOf(page, /^Data: Loss/) };
}

test('an isolated page computes on several threads what another computes on one, bit for bit', async ({
  page,
  browser,
}) => {
  const threads = await trained(page, true);
  expect(threads.reason).toMatch(/uses [2-4] threads/);
  expect(threads.helpers).toBe(1);

  const plain = await browser.newPage();
  await withoutHeaders(plain);
  const alone = await trained(plain, false);
  expect(alone.reason).not.toContain('threads');
  expect(alone.helpers).toBe(0);
  expect(alone.weights).toBe(threads.weights);
  expect(alone.losses).toEqual(threads.losses);
  await plain.close();
});
