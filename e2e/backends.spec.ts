// Every backend in a real browser's worker: the loss equals the stored numbers, weights are equal, training leaks nothing.
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { BackendCheckReport } from '../src/engine/backendCheck';
import { CHECK_PORT } from '../playwright.config';

/** Limits of fixtures/losses.json: float32 on the processor, and on a GPU. */
const PROCESSOR = { value: 5e-6, gradient: 1e-5 };
const GPU = { value: 2e-5, gradient: 2e-4 };

const BACKENDS = [
  { name: 'webgpu', steps: 60, limits: GPU },
  { name: 'wasm', steps: 2000, limits: PROCESSOR },
  { name: 'cpu', steps: 200, limits: PROCESSOR },
] as const;

const hashes = new Map<string, number>();

async function check(page: Page, name: string, steps: number): Promise<BackendCheckReport> {
  await page.goto(`http://localhost:${CHECK_PORT}/e2e/backendCheck.html`);
  await page.waitForSelector('body[data-ready]', { state: 'attached' });
  return page.evaluate(
    ([backend, count]) =>
      (window as unknown as { check: (backend: string, steps: number) => Promise<BackendCheckReport> }).check(
        backend,
        count,
      ),
    [name, steps] as const,
  );
}

for (const { name, steps, limits } of BACKENDS)
  test(`${name} computes what the reference says, and keeps its memory`, async ({ page }) => {
    const foreign: string[] = [];
    page.on('request', (request) => {
      if (new URL(request.url()).hostname !== 'localhost') foreign.push(request.url());
    });
    const report = await check(page, name, steps);
    const { losses, before, after, millisecondsPerStep } = report.training;
    console.log(
      `${name} (${report.backend.adapter}): value ${report.parity.value.toExponential(1)} (${report.parity.valueCase}), ` +
        `gradient ${report.parity.gradient.toExponential(1)} (${report.parity.gradientCase}), ` +
        `${millisecondsPerStep.toFixed(1)} ms a step, ${JSON.stringify({ before, after })}, ` +
        `drawn ${JSON.stringify(report.losses)}, ${JSON.stringify(report.faces)}`,
    );
    expect(report.backend.tried).toEqual([]);
    expect(report.backend.name).toBe(name);
    if (name === 'webgpu') expect(report.backend.adapter).toBeTruthy();
    expect(report.parity.cases).toBeGreaterThan(80);
    expect(report.parity.value).toBeLessThanOrEqual(limits.value);
    expect(report.parity.gradient).toBeLessThanOrEqual(limits.gradient);
    for (const [face, share] of Object.entries(report.faces)) expect(share, face).toBeLessThan(1);
    expect(report.losses.value).toBeLessThan(limits.value);
    expect(report.losses.gradient).toBeLessThan(2 * limits.gradient);
    expect(report.losses.statistics).toBeLessThan(5e-4);
    expect(losses.at(-1)).toBeLessThan(0.7 * losses[0]);
    expect(after).toEqual(before);
    // Restoring and repeating gives the same losses, bit for bit, on every backend.
    expect(report.restored).toBe(0);
    expect(report.hidden).toEqual([]);
    expect(report.lost).toEqual([]);
    expect(foreign).toEqual([]);
    hashes.set(name, report.weights);
    expect(new Set(hashes.values()).size).toBe(1);
  });
