// From the slider to the weights: an arrow key on the dial, and how long the lens takes to show other numbers.
import type { Page } from 'playwright';

const NUDGES = 24;

interface Nudged {
  milliseconds: number;
  frames: number;
}

/** Presses an arrow key on the dial; time to the changed numbers in the lens, and frames drawn by then. */
function nudge(page: Page, key: string): Promise<Nudged | null> {
  const done = page.evaluate(
    () =>
      new Promise<Nudged | null>((resolve) => {
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

/** Milliseconds of every nudge that was seen, ascending. */
export async function nudges(page: Page, when: string): Promise<number[]> {
  await page.locator('.setup-dial input[type=range]').focus();
  const delays: Nudged[] = [];
  for (let i = 0; i < NUDGES; i++) {
    const result = await nudge(page, i % 8 < 4 ? 'ArrowRight' : 'ArrowLeft');
    if (result) delays.push(result);
  }
  const times = delays.map(({ milliseconds }) => milliseconds).toSorted((a, b) => a - b);
  console.log(
    `σ to weights ${when}: ${delays.length} of ${NUDGES} seen; p50 ${(times[times.length >> 1] ?? NaN).toFixed(1)}, ` +
      `worst ${Math.max(...times).toFixed(1)} ms; frames drawn before: most ${Math.max(...delays.map(({ frames }) => frames))}`,
  );
  return times;
}
