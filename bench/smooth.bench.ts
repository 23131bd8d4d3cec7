// How the page moves while it trains: frames, long tasks, and from the slider σ to the weights in the lens.
import type { Page } from 'playwright';
import { it } from 'vitest';
import { at, clear, read, report, watchedPage, withApp } from './page';

const TRAINING_SECONDS = 20;
const NUDGES = 24;

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

/** At rest nothing else changes the lens; while training a frame may. */
async function reportNudges(page: Page, when: string): Promise<void> {
  await page.locator('.setup-dial input[type=range]').focus();
  const delays: { milliseconds: number; frames: number }[] = [];
  for (let i = 0; i < NUDGES; i++) {
    const result = await nudge(page, i % 8 < 4 ? 'ArrowRight' : 'ArrowLeft');
    if (result) delays.push(result);
  }
  const times = delays.map(({ milliseconds }) => milliseconds).toSorted((a, b) => a - b);
  console.log(
    `σ to weights ${when}: ${delays.length} of ${NUDGES} seen; p50 ${at(times, 0.5).toFixed(1)}, ` +
      `worst ${at(times, 1).toFixed(1)} ms; frames drawn before: most ${Math.max(...delays.map(({ frames }) => frames))}`,
  );
}

/** SMOOTH_BACKEND: wasm (default), webgpu or cpu. */
const backend = process.env.SMOOTH_BACKEND ?? 'wasm';

it(`how the page moves while it trains on ${backend}`, () =>
  withApp(async (browser, address) => {
    const page = await watchedPage(browser);
    await page.addInitScript((choice) => {
      localStorage.setItem('hap2s.interface', JSON.stringify({ backendChoice: choice }));
    }, backend);
    await page.goto(address);
    const step = page.locator('.setup-counter b');
    await page.waitForFunction(
      () => Number(document.querySelector('.setup-counter b')?.textContent) >= 60,
      undefined,
      { timeout: 120_000 },
    );
    await page.waitForTimeout(6000);
    report('opening and the first sixty steps', await read(page));
    await clear(page);
    await page.waitForTimeout(3000);
    report('at rest', await read(page));
    await reportNudges(page, 'at rest');

    const from = Number(await step.innerText());
    await page.getByRole('button', { name: 'Play', exact: true }).first().click();
    await page.waitForTimeout(1000);
    await clear(page);
    await page.waitForTimeout(1000 * TRAINING_SECONDS);
    const training = await read(page);
    const to = Number(await step.innerText());
    report(`training (${to - from} steps in ${TRAINING_SECONDS + 1} s)`, training);
    await reportNudges(page, 'while training');
  }));
