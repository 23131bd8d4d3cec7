// The same weights again: in another browser by a link to the moment, and in this one after a reload.
import { expect, test, type Browser, type Page } from '@playwright/test';
import { open, ready, stepOf, TINY } from './app';

/** As small as a run gets, for the software WebGPU adapter. */
const VECTORS =
  'data=clusters&identities=12&imagesPerIdentity=6&batchIdentities=4&batchImages=3&hidden=16&embedding=4&evaluateEvery=10';

/** Checksum of the resting run. */
const weightsOf = (page: Page) => page.locator('.history-weights code').innerText();

/** Without waiting for the button to stand still: frames may be slow to come. */
const step = (page: Page) => page.getByRole('button', { name: 'One step' }).first().click({ force: true });

async function stepTo(page: Page, goal: number): Promise<void> {
  for (let at = (await stepOf(page)) + 1; at <= goal; at++) {
    await step(page);
    await expect.poll(() => stepOf(page)).toBe(at);
    await expect(page.locator('.history-weights')).toBeVisible();
  }
}

/** What Share copies. */
async function copied(page: Page, name: RegExp): Promise<string> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await page.getByRole('dialog', { name: 'Share' }).getByRole('button', { name }).click();
  await expect(page.getByText('Link copied')).toBeVisible();
  return page.evaluate(() => navigator.clipboard.readText());
}

/** Opens a link in a browser that knows nothing. */
async function elsewhere(browser: Browser, backend: string, link: string): Promise<Page> {
  const context = await browser.newContext();
  await context.addInitScript((choice) => {
    localStorage.setItem('hap2s.interface', JSON.stringify({ backendChoice: choice }));
  }, backend);
  const page = await context.newPage();
  await page.goto(link);
  return page;
}

test('on WASM the link to a moment leads another browser to the same weights, changes on the way included', async ({
  page,
  browser,
}) => {
  await open(page, 'wasm', TINY);
  const untrained = await weightsOf(page);
  await stepTo(page, 5);
  await page.getByText('Batch-hard', { exact: true }).click();
  const changedAt = await stepOf(page);
  await stepTo(page, changedAt + 3);
  const [weights, goal] = [await weightsOf(page), await stepOf(page)];
  expect(weights).not.toBe(untrained);

  const link = await copied(page, /moment/);
  expect(link).toContain(`changes=${changedAt}.strategy.hardest`);
  const other = await elsewhere(browser, 'wasm', link);
  await expect(other.getByText(`Reproduced: same weights at step ${goal} (${weights}).`)).toBeVisible();
  expect(await stepOf(other)).toBe(goal);
  expect(await weightsOf(other)).toBe(weights);
  await expect(other.getByRole('radio', { name: /Batch-hard/ })).toBeChecked();
  await other.context().close();

  const wrong = await elsewhere(
    browser,
    'wasm',
    link.replace(/check=\w+/, 'check=0000000').replace('on=wasm', 'on=webgpu'),
  );
  await expect(
    wrong.getByText(/Not the same weights .* The link was made on WebGPU, this run on WASM/),
  ).toBeVisible();
  await wrong.context().close();

  await page
    .getByRole('button', { name: /Reset to step 0/ })
    .first()
    .click();
  await expect.poll(() => stepOf(page)).toBe(0);
  // Batch-hard stays chosen: the first weights do not depend on it.
  await expect.poll(() => weightsOf(page)).toBe(untrained);
});

test('a replay shows how far it is and can be stopped', async ({ browser, baseURL }) => {
  const page = await elsewhere(browser, 'wasm', `${baseURL}#/train?v=1&${TINY}&at=100000`);
  await expect(page.getByRole('progressbar', { name: 'Replay to step 100000' })).toBeVisible();
  await expect.poll(() => stepOf(page)).toBeGreaterThan(2);
  await page.getByRole('button', { name: 'Stop' }).click({ force: true });
  await expect(page.getByText(/The replay to step 100000 was stopped at step \d+/)).toBeVisible();
  await page.context().close();
});

test('on WebGPU another browser comes to the same weights too', async ({ page, browser }) => {
  await open(page, 'webgpu', VECTORS);
  await stepTo(page, 3);
  const link = await copied(page, /moment/);
  const other = await elsewhere(browser, 'webgpu', link);
  await expect(
    other.getByText(`Reproduced: same weights at step 3 (${await weightsOf(page)}).`),
  ).toBeVisible();
  await other.context().close();
});

test('after a reload the run goes on exactly where it was, with its curves, anchor and part', async ({
  page,
}) => {
  await open(page, 'wasm', VECTORS);
  const kept = 6;
  await stepTo(page, kept);
  await page.getByRole('button', { name: 'Unseen', exact: true }).click();
  await stepTo(page, kept + 3);
  const whole = await weightsOf(page);

  // The same again, interrupted.
  await page
    .getByRole('button', { name: /Reset to step 0/ })
    .first()
    .click();
  await expect.poll(() => stepOf(page)).toBe(0);
  await stepTo(page, kept);
  const anchor = page.locator('.lens header');
  const shown = await anchor.innerText();
  await page.reload();
  await ready(page);
  expect(await stepOf(page)).toBe(0);
  await page.getByRole('button', { name: `Go on from step ${kept}` }).click();
  await expect.poll(() => stepOf(page)).toBe(kept);
  await expect(page.getByRole('button', { name: 'Unseen', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await expect.poll(() => anchor.innerText()).toBe(shown);
  await stepTo(page, kept + 3);
  expect(await weightsOf(page)).toBe(whole);

  // Another network: no offer. No link: the offer. Declined: gone.
  await page.goto('about:blank');
  await open(page, 'wasm', VECTORS.replace('hidden=16', 'hidden=17'));
  await expect(page.getByRole('button', { name: /Go on from/ })).toHaveCount(0);
  await page.goto('about:blank');
  await page.goto('./');
  await page.getByRole('button', { name: 'Start afresh' }).click();
  await page.reload();
  await ready(page);
  await expect(page.getByRole('button', { name: /Go on from/ })).toHaveCount(0);
});

test('back and forward lead through the runs of a visit', async ({ page }) => {
  await open(page, 'wasm', `${VECTORS}&seed=3`);
  const first = await weightsOf(page);
  await page.getByRole('radio', { name: 'Glyphs' }).click({ force: true });
  await expect.poll(() => page.url()).toContain('data=glyphs');
  await expect.poll(() => weightsOf(page)).not.toBe(first);
  const second = await weightsOf(page);
  await page.goBack();
  await expect.poll(() => page.url()).toContain('data=clusters');
  await expect.poll(() => weightsOf(page)).toBe(first);
  await page.goForward();
  await expect.poll(() => weightsOf(page)).toBe(second);
  await page.keyboard.press('Control+z');
  await expect.poll(() => page.url()).toContain('data=clusters');
  await expect.poll(() => weightsOf(page)).toBe(first);
});

test('a link to own images that are not here asks for them, and the rest goes on', async ({
  page,
  baseURL,
}) => {
  await page.goto(`${baseURL}#/train?v=1&data=own&own=0123456789abcdef&at=5`);
  const notice = page.getByRole('alert').filter({ hasText: 'needs own images (set 0123456789abcdef)' });
  await expect(notice).toBeVisible();
  await notice.getByRole('button', { name: 'Your images…' }).click();
  await expect(page.getByRole('dialog', { name: 'Your own images' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('radio', { name: 'Clusters' }).click({ force: true });
  await ready(page);
  await expect(notice).toHaveCount(0);
  await stepTo(page, 2);
});
