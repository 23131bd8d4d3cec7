// Hand and eye: axe on every surface in both themes, the keyboard's way through the page, names and help, 200 % zoom.
import { expect, test, type Page } from '@playwright/test';
import { open, TINY } from './app';
import { findings, type Finding } from './axe';

// The page's policy forbids scripts from elsewhere, which axe is.
test.use({ bypassCSP: true, reducedMotion: 'reduce' } as object);

const closed = (page: Page) =>
  expect(page.locator('dialog[open], [role="dialog"][data-state="open"]')).toHaveCount(0);

/** The Train view as it is, then with each sheet and dialog open. */
async function surfaces(page: Page): Promise<Record<string, Finding[]>> {
  const found: Record<string, Finding[]> = { view: await findings(page) };
  await page.getByRole('button', { name: /^More/ }).click();
  found.more = await findings(page);
  await page.keyboard.press('Escape');
  await closed(page);
  await page.getByRole('button', { name: 'Yours' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  found.own = await findings(page);
  await page.keyboard.press('Escape');
  await closed(page);
  await page.getByRole('radio', { name: 'Own formula' }).check({ force: true });
  await page.getByRole('button', { name: 'Edit formula' }).click();
  await page.getByRole('textbox', { name: /of positives at distance/ }).fill('2d');
  await expect(page.locator('.formula-fault')).toBeVisible();
  found.formula = await findings(page);
  await page.keyboard.press('Escape');
  await closed(page);
  return found;
}

async function dataDialog(page: Page): Promise<Finding[]> {
  await page.getByRole('button', { name: /^Data: Embedding map/ }).click();
  await expect(page.getByRole('dialog').getByRole('table')).toBeVisible();
  const found = await findings(page);
  await page.keyboard.press('Escape');
  await closed(page);
  return found;
}

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing serious at 1280×800, ${theme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await open(page, 'wasm', TINY);
    await expect(page.locator('.lens-cell').first()).toBeVisible();
    const found = { ...(await surfaces(page)), data: await dataDialog(page) };
    expect(found).toEqual({ view: [], more: [], own: [], formula: [], data: [] });
  });

  test(`axe finds nothing serious on any tab of a phone, ${theme}`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await page.goto(`./#/train?v=1&${TINY}`);
    const tabs = page.getByRole('navigation', { name: 'Panels' });
    await expect(page.locator('.lens-cell').first()).toBeVisible();
    const found: Record<string, Finding[]> = { data: await dataDialog(page) };
    for (const tab of ['Map + lens', 'Ranking', 'Charts', 'Set up']) {
      await tabs.getByText(tab).click();
      found[tab] = await findings(page);
    }
    Object.assign(found, await surfaces(page));
    expect(Object.values(found).flat()).toEqual([]);
  });
}

test('Tab goes through every panel in order, and where it is can always be seen', async ({ page }) => {
  await open(page, 'wasm', TINY);
  await expect(page.locator('.lens-cell').first()).toBeVisible();
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  const stops = [];
  for (let i = 0; i < 200; i++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      // A hidden radio shows its focus on the label around it; the map on a frame after its canvas.
      const marked = [
        element,
        element.closest('label'),
        element.firstElementChild,
        element.nextElementSibling,
      ];
      return {
        panel: element.closest('section.panel')?.className.replace(/^panel /, '') ?? 'frame',
        html: element.outerHTML.slice(0, 120),
        visible: marked.some((e) => {
          if (!e) return false;
          const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(e);
          const outlined = outlineStyle !== 'none' && parseFloat(outlineWidth) > 0;
          return outlined || boxShadow !== 'none' || getComputedStyle(e, '::after').boxShadow !== 'none';
        }),
      };
    });
    if (!stop) break;
    stops.push(stop);
  }
  expect(stops.filter(({ visible }) => !visible)).toEqual([]);
  const panels = stops.map(({ panel }) => panel).filter((panel, i, all) => panel !== all[i - 1]);
  expect(panels.filter((panel) => panel !== 'frame')).toEqual(['setup', 'map', 'lens', 'ranking', 'history']);
});

test('every control has a name and help; a changed one is marked and goes back', async ({ page }) => {
  await open(page, 'wasm', TINY);
  await page.getByRole('button', { name: /^More/ }).click();
  const sheet = page.getByRole('dialog');
  const controls = sheet.locator('.control');
  const count = await controls.count();
  expect(count).toBeGreaterThan(15);
  for (let i = 0; i < count; i++) {
    const control = controls.nth(i);
    const field = control
      .locator('input[type=range], select, [role=switch], fieldset')
      .or(control.locator('input'))
      .first();
    const described = await field.evaluate((element) => {
      const [byLabel, byHelp] = ['aria-labelledby', 'aria-describedby'].map((attribute) =>
        (element.getAttribute(attribute) ?? '')
          .split(' ')
          .map((id) => document.getElementById(id)?.textContent ?? '')
          .join(' ')
          .trim(),
      );
      return { name: element.getAttribute('aria-label') ?? byLabel, help: byHelp };
    });
    expect(described.name, await control.innerText()).not.toBe('');
    expect(described.help, described.name).toMatch(/[.]$/);
  }
  const decay = sheet.getByRole('slider', { name: 'Weight decay' });
  await decay.focus();
  await page.keyboard.press('ArrowRight');
  await sheet.getByRole('button', { name: /^Changed since the start: reset Weight decay/ }).click();
  await expect(sheet.getByRole('button', { name: /^Changed since the start/ })).toHaveCount(0);
});

test('at 200 % zoom nothing scrolls sideways', async ({ page }) => {
  await page.setViewportSize({ width: 640, height: 400 });
  await page.goto(`./#/train?v=1&${TINY}`);
  for (const tab of ['Set up', 'Map + lens', 'Ranking', 'Charts']) {
    await page.getByRole('navigation', { name: 'Panels' }).getByText(tab).click();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(640);
  }
});
