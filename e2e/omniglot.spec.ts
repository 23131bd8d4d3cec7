// Real images: a person imports the two Omniglot archives, trains on one set of characters and searches unseen ones.
import { expect, test } from '@playwright/test';
import { omniglot, open, openOwnImages, playTo, ready, shownMAP, stepOf } from './app';

/** Raw-pixel retrieval on the same split (fixtures/omniglot_baseline.json). */
const RAW_PIXEL_MAP = 16.5;

const files = omniglot();

test('Omniglot as zips: trained on small2, ranked on Balinese and Early Aramaic above the raw pixels', async ({
  page,
}) => {
  if (!files)
    console.log('Skipped: ../shared/data/omniglot is absent, so there are no real images to import.');
  test.skip(!files, '../shared/data/omniglot is absent');
  if (!files) return;
  test.setTimeout(420_000);
  await open(
    page,
    'wasm',
    'data=clusters&identities=8&imagesPerIdentity=4&batchIdentities=8&batchImages=4&evaluateEvery=100',
  );
  await openOwnImages(page);
  await page.getByLabel('Choose zip files…').setInputFiles([files.small1, files.small2]);

  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('table', { name: 'Folders and their part' })).toBeVisible();
  await dialog.getByText('Groups of', { exact: true }).click();
  const parts = dialog.getByRole('combobox', { name: /^Part of / });
  for (const part of await parts.all()) {
    const name = (await part.getAttribute('aria-label')) ?? '';
    const role = name.includes('small2') ? 'train' : /Balinese|Early_Aramaic/.test(name) ? 'test' : 'skip';
    await part.selectOption(role);
  }
  await expect(dialog).toContainText('Tests on 46 others: 230 queries against 690 images');
  await dialog.getByRole('button', { name: /^Import [\d,]+ images/ }).click();
  await dialog.getByRole('button', { name: 'Train with these images' }).click({ timeout: 240_000 });

  const restart = page.getByRole('button', { name: 'Restart', exact: true });
  if (await restart.isVisible()) await restart.click();
  await expect.poll(() => page.url()).toContain('data=own');
  await expect.poll(() => stepOf(page)).toBe(0);
  await expect(page.locator('.ranking-when')).toContainText('at step 0');
  await page.getByRole('button', { name: 'Unseen' }).click();
  const untrained = await shownMAP(page);
  await playTo(page, 300);
  const trained = await shownMAP(page);
  console.log(
    `Omniglot, 46 unseen characters: mAP ${untrained} % untrained, ${trained} % after ${await stepOf(page)} steps.`,
  );
  expect(trained).toBeGreaterThan(RAW_PIXEL_MAP);
  expect(trained).toBeGreaterThan(untrained);

  // The images are still there after a reload, and can be removed.
  await page.reload();
  await ready(page);
  await page
    .getByRole('button', { name: 'Yours' })
    .or(page.getByRole('radio', { name: 'Yours' }))
    .first()
    .click({ force: true });
  await dialog
    .getByRole('button', { name: /Remove/ })
    .first()
    .click();
  await expect(dialog.getByRole('button', { name: /Remove/ })).toHaveCount(0);
});
