// Every control of the set-up: help in one sentence, a mark once it is changed since the start, and its own way back.
import { expect, test, type Locator } from '@playwright/test';
import { optionOf, type OptionKey } from '../src/experiment/options';
import { open, rested, stepOf, TINY } from './app';

/** Gives a control another value than it has. */
async function change(control: Locator): Promise<void> {
  const radios = control.locator('label:has(input[type=radio]:not(:checked))');
  if (await radios.count()) return radios.first().click();
  const part = control.locator('[role=switch], select, input[type=range], input.control-typed').first();
  if (!(await part.count())) return control.locator('button[aria-pressed=false]').first().click();
  const { kind, at, most } = await part.evaluate((element) => ({
    kind: element instanceof HTMLInputElement ? element.type : element.localName,
    at: element instanceof HTMLSelectElement ? element.selectedIndex : Number(element.ariaValueNow),
    most: 0,
    ...(element instanceof HTMLInputElement && { at: Number(element.value), most: Number(element.max) }),
  }));
  if (kind === 'button') return part.click();
  if (kind === 'select') return void (await part.selectOption({ index: at === 0 ? 1 : 0 }));
  if (kind === 'range') return part.press(at === most ? 'ArrowLeft' : 'ArrowRight');
  await part.fill(String(at + 1));
  return part.press('Enter');
}

/** Walks over every option control inside `root`; the keys it has met. */
async function walk(root: Locator): Promise<string[]> {
  const controls = root.locator('[data-option]');
  const keys = await controls.evaluateAll((list) => list.map((one) => (one as HTMLElement).dataset.option));
  const met = keys.filter((key) => key !== undefined);
  for (const key of met) {
    const { help, label } = optionOf(key as OptionKey);
    await test.step(`${label} (${key})`, async () => {
      const control = root.locator(`[data-option=${key}]`);
      const mark = control.locator('button.control-reset');
      const name = control.locator('.control-name').first();
      await expect(name).toHaveText(label);
      await expect(control.locator('[role=tooltip]').first()).toHaveText(help);
      expect(help).toMatch(/^[^.]+(\.\d[^.]*)*\.$/); // one sentence
      await expect(mark).toHaveCount(0);
      await change(control);
      await expect(mark).toHaveAttribute(
        'aria-label',
        new RegExp(`^Changed since the start: reset ${label}`),
      );
      await mark.click();
      await expect(mark).toHaveCount(0);
    });
  }
  // Nothing is left changed: each reset put back what it belongs to.
  await expect(root.page().locator('button.control-reset')).toHaveCount(0);
  return met;
}

for (const [strategy, dial] of [
  ['exponential', 'sigma'],
  ['polynomial', 'alpha'],
  ['circle', null],
] as const) {
  test(`${strategy}: each control has its help, its mark and its reset`, async ({ page }) => {
    await open(page, 'wasm', `${TINY}&strategy=${strategy}`);
    await page.getByRole('button', { name: 'One step', exact: true }).first().click();
    await expect.poll(() => stepOf(page)).toBe(1); // at step 0 a change is a new start
    await rested(page);
    const onPanel = await walk(page.locator('.panel.setup'));
    expect(onPanel).toEqual(expect.arrayContaining(['data', 'strategy', 'margin', 'lambda']));
    if (dial) expect(onPanel).toContain(dial);
    await page.getByRole('button', { name: /^More/ }).click();
    const inSheet = await walk(page.locator('.setup-sheet'));
    expect(inSheet).toEqual(expect.arrayContaining(['learningRate', 'wrongLabels', 'seed', 'network']));
    expect(await stepOf(page)).toBe(1); // neither a change nor its reset cost the run
  });
}
