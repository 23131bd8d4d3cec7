// Somebody's first minute: a recorded run at once, then the page's own, some steps by themselves, and one obvious Play.
import { expect, test, type Page, type Route } from '@playwright/test';
import { open, ready, stepOf, TINY } from './app';

const onWasm = (page: Page) =>
  page.addInitScript(() =>
    localStorage.setItem('hap2s.interface', JSON.stringify({ backendChoice: 'wasm' })),
  );

/** The training worker's script. */
const WORKER = /assets\/worker-/;

const label = (page: Page) => page.getByText(/^A recorded run, step 60/);

test('before the worker is there a recorded run fills map, lens and rankings, and says so; then the own run takes over', async ({
  page,
}) => {
  await onWasm(page);
  const held: Route[] = [];
  await page.route(WORKER, (route) => void held.push(route));
  const begun = Date.now();
  await page.goto('./');
  await expect(label(page)).toBeVisible();
  await expect(page.locator('.lens-cell').first()).toBeVisible();
  await expect(page.locator('.ranking-when')).toContainText('of a recorded run, step 60');
  await expect(page.locator('.ranking-picture').first()).toBeVisible();
  test.info().annotations.push({ type: 'recorded run in sight', description: `${Date.now() - begun} ms` });
  await expect(page.locator('.setup-counter')).toContainText('starting');

  for (const route of held) await route.continue();
  await page.unroute(WORKER);
  await expect(label(page)).toHaveCount(0, { timeout: 60_000 });
  await expect.poll(() => stepOf(page)).toBe(60);
  await expect(page.locator('.ranking-when')).toContainText('at step 60');
  const play = page.getByRole('button', { name: 'Play', exact: true }).first();
  await expect(play).toBeVisible();
  await expect(play).toHaveClass(/setup-pulse/);
});

test('no step runs by itself for who asked for less motion, or came with a link', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await onWasm(page);
  await page.goto('./');
  await ready(page);
  await page.waitForTimeout(1500);
  expect(await stepOf(page)).toBe(0);
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await open(page, 'wasm', TINY);
  await page.reload();
  await ready(page);
  await page.waitForTimeout(1500);
  expect(await stepOf(page)).toBe(0);
});

test('who presses something first keeps the run at step 0', async ({ page }) => {
  await onWasm(page);
  const held: Route[] = []; // a quick worker on a slow page would otherwise be first
  await page.route(WORKER, (route) => void held.push(route));
  await page.goto('./');
  await page.getByText('Batch-hard', { exact: true }).click();
  await expect.poll(() => held.length).toBeGreaterThan(0);
  for (const route of held) await route.continue();
  await ready(page);
  await page.waitForTimeout(1500);
  expect(await stepOf(page)).toBe(0);
});
