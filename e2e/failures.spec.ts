// Failures as content, each by its real cause: what happened, why, and a button that helps.
import { expect, test } from '@playwright/test';
import { open, openOwnImages, play, ready, stepOf } from './app';

const VECTORS =
  'data=clusters&identities=12&imagesPerIdentity=6&batchIdentities=4&batchImages=3&hidden=16&embedding=8&evaluateEvery=10';

test('images that this browser does not have: the card opens the person’s images', async ({ page }) => {
  await page.goto('./#/train?v=1&data=own&own=missing0');
  await expect(page.getByText('The link wants images that are not here.')).toBeVisible();
  await page.getByRole('button', { name: 'Your images…' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('a zip that is broken: the dialog says which one and what helps, and the next one is taken', async ({
  page,
}) => {
  await open(page, 'wasm', VECTORS);
  await openOwnImages(page);
  const dialog = page.getByRole('dialog');
  const broken = {
    name: 'people.zip',
    mimeType: 'application/zip',
    buffer: Buffer.from('PK\x03\x04 and no more'),
  };
  await page.getByLabel('Choose zip files…').setInputFiles(broken);
  await expect(dialog.getByRole('alert')).toContainText('people.zip');
  await page.getByLabel('Choose zip files…').setInputFiles({ ...broken, name: 'others.zip' });
  await expect(dialog.getByRole('alert')).toContainText('others.zip');
  await expect(dialog.getByRole('alert')).not.toContainText('people.zip');
});

test('a margin that is satisfied everywhere: the card raises it', async ({ page }) => {
  await open(page, 'wasm', `${VECTORS}&difficulty=0&margin=0`);
  await page.getByRole('button', { name: /^10×/ }).click();
  await play(page);
  await expect(page.getByText('No anchor pulls any more.')).toBeVisible();
  await page.getByRole('button', { name: 'Raise the margin to 0.30' }).click();
  await expect(page.getByText('No anchor pulls any more.')).toHaveCount(0);
  await expect.poll(() => page.url()).not.toContain('margin=');
});

test('a collapse and a divergence are told, and a gentler run starts by the button', async ({ page }) => {
  const harsh = 'normalize=0&optimiser=sgd&momentum=0&weightDecay=0.1';
  await open(page, 'wasm', `${VECTORS}&margin=0&learningRate=0.3&${harsh}`);
  await play(page);
  await expect(page.getByText('The embedding collapsed.')).toBeVisible();

  await page.goto('about:blank');
  await open(page, 'wasm', `${VECTORS}&margin=2&lambda=2&strategy=contrastive&learningRate=1&${harsh}`);
  await play(page);
  await expect(page.getByText('The run diverged.')).toBeVisible();
  await page.getByRole('button', { name: /^Restart with learning rate 0\.2/ }).click();
  await ready(page);
  await expect.poll(() => stepOf(page)).toBe(0);
  await expect.poll(() => page.url()).toContain('learningRate=0.2');
});

test('a link with a bad part: what is wrong, what is used instead, and the corrected link', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`./#/train?v=1&${VECTORS}&sigma=-3&nonsense=1`);
  const card = page.getByText('The link could not be taken whole.').locator('..');
  await expect(card).toContainText('“nonsense”, which is no option');
  await page.getByRole('button', { name: 'Copy the corrected link' }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('data=clusters');
  expect(copied).not.toMatch(/nonsense|sigma/);
});
