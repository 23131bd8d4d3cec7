// The anchor lens in its three depths: what the formula says is what the table holds, and its terms light what they govern.
import { expect, test, type Page } from '@playwright/test';
import { numberOf, open, tableOf, TINY } from './app';

const depth = (page: Page, name: string) =>
  page.getByRole('group', { name: 'Depth of the lens' }).getByRole('button', { name });
const number = (page: Page, name: RegExp) => page.locator('.lens-numbers').getByRole('button', { name });

/** Σ w·d of one side, from the lens's table. */
async function setDistance(page: Page, side: string): Promise<number> {
  const rows = (await tableOf(page, 'Data: Anchor lens')).filter((row) => row[1] === side);
  return rows.reduce((sum, row) => sum + numberOf(row[2]) * numberOf(row[3]), 0);
}

test('the formula’s numbers are the sums of the table, and its terms light what they govern', async ({
  page,
}) => {
  await open(page, 'wasm', TINY);
  await expect(page.locator('.lens-formula math')).toHaveCount(1); // typeset, and readable without eyes
  const near = number(page, /^D plus/);
  const far = number(page, /^D minus/);
  const [dPlus, dMinus] = [numberOf(await near.innerText()), numberOf(await far.innerText())];
  expect(Math.abs((await setDistance(page, 'positive')) - dPlus)).toBeLessThan(0.003);
  expect(Math.abs((await setDistance(page, 'negative')) - dMinus)).toBeLessThan(0.003);

  const lit = page.locator('html');
  const strip = page.locator('.lens-strip[data-side=positive]');
  await page.locator('.lens-formula .tex [data-term=positive]').hover();
  await expect(lit).toHaveAttribute('data-lit-term', 'positive');
  await expect(strip).not.toHaveCSS('box-shadow', 'none');
  await page.locator('.setup-counter').hover();
  await expect(lit).not.toHaveAttribute('data-lit-term');
  await expect(strip).toHaveCSS('box-shadow', 'none');
  await far.focus();
  await expect(lit).toHaveAttribute('data-lit-term', 'negative');
  await page.keyboard.press('Tab');
  await expect(lit).toHaveAttribute('data-lit-term', 'margin');
  await expect(page.locator('.control[data-option=margin]')).not.toHaveCSS('box-shadow', 'none');

  const cell = page.locator('.lens-strip[data-side=positive] .lens-cell').first();
  await cell.hover();
  const [, distance, weight] = /distance ([\d.]+), weight ([\d.]+)/.exec(
    (await cell.getAttribute('aria-label')) ?? '',
  )!;
  const own = /([\d.]+) × ([\d.]+) = ([\d.]+)/.exec(await page.locator('.lens-own').innerText())!;
  expect(Number(own[1])).toBeCloseTo(Number(weight), 1);
  expect(Number(own[2])).toBeCloseTo(Number(distance), 1);
  expect(Number(own[3])).toBeCloseTo(Number(own[1]) * Number(own[2]), 2);
});

test('three depths by keyboard: all anchors, one, and its formula written out; wrong labels with their shares', async ({
  page,
}) => {
  await open(page, 'wasm', `${TINY}&wrongLabels=0.3`);
  await depth(page, 'Overview').focus();
  await page.keyboard.press('Enter');
  const rows = page.locator('.lens-anchor-row');
  const losses = (await rows.locator('.lens-row-number').allInnerTexts()).map(Number);
  expect(losses.length).toBeGreaterThan(20);
  expect(losses).toEqual(losses.toSorted((a, b) => b - a));
  await expect(page.locator('.lens-summary').nth(1)).toContainText(
    /wrong labels? \(\d+\s%.*\d+\s% of the positive weight and \d+\s% of the gradient/,
  );
  await rows.nth(3).click();
  await expect(rows.nth(3)).toHaveAttribute('aria-current', 'true');

  await depth(page, 'Formula').click();
  await expect(page.locator('.lens-result')).toHaveText(losses[3].toFixed(3));
  for (const [side, name] of [
    ['positive', /^D plus/],
    ['negative', /^D minus/],
  ] as const) {
    const table = page.locator(`.lens-terms[data-side=${side}]`);
    const products = (await table.locator('tbody tr td:nth-of-type(3)').allInnerTexts()).map(numberOf);
    const total = numberOf(await table.locator('.lens-total td:nth-of-type(3)').innerText());
    expect(Math.abs(products.reduce((a, b) => a + b, 0) - total)).toBeLessThan(
      0.0005 * (products.length + 1),
    );
    expect(numberOf(await number(page, name).innerText())).toBeCloseTo(total, 3);
  }

  await depth(page, 'Anchor').click();
  await expect(page.locator('.lens-strip .lens-note', { hasText: 'wrong label' }).first()).toContainText(
    /\d+ wrong labels?: .*of the weight/,
  );
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 800 });
    for (const name of ['Overview', 'Anchor', 'Formula']) {
      await depth(page, name).click();
      const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      await expect.poll(overflow).toBeLessThanOrEqual(0);
    }
  }
});
