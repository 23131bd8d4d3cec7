// The built app in a real Chromium, watched from its first script on: gaps between animation frames, and long tasks.
// A machine without a GPU draws and computes on the same cores: the figures are of that.
import { chromium, type Browser, type Page } from 'playwright';
import { preview } from 'vite';
import { findBrowser } from '../scripts/setup.mjs';

/** A task longer than this makes a person wait (the W3C's "long task"), ms. */
const LONG_TASK = 50;
const PORT = 4180;

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

/** Forgets what was seen so far. */
export const clear = (page: Page) =>
  page.evaluate(() => {
    const { watched } = window as unknown as { watched: Watched };
    watched.gaps.length = 0;
    watched.tasks.length = 0;
  });
/** What was seen since. */
export const read = (page: Page) => page.evaluate(() => (window as unknown as { watched: Watched }).watched);

/** The value below which `share` of the sorted numbers lie. */
const at = (sorted: number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];

/** Frames a second, gaps between frames in ms, and tasks that make a person wait. */
export interface Frames {
  perSecond: number;
  p50: number;
  p95: number;
  worst: number;
  longTasks: number;
  longest: number;
}

export function figures({ gaps, tasks }: Watched): Frames {
  const sorted = gaps.toSorted((a, b) => a - b);
  const total = gaps.reduce((sum, gap) => sum + gap, 0);
  const long = tasks.filter(({ duration }) => duration > LONG_TASK);
  return {
    perSecond: (1000 * gaps.length) / total,
    p50: at(sorted, 0.5),
    p95: at(sorted, 0.95),
    worst: at(sorted, 1),
    longTasks: long.length,
    longest: Math.max(0, ...long.map(({ duration }) => duration)),
  };
}

/** One line: frames a second, gaps, long tasks. */
export function report(name: string, watched: Watched): void {
  const { perSecond, p50, p95, worst, longTasks, longest } = figures(watched);
  console.log(
    `${name}: ${perSecond.toFixed(1)} frames/s; gap p50 ${p50.toFixed(1)}, ` +
      `p95 ${p95.toFixed(1)}, worst ${worst.toFixed(1)} ms; ` +
      `${longTasks} tasks over ${LONG_TASK} ms` +
      (longTasks ? `, the longest ${longest.toFixed(0)} ms` : ''),
  );
}

/** The browser of all measurements, with WebGPU on a software adapter where there is no GPU. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: findBrowser() ?? undefined,
    args: [
      '--no-sandbox',
      '--enable-unsafe-webgpu',
      '--use-webgpu-adapter=swiftshader',
      '--disable-background-networking',
    ],
  });

/** Serves dist/ and hands out a browser; both are gone afterwards. */
export async function withApp(act: (browser: Browser, address: string) => Promise<void>): Promise<void> {
  const server = await preview({ preview: { port: PORT }, logLevel: 'error' });
  const browser = await openBrowser();
  try {
    await act(browser, server.resolvedUrls!.local[0]);
  } finally {
    await browser.close();
    await server.close();
  }
}

/** A watched page at 1280 × 800. */
export async function watchedPage(browser: Browser): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.addInitScript(watch);
  return page;
}
