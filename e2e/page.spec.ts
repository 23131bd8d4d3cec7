// The page as a thing on a screen: any folder of a static host, small screens, nothing sideways, keyboard, own address only.
import { gzipSync } from 'node:zlib';
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { foreignRequests, open, ready, stepOf, TINY } from './app';

const dist = fileURLToPath(new URL('../dist', import.meta.url));
const FOLDER = '/some/folder/';
const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/** A plain static host that knows nothing of the app, with the build in a folder. */
function staticHost() {
  return createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const file = join(dist, path.startsWith(FOLDER) ? path.slice(FOLDER.length) || 'index.html' : '/');
    if (!existsSync(file) || !statSync(file).isFile()) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
    return createReadStream(file).pipe(response);
  });
}

test('what the first paint waits for is at most 120 KB, gzipped', async ({ request }) => {
  const html = await (await request.get('./')).text();
  const files = [...html.matchAll(/(?:src|href)="\.\/([^"]+\.(?:js|css))"/g)].map(([, file]) => file);
  expect(files.some((file) => file.endsWith('.js'))).toBe(true);
  const bodies = await Promise.all(files.map(async (file) => (await request.get(`./${file}`)).body()));
  const sizes = [Buffer.from(html), ...bodies].map((body) => gzipSync(body, { level: 9 }).length);
  const sum = sizes.reduce((total, size) => total + size, 0);
  console.log(`First paint: ${(sum / 1000).toFixed(1)} KB gz in ${sizes.length} files.`);
  expect(sum).toBeLessThanOrEqual(120_000);
});

test('the build runs from a folder of a plain static host', async ({ page, context }) => {
  const foreign = foreignRequests(context);
  const failed: string[] = [];
  page.on('response', (response) => response.status() >= 400 && failed.push(response.url()));
  const server = staticHost().listen(0);
  try {
    const { port } = server.address() as AddressInfo;
    await page.goto(`http://localhost:${port}${FOLDER}#/train?v=1&${TINY}`);
    await ready(page);
    await page.getByRole('button', { name: 'One step' }).first().click();
    await expect.poll(() => stepOf(page)).toBe(1);
    expect(failed).toEqual([]);
    expect(foreign).toEqual([]);
  } finally {
    server.close();
  }
});

for (const [width, height] of [
  [1440, 900],
  [1280, 800],
]) {
  test(`at ${width}×${height} the whole chain is in sight without scrolling`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await open(page, 'wasm', TINY);
    const size = await page.evaluate(() => {
      const { scrollWidth, scrollHeight } = document.documentElement;
      return { scrollWidth, scrollHeight };
    });
    expect(size).toEqual({ scrollWidth: width, scrollHeight: height });
    for (const name of ['Set up', 'Embedding map', 'Anchor lens', 'Retrieval', 'History']) {
      const box = await page.getByRole('heading', { name, exact: true }).boundingBox();
      expect(box && box.y + box.height <= height, name).toBe(true);
    }
  });
}

test('on a phone nothing scrolls sideways on any tab, and the thumb has room', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`./#/train?v=1&${TINY}`);
  await expect(page.locator('.lens-cell').first()).toBeVisible();
  for (const tab of ['Set up', 'Map + lens', 'Ranking', 'Charts']) {
    const button = page.getByRole('navigation', { name: 'Panels' }).getByText(tab);
    await button.click();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  }
});

test('the keyboard plays, pauses, steps and undoes', async ({ page }) => {
  await open(page, 'wasm', TINY);
  await page.keyboard.press('Space');
  await expect.poll(() => stepOf(page)).toBeGreaterThan(3);
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Play', exact: true }).first()).toBeVisible();
  const step = await stepOf(page);
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => stepOf(page)).toBe(step + 1);
  await page.getByText('Batch-hard', { exact: true }).click();
  await expect.poll(() => page.url()).toContain('strategy=hardest');
  await page.keyboard.press('Control+z');
  await expect.poll(() => page.url()).not.toContain('strategy=hardest');
});
