// Memory that runs out in the middle of a run: the browser really refuses the WASM backend's next page.
import { expect, test } from '@playwright/test';
import config from '../playwright.config';
import { open, ready, stepOf } from './app';

const { launchOptions } = config.use ?? {};
/** 31 MB: the page and its evaluation fit, a training step of 256 pictures does not. */
const LIMIT = '--js-flags=--wasm-max-mem-pages=500';
test.use({ launchOptions: { ...launchOptions, args: [...(launchOptions?.args ?? []), LIMIT] } });

const LARGE =
  'identities=32&imagesPerIdentity=16&batchIdentities=16&batchImages=16&channels=32&hidden=64&embedding=8';

test('a step that needs more memory than there is: the card says so, and a smaller run goes on', async ({
  page,
}) => {
  await open(page, 'wasm', LARGE);
  await page.getByRole('button', { name: 'One step' }).first().click();
  await expect(page.getByText('There is no memory left.')).toBeVisible();
  await expect(page.locator('.ranking-when')).toContainText('at step 0'); // what was there stays
  await page.getByRole('alert').getByRole('button').first().click();
  await ready(page);
  await expect.poll(() => stepOf(page)).toBe(0);
  await expect(page.getByText('There is no memory left.')).toHaveCount(0);
  await page.getByRole('button', { name: 'One step' }).first().click();
  await expect.poll(() => stepOf(page)).toBe(1);
});
