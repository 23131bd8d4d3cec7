// How the page opens and moves while it trains: first drawing, first step, frames, long tasks, memory, and from the slider σ to
// the weights in the lens. Wants a built page (`npm run build`).
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright';
import { it } from 'vitest';
import { root } from '../scripts/setup.mjs';
import { machineOf, peakMemory } from './machine';
import { nudges } from './nudge';
import { clear, figures, read, report, watchedPage, withApp } from './page';
import { writeResults } from './peers/files';
import type { PageResults } from './peers/results';

const TRAINING_SECONDS = 20;

/** SMOOTH_BACKEND: wasm (default), webgpu or cpu. */
const backend = process.env.SMOOTH_BACKEND ?? 'wasm';

/** Milliseconds from the navigation until the counter shows `step`. */
const untilStep = async (page: Page, step: number): Promise<number> => {
  const handle = await page.waitForFunction(
    (step) => {
      const shown = Number(document.querySelector('.setup-counter b')?.textContent);
      return shown >= step && performance.now();
    },
    step,
    { timeout: 120_000, polling: 'raf' },
  );
  return (await handle.jsonValue()) as number;
};

/** The first drawing with content, and what had arrived by then, compressed as a host would. */
async function firstDrawing(page: Page): Promise<{ milliseconds: number; bytes: number }> {
  const { drawn, paths } = await page.evaluate(() => {
    const drawn = performance.getEntriesByName('first-contentful-paint')[0].startTime;
    const all = ['navigation', 'resource'].flatMap(
      (type) => performance.getEntriesByType(type) as PerformanceResourceTiming[],
    );
    const there = all.filter(({ responseEnd }) => responseEnd > 0 && responseEnd <= drawn);
    return { drawn, paths: there.map(({ name }) => new URL(name).pathname) };
  });
  const bytes = paths.map((path) => {
    const file = path === '/' ? 'index.html' : decodeURIComponent(path);
    return gzipSync(readFileSync(join(root, 'dist', file))).length;
  });
  return { milliseconds: drawn, bytes: bytes.reduce((sum, length) => sum + length, 0) };
}

it(`how the page moves while it trains on ${backend}`, () =>
  withApp(async (browser, address) => {
    const machine = machineOf(browser);
    const page = await watchedPage(browser);
    await page.addInitScript((choice) => {
      localStorage.setItem('hap2s.interface', JSON.stringify({ backendChoice: choice }));
    }, backend);
    await page.goto(address);
    const step = page.locator('.setup-counter b');
    const firstStep = await untilStep(page, 1);
    await untilStep(page, 60);
    const drawing = await firstDrawing(page);
    console.log(
      `first drawing after ${drawing.milliseconds.toFixed(0)} ms and ${(drawing.bytes / 1000).toFixed(0)} KB; ` +
        `first step on the page after ${firstStep.toFixed(0)} ms`,
    );
    await page.waitForTimeout(6000);
    report('opening and the first sixty steps', await read(page));
    await clear(page);
    await page.waitForTimeout(3000);
    report('at rest', await read(page));
    await nudges(page, 'at rest');

    await page.getByRole('button', { name: 'Play', exact: true }).first().click();
    await page.waitForTimeout(1000);
    const from = Number(await step.innerText());
    await clear(page);
    await page.waitForTimeout(1000 * TRAINING_SECONDS);
    const training = await read(page);
    const to = Number(await step.innerText());
    report(`training (${to - from} steps in ${TRAINING_SECONDS} s)`, training);
    const results: PageResults = {
      date: new Date().toISOString(),
      machine,
      backend,
      firstDrawing: drawing,
      firstStep,
      stepsPerSecond: (to - from) / TRAINING_SECONDS,
      frames: figures(training),
      sigmaToWeights: await nudges(page, 'while training'),
      peakMegabytes: await peakMemory(browser),
    };
    console.log('peak memory, MB:', JSON.stringify(results.peakMegabytes));
    writeResults(backend === 'wasm' ? 'page' : null, results);
  }));
