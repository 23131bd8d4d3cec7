// Driving a comparison as a person would, for the specs about it.
import { expect, type Page } from '@playwright/test';

/** Vectors and a tiny net: hundreds of steps a second on any machine. */
export const TINY =
  'v=1&data=clusters&identities=16&imagesPerIdentity=6&batchIdentities=4&batchImages=3&hidden=16&embedding=4&evaluateEvery=10&seed=7';

export const lanes = (...parts: string[]) =>
  parts.map((part, i) => `lane${i + 1}=${encodeURIComponent(part)}`).join('&');

export const held = (page: Page) => page.locator('.held');
export const lane = (page: Page, place: number) => page.locator('.lane').nth(place);
export const weights = (page: Page) => page.locator('.lane code').allInnerTexts();
export const play = (page: Page) => page.getByRole('button', { name: 'Play', exact: true });

export async function open(page: Page, query: string): Promise<void> {
  await page.addInitScript(() =>
    localStorage.setItem('hap2s.interface', JSON.stringify({ backendChoice: 'wasm' })),
  );
  await page.goto(`./#/experiments/compare?${TINY}&${query}`);
  await rested(page, 0);
}

/** All lanes stand at the step and have told their weights. */
export async function rested(page: Page, step: number): Promise<void> {
  await expect(page.locator('.compare-counter b')).toHaveText(`step ${step}`);
  const count = await page.locator('.lane').count();
  await expect(page.locator('.lane code')).toHaveCount(count);
}

export async function playTo(page: Page, step: number): Promise<void> {
  await play(page).click();
  await rested(page, step);
}

/** Chooses in a lane's menu. */
export async function choose(page: Page, place: number, item: RegExp): Promise<void> {
  await lane(page, place)
    .getByRole('button', { name: /: menu$/ })
    .click();
  await page.getByRole('menuitem', { name: item }).click();
}
