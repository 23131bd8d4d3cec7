// Time under the person's hand: looking back at the run, comparing with a moment, one step in slow motion, the batch as drawn.
import { expect, test } from '@playwright/test';
import { lensNumbers, numberOf, open, play, playTo, shownMAP, stepOf, tableOf, TINY } from './app';

const PHASES = ['sample', 'embed', 'distances', 'weights', 'loss', 'update'];
/** TINY's P and K. */
const [P, K] = [4, 3];

test('scrubbing back shows the numbers of then, a run that goes on does not disturb it, and back is back', async ({
  page,
}) => {
  await open(page, 'wasm', `${TINY}&evaluateEvery=5`);
  await page.getByRole('button', { name: /^10×/ }).click();
  const [untrained, mapThen] = [await lensNumbers(page), await shownMAP(page)];
  await playTo(page, 8);
  const [trained, last] = [await lensNumbers(page), await stepOf(page)];
  expect(trained).not.toEqual(untrained);
  const lossLegend = page.getByRole('region', { name: 'Loss by step' }).locator('.history-legend');
  const slider = page.getByRole('slider', { name: 'Moment of the run' });
  await expect(slider).toHaveAttribute('aria-valuetext', `step ${last}, now`);

  await slider.press('Home');
  await expect(page.getByText('Looking at step 0')).toBeVisible();
  await expect(page.locator('.time-where')).toContainText(`run is at ${last}`);
  await expect.poll(() => lensNumbers(page)).toEqual(untrained);
  await expect(page.locator('.ranking-when')).toContainText('at step 0');
  expect(await shownMAP(page)).toBe(mapThen);
  await expect(lossLegend).toContainText('–'); // step 0 has no loss
  await expect(page.locator('.recharts-reference-line')).not.toHaveCount(0);

  await slider.press('ArrowRight'); // 10 steps a second, 15 frames: every step is kept
  await expect(slider).toHaveAttribute('aria-valuetext', `step 1; the run is at step ${last}`);
  const [first] = await tableOf(page, 'Data: Loss by step');
  await expect(lossLegend).toContainText(numberOf(first[1]).toFixed(3));
  await slider.press('End');
  await expect.poll(() => lensNumbers(page)).toEqual(trained);
  await expect(page.locator('.ranking-when')).toContainText(`at step ${last}`);

  await play(page);
  await expect.poll(() => stepOf(page)).toBeGreaterThan(last);
  await slider.press('Home');
  await expect.poll(() => lensNumbers(page)).toEqual(untrained);
  const seen = await stepOf(page);
  await expect.poll(() => stepOf(page)).toBeGreaterThan(seen + 8);
  expect(await lensNumbers(page)).toEqual(untrained);
  await expect(page.locator('.ranking-when')).toContainText('at step 0');
  await page.getByRole('button', { name: 'Back to now' }).click();
  await expect.poll(() => lensNumbers(page)).not.toEqual(untrained);
  await expect(page.locator('.time-where')).toHaveText(/^step \d+$/);
});

test('a pinned moment is what lens, tiles, map and charts are compared with', async ({ page }) => {
  await open(page, 'wasm', TINY);
  const untrained = await shownMAP(page);
  await page.getByRole('button', { name: /^10×/ }).click();
  await playTo(page, 12);
  await page.getByRole('button', { name: 'Compare with step 0' }).click();
  await expect(page.getByLabel('Compared with')).toHaveValue('first');
  await expect(page.locator('.map-legend')).toContainText('from step 0');
  await expect(page.locator('.lens-since').first()).toHaveAttribute('title', /since step 0/);
  await page.getByRole('button', { name: 'Side by side' }).click();
  await expect(page.locator('.map-focus')).toHaveCount(2);
  await expect(page.getByRole('application', { name: /^Map at step 0 of/ })).toBeVisible();
  await expect(page.locator('.map-pane-label')).toHaveText([/^step 1\d$/, 'step 0']);
  await page.getByRole('button', { name: 'Lay over each other' }).click();
  await expect(page.locator('.map-focus')).toHaveCount(1);
  await expect(page.locator('.lens-cell').first()).toHaveAttribute('aria-label', /since step 0/);
  const change = await page.locator('.ranking-tiles div', { hasText: 'mAP' }).locator('em').innerText();
  const now = await shownMAP(page);
  const sign = change.startsWith('▼') ? -1 : 1;
  // The change is told in whole points or tenths, the scores in tenths.
  const told = sign * Number(/[\d.]+/.exec(change)?.[0] ?? 0);
  expect(Math.abs(told - (now - untrained))).toBeLessThanOrEqual(0.6);

  await page.getByRole('button', { name: /Stop comparing/ }).click();
  await expect(page.locator('.lens-since')).toHaveCount(0);
  await expect(page.getByLabel('Compared with')).toHaveValue('previous');

  // Chosen in the retrieval panel it is the same moment, and the identities that were hidden then have it too.
  await page.getByLabel('Compared with').selectOption('first');
  await page.getByRole('button', { name: 'Unseen', exact: true }).click();
  await expect(page.getByRole('button', { name: /^Compared with step 0/ })).toBeVisible();
  await expect(page.locator('.map-legend')).toContainText('from step 0');
  await expect(page.locator('.lens-since').first()).toHaveAttribute('title', /since step 0/);
});

test('looking back, another anchor is ranked by the network of then', async ({ page }) => {
  await open(page, 'wasm', TINY);
  const row = page.locator('.ranking-row').first();
  const cell = page.locator('.lens-cell').first();
  const untrained = { of: await row.innerText() };
  await cell.click();
  await expect.poll(() => row.innerText()).not.toBe(untrained.of);
  const other = await row.locator('.ranking-caption').innerText();
  await page.getByRole('button', { name: 'Previous anchor' }).click();
  await playTo(page, 15);
  await page.getByRole('slider', { name: 'Moment of the run' }).press('Home');
  await expect(page.locator('.ranking-when')).toContainText('at step 0');
  await cell.click();
  await expect.poll(() => row.locator('.ranking-caption').innerText()).toBe(other);
});

test('slow motion walks one step in six phases, moves the points only at the last, and shows the batch', async ({
  page,
}) => {
  await open(page, 'wasm', TINY);
  await page.getByRole('button', { name: /^Slow/ }).click();
  const before = await lensNumbers(page);
  await page.evaluate(() => {
    const caption = document.querySelector('.time-caption output');
    const seen: { phase: string; caption: string; cells: string }[] = [];
    Object.assign(window, { seenPhases: seen });
    const look = () => {
      const phase = document.querySelector('.train')?.getAttribute('data-phase') ?? '';
      if (seen.at(-1)?.phase === phase) return;
      const cells = [...document.querySelectorAll('.lens-cell')].map((cell) => cell.ariaLabel).join();
      seen.push({ phase, caption: caption?.textContent ?? '', cells });
    };
    if (caption)
      new MutationObserver(look).observe(caption, { childList: true, characterData: true, subtree: true });
  });
  await page.getByRole('button', { name: 'One step', exact: true }).first().click();
  await expect(page.locator('.train')).toHaveAttribute('data-phase', 'sample');
  await expect(page.locator('.batch-picture')).toHaveCount(P * K);
  await expect(page.locator('.batch-group')).toHaveCount(P);
  await expect(page.locator('.batch-line')).toContainText(`Batch of step 1: ${P} × ${K}`);
  await expect.poll(() => lensNumbers(page), { intervals: [250] }).not.toEqual(before);
  await expect(page.locator('.train')).not.toHaveAttribute('data-phase', /./);
  const seen = await page.evaluate(
    () =>
      (window as unknown as { seenPhases: { phase: string; caption: string; cells: string }[] }).seenPhases,
  );
  expect(seen.map(({ phase }) => phase).filter(Boolean)).toEqual(PHASES);
  seen.slice(0, 6).forEach(({ caption }, i) => expect(caption).toMatch(new RegExp(`^${i + 1} · `)));
  for (const { cells } of seen.slice(0, 5)) expect(cells).toBe(before.join());
  expect(await stepOf(page)).toBe(1);

  // By keyboard: one Tab stop, arrow keys go on, and what has the focus is lit everywhere; no key trains a step.
  const pictures = page.locator('.batch-picture');
  await expect(page.locator('.batch-picture[tabindex="0"]')).toHaveCount(1);
  await pictures.first().focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await expect(pictures.nth(1 + K)).toBeFocused();
  await expect(pictures.nth(1 + K)).toHaveAttribute('aria-selected', 'true');
  await expect(page.locator('.batch-picture[tabindex="0"]')).toHaveCount(1);
  await expect(pictures.nth(1 + K)).toHaveAttribute('tabindex', '0');
  expect(await stepOf(page)).toBe(1);

  // The table of the batch: P identities, K items of each.
  const rows = await tableOf(page, /^Data: Batch/);
  expect(rows).toHaveLength(P * K);
  for (let group = 1; group <= P; group++) {
    const identities = rows.filter((row) => numberOf(row[0]) === group).map((row) => row[2]);
    expect(new Set(identities).size).toBe(1);
    expect(identities[0]).toMatch(/^\d+$/);
  }

  // Pause holds a phase; leaving slow motion goes on at speed.
  await play(page);
  await expect(page.locator('.train')).toHaveAttribute('data-phase', 'distances');
  await page.keyboard.press('Space');
  await page.waitForTimeout(1500);
  await expect(page.locator('.train')).toHaveAttribute('data-phase', 'distances');
  await play(page);
  await expect(page.locator('.train')).toHaveAttribute('data-phase', 'weights');
  await page.getByRole('button', { name: /^Max/ }).click();
  await expect(page.locator('.train')).not.toHaveAttribute('data-phase', /./);
  await expect.poll(() => stepOf(page)).toBeGreaterThan(10);
});
