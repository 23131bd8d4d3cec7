// How the page moves while it trains, in the built app in a real Chromium: frame gaps, long tasks, and slider to weights.
// A machine without a GPU draws and trains on the same cores: the figures are of that, and say so by the backend they name.
import { chromium, type Page } from 'playwright';
import { preview } from 'vite';
import { it } from 'vitest';
import { findBrowser } from '../scripts/setup.mjs';

const TRAINING_SECONDS = 20;
const NUDGES = 24;
/** A task longer than this makes a person wait (the W3C's "long task"). */
const LONG_TASK = 50;

interface Watched {
  gaps: number[];
  tasks: { start: number; duration: number }[];
}

/** In the page, from the first script on: gaps between animation frames, and long tasks. */
function watch(): void {
  const seen: Watched = { gaps: [], tasks: [] };
  (window as unknown as { watched: Watched }).watched = seen;
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) {
      seen.tasks.push({ start: startTime, duration });
    }
  }).observe({ type: 'longtask', buffered: true });
  let last = performance.now();
  const frame = (now: number) => {
    seen.gaps.push(now - last);
    last = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}

const clear = (page: Page) =>
  page.evaluate(() => {
    const { watched } = window as unknown as { watched: Watched };
    watched.gaps.length = 0;
    watched.tasks.length = 0;
  });
const read = (page: Page) => page.evaluate(() => (window as unknown as { watched: Watched }).watched);

const at = (sorted: number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];

/** Presses an arrow key on the dial; time to the changed numbers in the lens, and frames drawn by then. */
function nudge(page: Page, key: string): Promise<{ milliseconds: number; frames: number } | null> {
  const done = page.evaluate(
    () =>
      new Promise<{ milliseconds: number; frames: number } | null>((resolve) => {
        const dial = document.querySelector<HTMLInputElement>('.setup-dial input[type=range]')!;
        const lens = document.querySelector('.lens-strip')!;
        let begun = 0;
        let frames = 0;
        const count = () => {
          frames++;
          requestAnimationFrame(count);
        };
        dial.addEventListener(
          'input',
          () => {
            begun = performance.now();
            requestAnimationFrame(count);
          },
          { once: true, capture: true },
        );
        const observer = new MutationObserver(() => {
          if (!begun) return;
          observer.disconnect();
          resolve({ milliseconds: performance.now() - begun, frames });
        });
        observer.observe(lens, { subtree: true, characterData: true, attributes: true, childList: true });
        setTimeout(() => resolve(null), 2000);
      }),
  );
  return Promise.all([done, page.waitForTimeout(120).then(() => page.keyboard.press(key))]).then(
    ([result]) => result,
  );
}

function report(name: string, { gaps, tasks }: Watched): void {
  const sorted = gaps.toSorted((a, b) => a - b);
  const total = gaps.reduce((sum, gap) => sum + gap, 0);
  const long = tasks.filter(({ duration }) => duration > LONG_TASK);
  console.log(
    `${name}: ${((1000 * gaps.length) / total).toFixed(1)} frames/s; gap p50 ${at(sorted, 0.5).toFixed(1)}, ` +
      `p95 ${at(sorted, 0.95).toFixed(1)}, worst ${at(sorted, 1).toFixed(1)} ms; ` +
      `${long.length} tasks over ${LONG_TASK} ms` +
      (long.length ? ` (${long.map(({ duration }) => duration.toFixed(0)).join(', ')})` : ''),
  );
}

it('how the page moves while it trains', async () => {
  const server = await preview({ preview: { port: 4180 }, logLevel: 'error' });
  const browser = await chromium.launch({
    executablePath: findBrowser() ?? undefined,
    args: [
      '--no-sandbox',
      '--enable-unsafe-webgpu',
      '--use-webgpu-adapter=swiftshader',
      '--disable-background-networking',
    ],
  });
  try {
    for (const backend of (process.env.SMOOTH_BACKENDS ?? 'wasm').split(',')) {
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
      await page.addInitScript(watch);
      await page.addInitScript((choice) => {
        localStorage.setItem('hap2s.interface', JSON.stringify({ backendChoice: choice }));
      }, backend);
      await page.goto(`${server.resolvedUrls!.local[0]}`);
      await page.getByRole('button', { name: 'Play', exact: true }).first().waitFor();
      await page.waitForFunction(
        () => Number(document.querySelector('.setup-counter b')?.textContent) >= 60,
        undefined,
        { timeout: 120_000 },
      );
      await page.waitForTimeout(6000);
      report(`${backend}, opening and the first sixty steps`, await read(page));
      await clear(page);
      await page.waitForTimeout(3000);
      report(`${backend}, at rest`, await read(page));

      const from = Number(await page.locator('.setup-counter b').innerText());
      await page.getByRole('button', { name: 'Play', exact: true }).first().click();
      await page.waitForTimeout(1000);
      await clear(page);
      await page.waitForTimeout(1000 * TRAINING_SECONDS);
      const training = await read(page);
      const to = Number(await page.locator('.setup-counter b').innerText());
      report(`${backend}, training (${to - from} steps in ${TRAINING_SECONDS + 1} s)`, training);

      await page.locator('.setup-dial input[type=range]').focus();
      const delays: { milliseconds: number; frames: number }[] = [];
      for (let i = 0; i < NUDGES; i++) {
        const result = await nudge(page, i % 8 < 4 ? 'ArrowRight' : 'ArrowLeft');
        if (result) delays.push(result);
      }
      const times = delays.map(({ milliseconds }) => milliseconds).toSorted((a, b) => a - b);
      console.log(
        `${backend}, σ to weights while training: ${delays.length} of ${NUDGES} seen; p50 ${at(times, 0.5).toFixed(1)}, ` +
          `worst ${at(times, 1).toFixed(1)} ms; frames drawn before: most ${Math.max(...delays.map(({ frames }) => frames))}`,
      );
      await page.close();
    }
  } finally {
    await browser.close();
    await server.close();
  }
});
