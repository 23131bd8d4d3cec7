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
