// The main thing, by hand, in a real browser on WebGPU (the software adapter where there is no GPU).
import { expect, test } from '@playwright/test';
import { foreignRequests, lensNumbers, numberOf, open, playTo, shownMAP, stepOf, tableOf, TINY } from './app';

const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;

test('on WebGPU: Play trains, the loss falls, unseen identities are found better, rankings change', async ({
  page,
  context,
}) => {
  const foreign = foreignRequests(context);
  await open(page, 'webgpu', TINY);
  await expect(page.locator('.top')).toContainText('WebGPU');
  await page.getByRole('button', { name: 'Unseen' }).click();
  await expect(page.locator('.ranking-when')).toContainText('at step 0');
  const untrained = await shownMAP(page);
  const firstRanking = await page
    .locator('.ranking-picture')
    .evaluateAll((list) => list.map((e) => e.ariaLabel));

  await playTo(page, 120);

  const losses = (await tableOf(page, /^Data: Loss/)).map((row) => numberOf(row[1]));
  expect(losses.length).toBeGreaterThan(20);
  expect(mean(losses.slice(-10))).toBeLessThan(0.8 * mean(losses.slice(0, 10)));
  expect(await shownMAP(page)).toBeGreaterThan(untrained);
  const ranking = await page.locator('.ranking-picture').evaluateAll((list) => list.map((e) => e.ariaLabel));
  expect(ranking).not.toEqual(firstRanking);
  expect(foreign).toEqual([]);
});

test('switching the strategy and moving σ changes the anchor’s weights at once, and the run on its way', async ({
  page,
}) => {
  await open(page, 'wasm', TINY);
  await page.getByRole('button', { name: /^10×/ }).click(); // slow enough to stop where the test wants
  await playTo(page, 10);
  const paused = await stepOf(page);
  const soft = await lensNumbers(page);
  expect(soft.length).toBeGreaterThan(5);

  await page.getByRole('slider', { name: /σ/ }).focus();
  for (let i = 0; i < 30; i++) await page.keyboard.press('ArrowRight');
  await expect.poll(() => lensNumbers(page)).not.toEqual(soft);
  const sharp = await lensNumbers(page);
  expect(await stepOf(page)).toBe(paused); // no step was needed for the weights to follow

  await page.getByText('Batch-hard', { exact: true }).click();
  await expect.poll(() => lensNumbers(page)).not.toEqual(sharp);
  const weights = (await lensNumbers(page)).map((label) => /weight ([\d.]+)/.exec(label)?.[1]);
  expect(weights.filter((w) => Number(w) === 1)).toHaveLength(2); // one positive, one negative
  expect(weights.filter((w) => Number(w) > 0)).toHaveLength(2);

  const before = await stepOf(page);
  await playTo(page, before + 20);
  const rows = await tableOf(page, /^Data: Effective set size/);
  const early = rows.filter((row) => Number(row[0]) <= 10);
  const late = rows.filter((row) => Number(row[0]) > before + 2);
  // Batch-hard has N_eff = 1 of the K − 1 = 2 positives: half of the set, exactly; HAP2S-E has more.
  for (const row of late) expect(numberOf(row[1])).toBeCloseTo(0.5, 3);
  for (const row of early) expect(numberOf(row[1])).toBeGreaterThan(0.51);
});

test('the link restores the configuration in a fresh browser, and a bad part is named', async ({
  page,
  browser,
}) => {
  await open(page, 'wasm', `${TINY}&seed=11`);
  await page.getByText('HAP2S-P', { exact: true }).click();
  await page.getByRole('slider', { name: /α/ }).focus();
  for (let i = 0; i < 10; i++) await page.keyboard.press('ArrowRight');
  await expect.poll(() => page.url()).toMatch(/strategy=polynomial.*alpha=|alpha=.*strategy=polynomial/);
  const weights = await lensNumbers(page);
  const link = page.url();

  const context = await browser.newContext({ baseURL: link.split('#')[0] });
  const other = await context.newPage();
  await open(other, 'wasm', link.split('?v=1&')[1]);
  await expect.poll(() => other.url()).toBe(link);
  await expect(other.getByRole('radio', { name: /HAP2S-P/ })).toBeChecked();
  await expect(other.getByRole('slider', { name: /α/ })).toHaveAttribute(
    'aria-valuetext',
    (await page.getByRole('slider', { name: /α/ }).getAttribute('aria-valuetext')) ?? '',
  );
  // Same seed, same data, same first weights: the same numbers under the same anchor.
  await expect.poll(() => lensNumbers(other)).toEqual(weights);

  await open(other, 'wasm', `${TINY}&sigma=-3&nonsense=1`);
  await expect(other.getByText(/sigma must be .* not “-3”/)).toBeVisible();
  await expect(other.getByText(/“nonsense”, which is no option/)).toBeVisible();
  await context.close();
});

test('the same link gives the same curve: Reset starts the same run again', async ({ page }) => {
  await open(page, 'wasm', `${TINY}&data=glyphs`);
  await page.getByRole('button', { name: /^10×/ }).click(); // slow enough that the table still has one row per step
  const first = async () => {
    await playTo(page, 12);
    return (await tableOf(page, /^Data: Loss/)).slice(0, 10);
  };
  const once = await first();
  await page
    .getByRole('button', { name: /Reset to step 0/ })
    .first()
    .click();
  await expect.poll(() => stepOf(page)).toBe(0);
  await expect(page.locator('.ranking-when')).toContainText('at step 0');
  expect(await first()).toEqual(once);
});

test('every data set trains, vectors without a picture too', async ({ page }) => {
  await open(
    page,
    'wasm',
    'identities=12&imagesPerIdentity=6&batchIdentities=4&batchImages=3&hidden=32&channels=8',
  );
  for (const name of ['Glyphs', 'Clusters', 'Rings', 'People']) {
    await page
      .getByRole('radio', { name })
      .or(page.getByRole('button', { name }))
      .first()
      .click({ force: true });
    const restart = page.getByRole('button', { name: 'Restart', exact: true });
    await expect(restart.or(page.locator('.setup-counter', { hasText: /^0/ })).first()).toBeVisible();
    if (await restart.isVisible()) await restart.click();
    await expect.poll(() => stepOf(page)).toBe(0);
    await expect(page.locator('.ranking-when')).toContainText('at step 0');
    await playTo(page, 5);
    expect(await shownMAP(page)).toBeGreaterThan(0);
  }
});
