// The Lab under mouse, finger and keyboard: numbers and sentence follow the hand, the dial's ends are exact, the link holds all.
import { expect, test, type Locator, type Page } from '@playwright/test';
import { foreignRequests, tableOf } from './app';
import { findings } from './axe';

// The page's policy forbids scripts from elsewhere, which axe is.
test.use({ bypassCSP: true, reducedMotion: 'reduce' } as object);

const stage = (page: Page, side: 'A' | 'B') => page.locator(`.lab-panel[data-side="${side}"]`);
const strategy = (page: Page, side: 'A' | 'B') => page.getByLabel(`Strategy of stage ${side}`);
const outlier = (page: Page, side: 'A' | 'B') => stage(page, side).getByRole('button', { name: /shows 1/ });
const verdict = (page: Page) => page.getByTestId('lab-difference');

async function open(page: Page, hash = '#/lab'): Promise<void> {
  await page.goto(`./${hash}`);
  await expect(page.locator('.plane svg')).toHaveCount(2);
}

async function middle(locator: Locator): Promise<{ x: number; y: number }> {
  const box = await locator.boundingBox();
  if (!box) throw new Error('Nothing to take hold of.');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

const distanceIn = async (point: Locator) =>
  Number(/distance (\d+\.\d+)/.exec((await point.getAttribute('aria-label')) ?? '')?.[1]);

/** Everything that a hand must have changed: both losses, the table, the sentence. */
async function shown(page: Page) {
  return {
    a: await stage(page, 'A').locator('.lab-formula').innerText(),
    b: await stage(page, 'B').locator('.lab-formula').innerText(),
    row: await page.getByRole('row', { name: /shows 1/ }).innerText(),
    sentence: await verdict(page).innerText(),
  };
}

async function expectAllChanged(page: Page, before: Awaited<ReturnType<typeof shown>>): Promise<void> {
  // The table and the sentence may come a frame after the points.
  await expect(async () => {
    const after = await shown(page);
    for (const key of ['a', 'b', 'row', 'sentence'] as const) expect(after[key], key).not.toBe(before[key]);
  }).toPass({ timeout: 10_000 });
}

test('a mouse drags the outlier; numbers, table and sentence follow, nothing asks the network', async ({
  page,
  context,
}) => {
  const foreign = foreignRequests(context);
  const scripts: string[] = [];
  // A changed address makes the browser look at the icon again.
  context.on('request', (request) => {
    if (!request.url().endsWith('icon.svg')) scripts.push(request.url());
  });
  await open(page);
  await expect(verdict(page)).toContainText('mislabelled positive at 1.28');
  const before = await shown(page);
  const requests = scripts.length;
  const from = await middle(outlier(page, 'B'));
  const anchor = await middle(stage(page, 'B').getByRole('button', { name: /^Anchor/ }));
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + anchor.x) / 2, (from.y + anchor.y) / 2, { steps: 5 });
  await page.mouse.up();
  expect(await distanceIn(outlier(page, 'B'))).toBeCloseTo(0.64, 1);
  expect(await distanceIn(outlier(page, 'A'))).toBe(await distanceIn(outlier(page, 'B')));
  await expectAllChanged(page, before);
  await expect(verdict(page)).toContainText(String(await distanceIn(outlier(page, 'B'))));
  expect(scripts.length).toBe(requests);
  expect(foreign).toEqual([]);
  expect(scripts.filter((url) => /tfjs|worker|recharts|\.wasm/i.test(url))).toEqual([]);
});

test('a finger drags the outlier, and the page stays where it is', async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    hasTouch: true,
    isMobile: true,
    viewport: { width: 390, height: 844 },
    baseURL,
  });
  const page = await context.newPage();
  await open(page);
  const before = await shown(page);
  await outlier(page, 'A').scrollIntoViewIfNeeded();
  const from = await middle(outlier(page, 'A'));
  const scrolled = await page.evaluate(() => scrollY);
  const touch = await context.newCDPSession(page);
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', x: number, y: number) =>
    touch.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] });
  await send('touchStart', from.x, from.y);
  for (let i = 1; i <= 6; i++) await send('touchMove', from.x - 8 * i, from.y + 4 * i);
  await send('touchEnd', 0, 0);
  await expect.poll(() => distanceIn(outlier(page, 'A'))).toBeLessThan(1.2);
  await expectAllChanged(page, before);
  expect(await page.evaluate(() => scrollY)).toBe(scrolled);
  const anchor = stage(page, 'A').getByRole('button', { name: /^Anchor/ });
  const negative = stage(page, 'A').getByRole('button', { name: 'Negative, identity 5' });
  const spot = await middle(negative);
  await page.touchscreen.tap(spot.x, spot.y);
  await page.getByRole('button', { name: 'Make anchor' }).click();
  await expect(anchor).toHaveAccessibleName('Anchor, identity 5');
  await context.close();
});

test('the keyboard moves, chooses, relabels, removes and undoes', async ({ page }) => {
  await open(page);
  const before = await shown(page);
  await outlier(page, 'A').focus();
  await page.keyboard.press('Shift+ArrowLeft');
  await page.keyboard.press('ArrowDown');
  await expectAllChanged(page, before);
  await expect(stage(page, 'A').locator('.plane output')).toContainText(
    /Positive, identity 7 .*distance .*Loss/,
  );
  await page.keyboard.press('j');
  const next = stage(page, 'A').locator('[data-point]:focus');
  await expect(next).toHaveAccessibleName(/^Negative, identity 4/);
  await page.keyboard.press('l');
  await expect(next).toHaveAccessibleName(/^Positive, identity 7 \(shows 4\)/);
  await page.keyboard.press('Delete');
  await expect(stage(page, 'A').locator('[data-point]')).toHaveCount(13);
  await page.keyboard.press('Enter');
  await expect(stage(page, 'A').locator('[data-point]:focus')).toHaveAccessibleName(/^Anchor/);
  for (let i = 0; i < 8; i++) await page.keyboard.press('Control+z');
  await expect.poll(() => shown(page)).toEqual(before);
  await page.keyboard.press('Control+Shift+z');
  await expect.poll(() => shown(page)).not.toEqual(before);
  await expect(stage(page, 'A').locator('[tabindex="0"][data-point]')).toHaveCount(1);
});

for (const [name, letter, ends] of [
  ['HAP2S-E', 'sigma', { uniform: 'inf', hardest: '0' }],
  ['HAP2S-P', 'alpha', { uniform: '0', hardest: 'inf' }],
] as const) {
  test(`the ends of ${name}'s dial equal uniform and batch-hard to the last digit`, async ({ page }) => {
    for (const [end, label] of [
      ['uniform', 'uniform'],
      ['hardest', 'batch-hard'],
    ] as const) {
      await open(
        page,
        `#/lab?v=1&a.strategy=${end}&b.strategy=${name === 'HAP2S-E' ? 'exponential' : 'polynomial'}`,
      );
      await stage(page, 'B').getByRole('button', { name: label }).click();
      await expect(page).toHaveURL(new RegExp(`b\\.${letter}=${ends[end]}`));
      expect(await stage(page, 'B').locator('.lab-loss').innerText()).toBe(
        await stage(page, 'A').locator('.lab-loss').innerText(),
      );
      const rows = await tableOf(page, 'Data: Weights');
      expect(rows.length).toBe(13);
      for (const row of rows) expect(row.slice(4), row[0]).toEqual(row.slice(2, 4));
      await page.goto('about:blank');
    }
  });
}

test('the link holds the scene, survives a visit to another view, and a bad part is named', async ({
  page,
  context,
}) => {
  await open(page);
  await strategy(page, 'A').selectOption('semihard');
  await outlier(page, 'A').focus();
  await page.keyboard.press('Shift+ArrowUp');
  await page.getByRole('button', { name: 'All anchors' }).click();
  await expect(verdict(page)).toContainText('anchors');
  await expect(page).toHaveURL(/points=.*mode=all.*a\.strategy=semihard/);
  const before = await shown(page);
  const link = page.url();
  const other = await context.newPage();
  await other.goto(link);
  await expect(other.locator('.plane svg')).toHaveCount(2);
  await expect.poll(() => shown(other)).toEqual(before);
  await page.bringToFront(); // a page behind another may wait for its first drawing
  await page.getByRole('link', { name: 'Learn', exact: true }).click();
  await expect(page.locator('.lab')).toHaveCount(0);
  await page.getByRole('link', { name: 'Lab', exact: true }).click();
  await expect(page.locator('.plane svg')).toHaveCount(2);
  await expect.poll(() => shown(page)).toEqual(before);
  expect(page.url()).toBe(link);
  await other.goto('about:blank');
  await open(other, '#/lab?v=1&anchor=77&nonsense=1');
  await expect(other.locator('.notice')).toContainText('anchor');
  await expect(other.locator('.notice')).toContainText('nonsense');
});

test('every preset opens, and Reset comes back to it', async ({ page }) => {
  await open(page);
  const presets = page.locator('.lab-preset');
  const seen = new Set<string>();
  for (let i = 0; i < (await presets.count()); i++) {
    await presets.nth(i).click();
    await expect(presets.nth(i)).toHaveAttribute('aria-pressed', 'true');
    await expect.poll(async () => seen.has(await page.locator('.lab-table').innerText())).toBe(false);
    seen.add(await page.locator('.lab-table').innerText());
  }
  expect(seen.size).toBe(await presets.count());
  await page.getByRole('button', { name: 'Far outlier' }).click();
  await page.getByTitle('Add a positive').click();
  await expect(stage(page, 'A').locator('[data-point]')).toHaveCount(15);
  await page.getByRole('button', { name: 'Reset' }).click();
  await expect(stage(page, 'A').locator('[data-point]')).toHaveCount(14);
  await expect(page.getByRole('button', { name: 'Far outlier' })).toHaveAttribute('aria-pressed', 'true');
});

test('what to see offers a way on: stop the gradient, another σ, train on this', async ({ page }) => {
  await open(page);
  await expect(verdict(page)).toContainText('pushed away');
  await page.getByRole('button', { name: 'Stop the gradient' }).click();
  await expect(verdict(page)).not.toContainText('pushed away');
  await expect(stage(page, 'B').locator('.plane-arrows[data-wrong]')).toHaveCount(0);
  await page.getByRole('button', { name: 'σ = 0.05' }).click();
  await expect(page).toHaveURL(/b\.sigma=0\.05/);
  await expect(page.getByRole('link', { name: 'Train with HAP2S-E' })).toHaveAttribute(
    'href',
    /#\/train\?.*sigma=0\.05.*detach=1/,
  );
});

for (const theme of ['light', 'dark'] as const)
  for (const size of [
    { width: 1280, height: 800 },
    { width: 390, height: 844 },
  ])
    test(`axe finds nothing serious and nothing scrolls sideways at ${size.width} px, ${theme}`, async ({
      page,
    }) => {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await page.setViewportSize(size);
      await open(page, '#/lab?v=1&a.strategy=circle');
      await outlier(page, 'B').click();
      expect(await findings(page)).toEqual([]);
      // Every tool in use: the landscape, points on their way, an own formula, and the menu of files.
      await open(page, '#/lab?v=1&a.strategy=own');
      await page.getByLabel('Landscape').selectOption('Loss');
      await page.getByRole('button', { name: 'Let go under stage B' }).click();
      await page.getByRole('button', { name: 'File', exact: true }).click();
      expect(await findings(page)).toEqual([]);
      for (const hash of [
        '#/lab?v=1&a.strategy=multiSimilarity',
        '#/lab?v=1&scene=circle&a.strategy=semihard&mode=all&b.soft=1',
      ]) {
        await open(page, hash);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(size.width);
      }
    });
