// The figures that measure: small runs on this machine, the editable search, and the numbers that break.
import { expect, test, type Page } from '@playwright/test';
import { findings } from './axe';
import { foreignRequests, numberOf, tableOf } from './app';
import { guessAll } from './guesses';

test.use({ bypassCSP: true, reducedMotion: 'reduce' } as object);

/** A run of a few seconds, with room for a machine that does other things. */
const RUN = { timeout: 120_000 };

const open = async (page: Page, rest: string) => {
  await page.goto(`./#/learn/${rest}`);
  await expect(page.locator('.learn-figure > header')).toBeVisible();
};
const bar = (page: Page) => page.locator('.small-run');
const press = (page: Page, name: string) => bar(page).getByRole('button', { name, exact: true }).click();
const percents = (text: string) => [...text.matchAll(/([\d.]+)\s%/g)].map(([, number]) => Number(number));

test('random triplets: nothing runs by itself; a guess waits for the run and is judged by its numbers', async ({
  page,
  context,
}) => {
  const foreign = foreignRequests(context);
  await open(page, 'random-triplets?claim=narrow');
  await expect(page.locator('.learn-reading')).toContainText('margin 0.10');
  await open(page, 'random-triplets');
  await expect(page.locator('.learn-reading')).toContainText('margin 0.30');
  await expect(bar(page)).toHaveAttribute('data-phase', 'idle');
  expect(page.workers()).toHaveLength(0);
  await page.locator('[data-choice=hardest]').click();
  await expect(page.getByText('Your guess is kept')).toBeVisible();
  await press(page, 'Start the run');
  await expect(bar(page).getByRole('progressbar')).toBeVisible();
  await expect(bar(page)).toHaveAttribute('data-phase', 'done', RUN);
  expect(page.workers()).toHaveLength(0);
  await expect(bar(page)).toContainText('WASM');
  const reading = percents(await page.locator('.learn-reading').innerText());
  const revealed = percents(await page.locator('.learn-reveal').innerText());
  expect(revealed).toEqual(reading.slice(0, 3));
  expect(revealed[0]).toBeLessThan(revealed[1]);
  const rows = await tableOf(page, /^Data: Anchors/);
  expect(rows.length).toBeGreaterThan(20);
  // Random triplets run dry: the last share is far below the first.
  expect(numberOf(rows[rows.length - 1][1])).toBeLessThan(numberOf(rows[0][1]) / 2);
  expect(foreign).toEqual([]);
  await page.locator('.learn-prediction').getByRole('button', { name: 'Guess again' }).click();
  await guessAll(page);
});

test('joint softmax: pause, go on, leave; what was measured is still there', async ({ page }) => {
  await open(page, 'softmax?claim=lambda2');
  await expect(page.getByRole('button', { name: '2', exact: true })).toHaveAttribute('aria-pressed', 'true');
  await press(page, 'Start the run');
  await press(page, 'Pause');
  const words = bar(page).locator('p').first();
  await expect(words).toContainText('Paused at step');
  const at = await words.innerText();
  await page.waitForTimeout(700);
  await expect(words).toHaveText(at);
  await press(page, 'Go on');
  await expect(bar(page)).toHaveAttribute('data-phase', 'done', RUN);
  const reading = await page.locator('.learn-reading').innerText();
  expect(percents(reading)).toHaveLength(2);
  await guessAll(page);
  await page.goto('./#/learn/triplets');
  await expect(bar(page)).toHaveCount(0);
  await page.goto('./#/learn/softmax?claim=lambda2');
  await expect(page.locator('.learn-reading')).toContainText(reading.trim());
  await expect(bar(page).getByRole('button', { name: 'Run again' })).toBeVisible();
});

test('outlier bench: cells come in one share after the other; stopping keeps what is finished', async ({
  page,
}) => {
  await open(page, 'robust?lock=controls');
  await expect(page.getByRole('button', { name: 'Three seeds' })).toBeDisabled();
  await press(page, 'Start the run');
  const cells = page.locator('.bench-table tbody tr').first().locator('td');
  await expect(cells.first()).toContainText('%', RUN);
  await press(page, 'Stop');
  const first = await cells.allInnerTexts();
  expect(percents(first.join(' '))).toHaveLength(4);
  await expect(page.locator('.bench-table tbody tr').last()).toContainText('…');
  await expect(bar(page)).toContainText('3 small trainings with 4 networks each');
  await expect.poll(() => page.workers().length).toBe(0);
  const rows = await tableOf(page, /^Data: mAP/);
  expect(rows).toHaveLength(16);
});

test('outlier bench: measured to its end, every guess is judged by what came out', async ({ page }) => {
  await open(page, 'robust');
  await press(page, 'Start the run');
  await expect(bar(page)).toHaveAttribute('data-phase', 'done', { timeout: 200_000 });
  const last = await page.locator('.bench-table tbody tr').last().locator('td').allInnerTexts();
  expect(percents(last.join(' '))).toHaveLength(4);
  await guessAll(page);
});

test('scoring: keyboard moves a picture, rules change the score, no right picture is no score', async ({
  page,
}) => {
  await open(page, 'scoring');
  const score = page.locator('.scoring-tiles dd').first();
  await expect(score).toHaveText('0.667');
  const first = page.locator('.scoring-row').first();
  await page.getByRole('slider', { name: 'Distance of gallery place 2' }).focus();
  await page.keyboard.press('Home');
  await expect(first).toContainText('person 2');
  await expect(score).toHaveText('0.500');
  await page.getByRole('button', { name: 'Move gallery place 1 up' }).click();
  await expect(first).toContainText('gallery place 1');
  await expect(score).toHaveText('0.667');
  await page.getByLabel('Leave out the query’s own camera').uncheck();
  await expect(score).toHaveText('0.793');
  await page.getByLabel('Gallery place 1 is junk').check();
  await expect(page.locator('.scoring-row[data-out=junk]')).toHaveCount(2);
  await open(page, 'scoring?claim=none');
  await expect(page.locator('.scoring-none')).toContainText('not counted');
  await open(page, 'scoring?lock=controls');
  await expect(page.getByRole('slider', { name: 'Distance of gallery place 2' })).toBeDisabled();
});

test('numerics: the naive formula breaks where log space does not; a sound line is told from the faulty one', async ({
  page,
}) => {
  await open(page, 'numerics');
  const positives = page
    .locator('.naive-table')
    .first()
    .getByRole('row', { name: /Positives/ });
  await expect(positives).toContainText('fine');
  await open(page, 'numerics?claim=overflow');
  await expect(positives).toContainText('NaN');
  await expect(positives).toContainText('49.98');
  await page.getByRole('slider', { name: /Distance d/ }).focus();
  await page.keyboard.press('Home');
  await expect(positives).toContainText('fine');
  for (const [program, sound, fault] of [
    ['Safe division', 2, 3],
    ['Hard miner', 3, 2],
    ['All of my identity', 1, 2],
  ] as const) {
    await page.getByRole('button', { name: program }).click();
    await page.getByRole('button', { name: new RegExp(`^Line ${sound}:`) }).click();
    await expect(page.locator('.bug-verdict')).toContainText('Look again');
    await expect(page.locator('.bug .naive-table')).toHaveCount(0);
    await page.getByRole('button', { name: new RegExp(`^Line ${fault}:`) }).click();
    await expect(page.locator('.bug-verdict')).toContainText(`Line ${fault} it is`);
    await expect(page.locator('.bug tr[data-differs=true]').first()).toBeVisible();
  }
  await expect(page.locator('.bug .naive-table')).toContainText('NaN');
});

for (const theme of ['light', 'dark'] as const)
  test(`axe finds nothing serious in the figures that measure, ${theme}, also on a phone`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme: theme });
    for (const viewport of [
      { width: 1280, height: 800 },
      { width: 390, height: 844 },
    ]) {
      await page.setViewportSize(viewport);
      for (const chapter of ['random-triplets', 'robust', 'softmax', 'scoring', 'numerics?claim=overflow']) {
        await open(page, chapter);
        expect(await findings(page), `${chapter} at ${viewport.width}`).toEqual([]);
        const wider = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
        expect(wider, `${chapter} at ${viewport.width} scrolls sideways`).toBe(false);
      }
    }
  });
