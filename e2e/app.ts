// Driving the page as a person would, for all specs: opening it, reading what it shows, playing until something holds.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, type BrowserContext, type Page } from '@playwright/test';
import type { BackendName } from '../src/worker/protocol';

/** Small enough for the software WebGPU adapter: 12 pedestrians, a batch of 3 × 4, a tiny net. */
export const TINY =
  'identities=16&imagesPerIdentity=6&difficulty=0.25&batchIdentities=4&batchImages=3&channels=8&hidden=32&embedding=8&evaluateEvery=10&learningRate=0.003';

/** Real images for tests, or null where they are absent. */
export function omniglot(): { small1: string; small2: string } | null {
  const [small1, small2] = ['small1', 'small2'].map((name) =>
    fileURLToPath(new URL(`../../shared/data/omniglot/images_background_${name}.zip`, import.meta.url)),
  );
  return existsSync(small1) && existsSync(small2) ? { small1, small2 } : null;
}

/** Collects every request to another origin; must stay empty. Call before the page is opened. */
export function foreignRequests(context: BrowserContext): string[] {
  const foreign: string[] = [];
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (['http:', 'https:', 'ws:', 'wss:'].includes(url.protocol) && url.hostname !== 'localhost') {
      foreign.push(request.url());
    }
  });
  return foreign;
}

/** Opens the app on a backend with the options of a link's query, and waits until the first evaluation is shown. */
export async function open(page: Page, backend: BackendName | 'auto', query = ''): Promise<void> {
  await page.addInitScript((choice) => {
    localStorage.setItem('hap2s.interface', JSON.stringify({ backendChoice: choice }));
  }, backend);
  await page.goto(`./#/train?v=1${query ? `&${query}` : ''}`);
  await ready(page);
}

/** Resolves when the untrained network has been scored. */
export async function ready(page: Page): Promise<void> {
  await expect(page.locator('.setup-counter')).toContainText('seed', { timeout: 120_000 });
  await expect(page.locator('.ranking-when')).toContainText('at step', { timeout: 120_000 });
}

export const play = (page: Page) => page.getByRole('button', { name: 'Play', exact: true }).first().click();
export const pause = (page: Page) => page.getByRole('button', { name: 'Pause', exact: true }).first().click();

/** The dialog for the person's own images. */
export async function openOwnImages(page: Page): Promise<void> {
  const tile = page.getByRole('button', { name: 'Yours' }).or(page.getByRole('radio', { name: 'Yours' }));
  await tile.first().click({ force: true });
}

/** The step counter. */
export async function stepOf(page: Page): Promise<number> {
  return Number(await page.locator('.setup-counter b').innerText());
}

/** Resolves when the run rests and all that is shown belongs to its last step: only then the weights' checksum stands there. */
export async function rested(page: Page): Promise<number> {
  await expect(page.locator('.history-weights code')).toHaveCount(1);
  return stepOf(page);
}

/** Lets the run go on until the counter has reached `step`, then pauses; the step at which it rests, which has been scored. */
export async function playTo(page: Page, step: number, timeout = 200_000): Promise<number> {
  await play(page);
  await expect.poll(() => stepOf(page), { timeout, intervals: [100, 250] }).toBeGreaterThanOrEqual(step);
  await pause(page);
  const last = await rested(page);
  await expect(page.locator('.ranking-when')).toContainText(`at step ${last}`);
  return last;
}

/** mAP in percent, as the retrieval panel shows it for the chosen part. */
export async function shownMAP(page: Page): Promise<number> {
  return Number(await page.locator('.ranking-tiles div', { hasText: 'mAP' }).locator('b').innerText());
}

/** Rows of the table behind a picture, as texts. */
export async function tableOf(page: Page, title: string | RegExp): Promise<string[][]> {
  await page.getByRole('button', { name: title }).first().click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('table')).toBeVisible();
  const rows = await dialog
    .getByRole('row')
    .evaluateAll((list) =>
      list.map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent ?? '')),
    );
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  return rows.slice(1);
}

/** Numbers under the anchor's pictures in the lens, positives then negatives: an exact picture of its weights. */
export async function lensNumbers(page: Page): Promise<string[]> {
  return page
    .locator('.lens-cell')
    .evaluateAll((cells) => cells.map((cell) => cell.getAttribute('aria-label') ?? ''));
}

/** A number as a table prints it ("−0.5" with a true minus sign). */
export const numberOf = (text: string) => Number(text.replace('−', '-'));
