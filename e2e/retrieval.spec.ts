// The retrieval panel by hand: own choice of queries, comparison with a chosen moment, error rates by threshold, all scores.
import { expect, test, type Page } from '@playwright/test';
import { numberOf, open, playTo, stepOf, tableOf, TINY } from './app';

const apsOf = (labels: string[]) =>
  labels.flatMap((label) => {
    const found = /AP (1\.00|\.\d+)/.exec(label);
    return found ? [Number(found[1])] : [];
  });

const tiles = (page: Page) =>
  page.locator('.picker-tile').evaluateAll((list) => list.map((tile) => tile.ariaLabel ?? ''));

const shownAps = async (page: Page) => apsOf(await page.locator('.ranking-caption').allInnerTexts());

const rates = async (page: Page) => {
  const read = async (name: string) =>
    Number((await page.locator(`[data-rate=${name}]`).innerText()).replace(/[^\d.]/g, ''));
  return { accept: await read('accept'), reject: await read('reject') };
};

test('a person chooses queries, compares with step 0 and with a pinned moment, and moves the threshold', async ({
  page,
}) => {
  await open(page, 'wasm', TINY);
  await page.getByRole('button', { name: /^10×/ }).click(); // slow enough to stop where the test wants

  // The list is in the order that it says, and the quick choice shows what stands first in it.
  await page.getByRole('button', { name: /^Choose queries/ }).click();
  const picker = page.getByRole('dialog', { name: 'Choose queries' });
  await expect(picker.getByRole('button', { name: 'Worst first' })).toHaveAttribute('aria-pressed', 'true');
  const worst = apsOf(await tiles(page));
  expect(worst.length).toBeGreaterThan(10);
  expect(worst).toEqual(worst.toSorted((a, b) => a - b));
  await picker.getByRole('button', { name: 'Best first' }).click();
  const best = apsOf(await tiles(page));
  expect(best).toEqual(best.toSorted((a, b) => b - a));
  await picker.getByRole('button', { name: 'Show the worst queries' }).click();
  await expect(picker.locator('[aria-pressed=true].picker-tile')).toHaveCount(4);
  await expect(picker.getByText('4 of 4 ticked')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Choose queries · 4' })).toBeFocused();
  // The anchor stays first; it may be one of the worst itself.
  await expect.poll(async () => (await shownAps(page)).slice(-3)).toEqual(worst.slice(1, 4));
  await expect(page.locator('.ranking-row').first()).toContainText('The anchor as query');

  // Untrained there is nothing to compare with; after training the arrows tell of the way since step 0.
  await page.getByLabel('Compared with').selectOption('first');
  await expect(page.locator('.ranking-change', { hasText: /[▲▼]/ })).toHaveCount(0);
  await playTo(page, 12);
  await expect(page.locator('.ranking-change', { hasText: /[▲▼]\d/ }).first()).toBeVisible();
  await expect(page.locator('.ranking-head', { hasText: 'CMC' })).toContainText('dashed: 0');
  await expect(page.locator('.ranking-row')).toHaveCount((await shownAps(page)).length);
  await page.getByLabel('Compared with').selectOption('pin');
  const option = page.locator('option', { hasText: /^step \d+ \(pinned\)$/ });
  await expect(option).toHaveCount(1);
  const pinned = Number(/\d+/.exec(await option.innerText())?.[0]);
  // The same moment everywhere: History says so, and the map's ghosts, the lens and the charts take it.
  await expect(page.getByRole('button', { name: `Compared with step ${pinned}` })).toBeVisible();
  await expect(page.locator('.map-legend')).toContainText(`from step ${pinned}`);
  await expect(page.locator('.ranking-change', { hasText: /[▲▼]/ })).toHaveCount(0);
  await playTo(page, pinned + 8);
  await expect(page.locator('.ranking-head', { hasText: 'CMC' })).toContainText(`dashed: ${pinned}`);

  // Further right the threshold accepts more strangers and rejects fewer of the same person, never the other way.
  await page.getByRole('button', { name: 'Distances', exact: true }).click();
  const handle = page.getByRole('slider', { name: /Same person/ });
  const rested = await stepOf(page);
  await handle.press('Home');
  const steps = [await rates(page)];
  for (let i = 0; i < 20; i++) {
    await handle.press('PageUp');
    steps.push(await rates(page));
  }
  expect(steps[0].reject).toBeGreaterThan(90);
  expect(steps[20]).toEqual({ accept: 100, reject: 0 });
  for (let i = 1; i < steps.length; i++) {
    expect(steps[i].accept).toBeGreaterThanOrEqual(steps[i - 1].accept);
    expect(steps[i].reject).toBeLessThanOrEqual(steps[i - 1].reject);
  }
  expect(await stepOf(page)).toBe(rested); // no key trained a step on the side
  const box = await page.locator('.distances-track').boundingBox();
  if (!box) throw new Error('There is no track.');
  await page.mouse.move(box.x + box.width / 2, box.y + 60);
  await page.mouse.down();
  const middle = await rates(page);
  expect(middle.accept).toBeLessThan(100);
  await page.mouse.move(box.x + 20, box.y + 60);
  await page.mouse.up();
  expect((await rates(page)).accept).toBeLessThanOrEqual(middle.accept);
  await page.getByRole('button', { name: 'Follow it' }).click();
  const equal = await rates(page);
  expect(Math.abs(equal.accept - equal.reject)).toBeLessThan(10);
  const table = (await tableOf(page, /^Data: Errors by threshold/)).map((row) => row.map(numberOf));
  expect(table).toHaveLength(201);

  // All scores: both conventions, and CMC that only grows with the rank.
  await page.getByRole('button', { name: 'All scores' }).click();
  const scores = page.getByRole('dialog', { name: 'All scores' });
  await expect(scores.getByRole('row', { name: /^mAP, trapezoid/ })).toContainText('%');
  await expect(scores.getByRole('row', { name: /^mINP/ })).toContainText('%');
  await expect(scores.getByRole('row', { name: /^rank-20/ })).toBeVisible();
});
