// The Lab's tools: points let go, paused and rewound; the landscape under them; layouts, pictures and weights as files.
import { readFile } from 'node:fs/promises';
import { expect, test, type Download, type Page } from '@playwright/test';

const stage = (page: Page, side: 'A' | 'B') => page.locator(`.lab-panel[data-side="${side}"]`);
const bar = (page: Page) => page.getByRole('group', { name: 'Let go' });
const point = (page: Page, name: RegExp) => stage(page, 'B').getByRole('button', { name });
const outlier = (page: Page) => point(page, /shows 1/);
const loss = (page: Page, side: 'A' | 'B') => stage(page, side).locator('.lab-formula');
const letGo = (page: Page, side: 'A' | 'B') =>
  page.getByRole('button', { name: `Let go under stage ${side}` }).click();
/** The step that is shown, of how many. */
const steps = async (page: Page) =>
  ((await page.locator('.lab-time-at').innerText()).match(/\d+/g) ?? []).map(Number);

async function open(page: Page, hash = '#/lab'): Promise<void> {
  await page.goto(`./${hash}`);
  await expect(page.locator('.plane svg')).toHaveCount(2);
}

test('points that are let go can be paused, rewound and played to their rest', async ({ page }) => {
  await open(page, '#/lab?v=1&b.sigma=0.1');
  const start = await outlier(page).getAttribute('aria-label');
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await letGo(page, 'B');
  await expect.poll(async () => (await steps(page))[0]).toBeGreaterThan(2);
  await bar(page).getByRole('button', { name: 'Pause' }).click();
  const [at] = await steps(page);
  expect(await outlier(page).getAttribute('aria-label')).not.toBe(start);
  await expect(page.locator('.plane-trail').first()).toBeVisible();
  await page.getByLabel('Trails').uncheck();
  await expect(page.locator('.plane-trail')).toHaveCount(0);

  await bar(page).getByRole('button', { name: 'Rewind' }).click();
  expect(await steps(page)).toEqual([0, at]);
  await expect(outlier(page)).toHaveAttribute('aria-label', start ?? '');
  await bar(page).getByLabel('Step shown').fill('1');
  await expect.poll(() => steps(page)).toEqual([1, at]);

  await bar(page).getByRole('button', { name: 'Play' }).click();
  await expect(stage(page, 'B')).toContainText('at rest: no force is left', { timeout: 30_000 });
  await expect(loss(page, 'B')).toContainText('0.000');

  // All of it is one step of undo, and any other change ends it.
  await bar(page).getByRole('button', { name: 'Rewind' }).click();
  await outlier(page).click();
  await page.keyboard.press('ArrowUp');
  await expect(bar(page)).toHaveCount(0);
});

test('without motion the points rest at once; the anchor can be held; undo brings all back', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page);
  const start = await outlier(page).getAttribute('aria-label');
  const anchor = stage(page, 'A').locator('[data-point="0"]');
  const place = await anchor.getAttribute('transform');
  await letGo(page, 'A');
  await expect(stage(page, 'A')).toContainText('at rest');
  await expect(loss(page, 'A')).toContainText('0.000');
  expect(await anchor.getAttribute('transform')).not.toBe(place);
  await page.getByLabel('Hold anchor').check();
  await expect(stage(page, 'A')).toContainText('at rest');
  await bar(page).getByRole('button', { name: 'Leave' }).click();
  const held = /translate\(([\d.]+)[ ,]+([\d.]+)\)/.exec((await anchor.getAttribute('transform')) ?? '');
  const box = await stage(page, 'A').locator('.plane').boundingBox();
  expect(Number(held?.[1])).toBeCloseTo((box?.width ?? 0) / 2, 0);
  while (await page.getByRole('button', { name: 'Undo' }).isEnabled())
    await page.getByRole('button', { name: 'Undo' }).click();
  await expect(outlier(page)).toHaveAttribute('aria-label', start ?? '');
});

/** How many different shades the canvas of a stage holds. */
const shades = (page: Page, side: 'A' | 'B') =>
  stage(page, side)
    .locator('canvas')
    .evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      const found = new Set<number>();
      for (let i = 0; i < data.length; i += 4 * 97)
        found.add(data[i] * 65536 + data[i + 1] * 256 + data[i + 2]);
      return found.size;
    });

test('the landscape shades the plane, says of what, and has its numbers as a table', async ({ page }) => {
  await open(page);
  const choice = page.getByLabel('Landscape');
  await choice.selectOption('Loss');
  const legend = stage(page, 'B').locator('.lab-legend');
  await expect(legend).toContainText('Loss where the mislabelled positive would lie');
  await expect.poll(() => shades(page, 'B')).toBeGreaterThan(20);
  await point(page, /^Negative, identity 4/).click();
  await expect(legend).toContainText('the selected negative');

  await outlier(page).click();
  await choice.selectOption('Effective weight');
  await expect(legend).toContainText('hatched: below 0, the wrong way');
  await expect(stage(page, 'A').locator('.lab-ramp')).toHaveText(/0\.00.*1\.00/);
  await legend.getByRole('button', { name: /^Data/ }).click();
  await expect(page.getByRole('dialog').locator('tbody tr')).toHaveCount(81);
  await page.keyboard.press('Escape');

  await page.getByLabel('Strategy of stage B').selectOption('contrastive');
  await expect(legend).toContainText('No effective weight');
  await choice.selectOption('Off');
  await expect(page.locator('canvas.lab-landscape')).toHaveCount(0);
});

const text = async (download: Download) => readFile((await download.path()) ?? '', 'utf8');

async function save(page: Page, item: string): Promise<Download> {
  await page.getByRole('button', { name: 'File' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: item }).click(),
  ]);
  return download;
}

test('a layout is saved and opened again; a broken one says where', async ({ page }) => {
  await open(page, '#/lab?v=1&scene=semihard&b.sigma=inf&anchor=3');
  const layout = await save(page, 'Save layout (JSON)');
  const content = await text(layout);
  await page.getByRole('button', { name: 'Solved' }).click();
  const chooser = page.locator('.lab-files input[type="file"]');
  await chooser.setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from(content) });
  await expect(page).toHaveURL(/scene=semihard&anchor=3&b\.sigma=inf/);
  const broken = content.replace(/"x": [-\d.]+/, '"x": "far"');
  await chooser.setInputFiles({ name: 'b.json', mimeType: 'application/json', buffer: Buffer.from(broken) });
  await expect(page.getByRole('alert')).toContainText('points[0].x must be a number');
  await expect(page).toHaveURL(/scene=semihard/);
});

test('a stage as SVG and PNG stands alone; the weights are a table', async ({ page }) => {
  await open(page);
  await page.getByLabel('Landscape').selectOption('Loss');
  await expect.poll(() => shades(page, 'B')).toBeGreaterThan(20);
  const svg = await text(await save(page, 'Stage B as SVG'));
  expect(svg).toMatch(/^<svg[^>]* xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  expect(svg).not.toMatch(/var\(|class=|url\((?!['"]?#)/);
  expect(svg).toContain('<image href="data:image/png;base64,');
  expect(svg).toContain('#/lab?v=1</desc>');
  // Shown by itself it has the colours of the page.
  const blue = await page.evaluate(() => getComputedStyle(document.querySelector('.plane-positive')!).fill);
  expect(svg).toContain(blue);

  const png = await save(page, 'Stage B as PNG');
  const bytes = await readFile((await png.path()) ?? '');
  expect(bytes.subarray(1, 4).toString()).toBe('PNG');
  const width = await stage(page, 'B').locator('.plane > svg').getAttribute('width');
  expect(bytes.readUInt32BE(16)).toBe(Math.floor(Number(width) * 3));

  const rows = (await text(await save(page, 'Weights as CSV'))).trim().split('\r\n');
  expect(rows[0]).toBe(
    'Point,Distance,A Batch-hard: weight,A Batch-hard: effective,B HAP2S-E: weight,B HAP2S-E: effective',
  );
  expect(rows).toHaveLength(14);
  expect(rows[1]).toMatch(/^"Positive, identity 7 \(shows 1\)",1\.2\d+,1,1,0\.90\d+,1\.20\d+$/);
});

test('on a phone nothing scrolls sideways with every tool in use', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page);
  await page.getByLabel('Landscape').selectOption('Effective weight');
  await letGo(page, 'B');
  await expect(bar(page)).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  for (const button of await bar(page).getByRole('button').all()) {
    const box = await button.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
  }
});
