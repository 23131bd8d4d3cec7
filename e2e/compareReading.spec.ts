// Reading a comparison: every number is of the step that is looked at, the line is current, and a phone holds it all.
import { expect, test } from '@playwright/test';
import { tableOf } from './app';
import { findings } from './axe';
import { choose, held, lane, lanes, open, play, playTo, rested, weights } from './compareDriver';

// The page's policy forbids scripts from elsewhere, which axe is.
test.use({ bypassCSP: true, reducedMotion: 'reduce' } as object);

test('looking back, every number is of that step, and what is smoothed is only the line', async ({
  page,
}) => {
  await open(page, `steps=60&${lanes('strategy=hardest', '')}`);
  await playTo(page, 60);
  const chart = page.getByRole('region', { name: 'Loss', exact: true });
  const value = chart.locator('.run-legend b').first();
  const table = () => tableOf(page, 'Data: Loss');
  const at = async (step: number) =>
    Number((await table()).find(([x]) => Number(x) === step)?.[1]).toFixed(3);
  await expect(value).toHaveText(await at(60));
  await expect(chart.locator('.run-chart-note')).toHaveText(/^smoothed over \d+ steps$/);
  const scrubber = page.getByRole('slider', { name: 'Scored step of all lanes' });
  await expect(scrubber).toBeEnabled(); // it is drawn anew four times a second
  await scrubber.press('Home');
  await page.getByRole('slider', { name: 'Scored step of all lanes' }).press('ArrowRight');
  await expect(chart.locator('.run-chart-note')).toHaveText(/at step 10$/);
  await expect(value).toHaveText(await at(10));
  await expect(lane(page, 0)).toContainText('weights now');
  await page.getByRole('button', { name: /^Δ baseline/ }).click();
  await expect(page.getByRole('button', { name: 'Log', exact: true })).toBeDisabled();
  const scored = page.getByRole('region', { name: 'mAP on unseen identities' });
  await expect(scored.locator('svg[role=img]')).toContainText('Δ points');
  // One clock, one end of all charts.
  const ends = page.locator('.compare-chart svg[role=img] text', { hasText: /^(step )?60$/ });
  await expect(ends).toHaveCount(6);
});

test('space plays from the scrubber too, beyond the end the end moves on, and a lane that left comes back', async ({
  page,
}) => {
  await open(page, `steps=40&${lanes('strategy=hardest', '')}`);
  await playTo(page, 40);
  const [, before] = await weights(page);
  await expect(play(page)).toHaveAttribute('title', /40 steps more/);
  await page.getByRole('slider', { name: 'Scored step of all lanes' }).press(' ');
  await rested(page, 80);
  expect(await page.evaluate(() => scrollY)).toBe(0);
  await expect(page.getByRole('textbox', { name: 'Steps, value' })).toHaveValue('80');
  await expect(page.locator('.compare-facts')).toContainText('80 steps');
  const steps = page.getByRole('textbox', { name: 'Steps, value' });
  await steps.fill('10');
  await steps.press('Enter');
  await expect(page.locator('.compare-counter')).toContainText('must be 80 or more');
  await steps.press('Escape');
  const [first, second] = await weights(page);
  expect(second).not.toBe(before);
  await choose(page, 0, /^Remove/);
  const notice = page.locator('.notice', { hasText: 'Lane Batch-hard removed. Baseline is now' });
  await expect(page.locator('.lane')).toHaveCount(1);
  await notice.getByRole('button', { name: 'Undo' }).click();
  await expect(page.locator('.lane')).toHaveCount(2);
  await rested(page, 80);
  expect(await weights(page)).toEqual([first, second]);
  await expect(notice).toBeHidden();
});

test('pictures of the ranking are as large as the row allows, and a wrong label is explained where it is marked', async ({
  page,
}) => {
  await open(page, `steps=10&wrongLabels=0.4&${lanes('', 'strategy=hardest')}`);
  await playTo(page, 10);
  const said = await tableOf(page, 'Data: Lanes');
  expect(said.map(([name, , step]) => [name, step])).toEqual([
    ['HAP2S-E', '10'],
    ['Batch-hard', '10'],
  ]);
  expect(said.map((cells) => cells[3])).toEqual(await weights(page));
  const row = page.locator('.ranks-row').first();
  const marked = row.locator('.ranks-picture[aria-label*="labelled"]');
  await expect(marked.first()).toBeVisible();
  await expect(row.locator('.ranks-key')).toHaveText('wrong label in training');
  expect((await row.locator('.ranks-picture canvas').first().boundingBox())?.height).toBeGreaterThan(60);
  // What Save and Share did is told in one place.
  await expect(page.locator('.compare-actions output')).toHaveCount(1);
});

test('while it plays the line compares batches at each scored step', async ({ page }) => {
  await open(page, `steps=100000&${lanes('', 'batchIdentities=3')}`);
  await play(page).click();
  await expect(held(page)).toContainText('other batches');
  await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
  await expect(lane(page, 0)).toContainText('weights: at rest');
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
});

for (const scheme of ['light', 'dark'] as const)
  test(`a ${scheme} phone has the clock at its lower edge, targets for a thumb, and nothing beside the page`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.emulateMedia({ colorScheme: scheme });
    await open(page, `steps=20&${lanes('strategy=hardest', '', 'margin=1')}`);
    await playTo(page, 20);
    await page.evaluate(() => scrollTo(0, 600));
    const box = await play(page).boundingBox();
    expect(box && box.y + box.height).toBeGreaterThan(780);
    const small = await page
      .locator('.compare :is(button, label, select, input[type=range])')
      .evaluateAll((all) =>
        all
          .filter((each) => each.checkVisibility())
          .map(
            (each) =>
              [each.getAttribute('aria-label') ?? each.textContent, each.getBoundingClientRect()] as const,
          )
          .filter(([, { width, height }]) => width < 43.5 || height < 43.5)
          .map(([name, { width, height }]) => `${name}: ${width} × ${height}`),
      );
    expect(small).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await page.getByRole('button', { name: /^Own scale/ }).click();
    await expect(page.locator('.side-map').first()).toContainText('its own scale');
    expect(await findings(page)).toEqual([]);
  });
