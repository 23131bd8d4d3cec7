// How the page moves while four lanes of the default run train under one clock.
import { it } from 'vitest';
import { clear, read, report, watchedPage, withApp } from './page';

const SECONDS = 20;
/** COMPARE_BACKEND: wasm (default), webgpu or cpu. */
const backend = process.env.COMPARE_BACKEND ?? 'wasm';
const LANES = ['strategy=hardest', '', 'strategy=polynomial', 'strategy=uniform'];

it(`how the page moves while four lanes train on ${backend}`, () =>
  withApp(async (browser, address) => {
    const page = await watchedPage(browser);
    await page.addInitScript((choice) => {
      localStorage.setItem('hap2s.interface', JSON.stringify({ backendChoice: choice }));
    }, backend);
    const query = new URLSearchParams({ v: '1', seed: '7', steps: '100000' });
    LANES.forEach((lane, i) => query.set(`lane${i + 1}`, lane));
    await page.goto(`${address}#/experiments/compare?${query}`);
    const main = page.getByRole('main');
    const step = async () => Number(/step ([\d,]+)/.exec(await main.innerText())?.[1].replace(',', ''));
    const play = page.getByRole('button', { name: 'Play', exact: true }).first();
    await play.waitFor({ timeout: 120_000 });
    await page.waitForTimeout(6000);
    await clear(page);
    await page.waitForTimeout(3000);
    report('four lanes at rest', await read(page));
    await play.click();
    await page.waitForTimeout(2000);
    const from = await step();
    await clear(page);
    await page.waitForTimeout(1000 * SECONDS);
    const watched = await read(page);
    report(`four lanes training (${(await step()) - from} steps of each in ${SECONDS} s)`, watched);
  }));
