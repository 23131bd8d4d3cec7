// An own weighting by formula: HAP2S-E typed in is HAP2S-E, a wrong formula says where and hurts nothing, the link carries it.
import { expect, test, type Page } from '@playwright/test';
import { lensNumbers, open, pause, play, ready, stepOf, TINY } from './app';

const field = (page: Page, name: RegExp) => page.getByRole('textbox', { name });
const POSITIVE = /of positives at distance/;
const NEGATIVE = /of negatives at distance/;

async function choose(page: Page, strategy: string): Promise<void> {
  await page.getByRole('radio', { name: strategy }).check({ force: true });
}

test('typed in, HAP2S-E weighs as HAP2S-E; a wrong formula says where, and the run goes on', async ({
  page,
}) => {
  await open(page, 'wasm', `${TINY}&sigma=0.2`);
  await expect(page.locator('.lens-cell').first()).toBeVisible();
  const hap2s = await lensNumbers(page);
  await choose(page, 'Own formula');
  await expect.poll(() => lensNumbers(page)).not.toEqual(hap2s); // the default has s = 0.1
  await page.getByRole('button', { name: 'Edit formula' }).click();
  await field(page, POSITIVE).fill('log(exp(d)^(1 / width))');
  await expect(page.getByRole('dialog')).toContainText('There is no “width” here');
  await field(page, /Numbers/).fill('width = 0.2');
  await expect(page.getByRole('dialog')).toContainText('Character 6: There is no “s” here'); // the negatives’
  await field(page, NEGATIVE).fill('-d / width');
  await expect(page.locator('.formula-fault')).toHaveCount(0);
  await expect(page.getByRole('dialog')).toContainText('Monotone: w grows with d, so the harder a positive');
  await expect.poll(() => lensNumbers(page)).toEqual(hap2s);
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: '10×' }).click(); // at full speed the run takes the page's time
  await play(page);
  await page.getByRole('button', { name: 'Edit formula' }).click();
  await field(page, NEGATIVE).fill('-2d / width');
  const fault = page.locator('.formula-fault');
  await expect(fault).toContainText('Character 3: A sign is missing between “2” and “d”');
  await expect(fault).toContainText('Still in force: -d / width');
  await expect(field(page, NEGATIVE)).toHaveAttribute('aria-invalid', 'true');
  const before = await stepOf(page);
  await expect.poll(() => stepOf(page)).toBeGreaterThan(before + 3);
  await page.keyboard.press('Escape');
  await pause(page);
  await expect(page.locator('.setup-formula')).toContainText('-d / width');

  // The formula stands in the lens, and in the link that brings it back.
  await page
    .getByRole('group', { name: 'Depth of the lens' })
    .getByRole('button', { name: 'Formula' })
    .click();
  await expect(page.locator('.lens-expanded[data-side=negative] annotation').first()).toContainText(
    'mathit{width}',
  );
  await expect(page).toHaveURL(/ownNegative=-d\+%2F\+width/);
  await page.reload();
  await ready(page);
  await expect(page.locator('.setup-formula')).toContainText('log(exp(d)^(1 / width))');
  await expect(page.locator('.setup-formula-name')).toContainText('width = 0.2');
});

test('a bad formula in a link is named with its place; one without a weight says at which distance', async ({
  page,
}) => {
  await open(page, 'wasm', `${TINY}&strategy=own&ownPositive=2d`);
  await expect(
    page.getByText(/ownPositive must be a formula of d \(at character 2: .*its default is used/),
  ).toBeVisible();
  await expect(page.locator('.setup-formula')).toContainText('d / s');

  await page.getByRole('button', { name: 'Edit formula' }).click();
  await field(page, POSITIVE).fill('log(d - 3)');
  await expect(page.getByRole('dialog')).toContainText('Not a number from d = 0 to 2: a run that meets such');
  await page.keyboard.press('Escape');
  await expect(page.locator('.lens-waiting')).toContainText(
    /no weight at d = [\d.]+: log w of the positives/,
  );
  await page
    .getByRole('button', { name: 'One step' })
    .or(page.getByRole('button', { name: 'Step' }))
    .first()
    .click();
  await expect(
    page.getByText('Your formula’s log w of positives is not a number from d = 0 to 2.'),
  ).toBeVisible();
  await page.getByRole('button', { name: /Put .* back/ }).click();
  await expect(page.locator('.setup-formula')).toContainText('d / s');
  await expect(page.locator('.lens-cell').first()).toBeVisible();
});

test('in the Lab a formula stands beside HAP2S-E with its numbers; one without a loss says so', async ({
  page,
}) => {
  await page.goto('./#/lab?v=1&a.strategy=own&a.ownParameters=s+%3D+0.2');
  const loss = (side: string) => page.locator(`.lab-panel[data-side="${side}"] .lab-formula`);
  const numbers = async (side: string) => (await loss(side).innerText()).match(/\d+\.\d+/g);
  await expect(loss('A')).toContainText('= 0.625');
  expect(await numbers('A')).toEqual(await numbers('B')); // HAP2S-E at 0.2
  await page.getByRole('button', { name: 'Edit formula' }).click();
  await field(page, POSITIVE).fill('2d / s');
  await expect(page.locator('.formula-fault')).toContainText('Character 2: A sign is missing');
  await expect(loss('A')).toContainText('= 0.625'); // the last right one is in force
  await field(page, POSITIVE).fill('log(d - 9)');
  await page.keyboard.press('Escape');
  await expect(loss('A').getByRole('alert')).toContainText('d = ');
  await expect(page.getByTestId('lab-difference')).toContainText('has no loss here');
  await expect(page).toHaveURL(/a\.ownPositive=log/);
  await page.getByLabel('Landscape').selectOption('Loss');
  await page.keyboard.press('Control+z');
  await expect(loss('A')).toContainText('= 0.625');
});
