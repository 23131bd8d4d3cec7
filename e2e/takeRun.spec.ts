// The Train view's run as files: what the Share menu leads to.
import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test, type Page } from '@playwright/test';
import { open, rested, TINY } from './app';

async function saved(page: Page, label: string): Promise<Uint8Array> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('dialog').getByRole('button', { name: label }).click(),
  ]);
  return readFile(await download.path());
}

test('the run is saved with its curves and checksum, and as a Python project', async ({ page }) => {
  await open(page, 'wasm', TINY);
  const share = page.getByRole('button', { name: 'Share', exact: true });
  for (let step = 1; step <= 3; step++) {
    await page.getByRole('button', { name: 'One step' }).first().click();
    await expect.poll(() => rested(page)).toBe(step);
  }
  const weights = await page.locator('.history-weights code').innerText();
  await share.click();
  await page.getByRole('button', { name: /^Take away…/ }).click();
  await expect(page.getByRole('dialog', { name: /^Take away/ })).toBeVisible();
  const file = JSON.parse(strFromU8(await saved(page, 'Run file (JSON)'))) as {
    steps: number;
    weights: string;
    options: Record<string, unknown>;
  };
  expect(file).toMatchObject({ steps: 3, weights });
  expect(file.options.embedding).toBe(8);
  const zip = unzipSync(await saved(page, 'PyTorch project (zip)'));
  const names = Object.keys(zip);
  expect(names).toContain('hap2s_project/train.py');
  expect(names).toContain('hap2s_project/weights.safetensors');
  const config = JSON.parse(strFromU8(zip['hap2s_project/config.json'])) as object;
  expect(JSON.stringify(config)).toContain('exponential');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(share).toBeFocused();
});
