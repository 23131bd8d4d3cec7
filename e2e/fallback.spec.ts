// Without WebGPU the page takes WebAssembly and says why.
import { expect, test } from '@playwright/test';
import { open, playTo, stepOf, TINY } from './app';
import { findBrowser } from '../scripts/setup.mjs';

const browser = findBrowser();
test.use({
  launchOptions: {
    ...(browser ? { executablePath: browser } : { channel: 'chromium' }),
    args: [
      '--no-sandbox',
      '--disable-features=WebGPU,WebGPUService',
      '--disable-gpu',
      '--disable-background-networking',
    ],
  },
});

test('WebGPU absent: WASM runs, with the reason in sight', async ({ page }) => {
  await open(page, 'auto', TINY);
  const chip = page.getByRole('button', { name: /WASM/ });
  await expect(chip).toBeVisible();
  await chip.click();
  await expect(page.getByText(/WebGPU.*passed over|Passed over/).first()).toBeVisible();
  await expect(
    page
      .locator('dl')
      .getByText(/WebGPU:/)
      .first(),
  ).toBeVisible();
  await page.keyboard.press('Escape');
  await playTo(page, 10);
  expect(await stepOf(page)).toBeGreaterThanOrEqual(10);
});

test('WebGPU chosen but absent: the card says why, and its button lets the page choose', async ({ page }) => {
  await open(page, 'webgpu', TINY);
  const card = page.getByText('WebGPU does not work here.').locator('..');
  await expect(card).toContainText(/You chose WebGPU, but .* Training runs on WASM instead/);
  await page.getByRole('button', { name: 'Let the page choose' }).click();
  await expect(card).toHaveCount(0);
  await expect(page.getByRole('button', { name: /WASM/ })).toBeVisible();
});
