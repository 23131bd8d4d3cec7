// E2e in a real Chromium: one on the PATH, else Playwright's own. WebGPU runs on the software adapter where there is no GPU.
import { defineConfig } from '@playwright/test';
import { findBrowser } from './scripts/setup.mjs';

const browser = findBrowser();

/** The first of three neighbours; another one lets two checkouts test side by side. */
export const APP_PORT = Number(process.env.HAP2S_PORT ?? 4173);
/** The same build under a folder, as on a static host. */
export const FOLDER_PORT = APP_PORT + 1;
/** The development server, for the page that checks backends; it is no part of the product. */
export const CHECK_PORT = APP_PORT + 2;

export default defineConfig({
  testDir: 'e2e',
  timeout: 240_000,
  expect: { timeout: 60_000 },
  // One browser draws while the other computes: two files at a time suit two cores.
  workers: 2,
  // A machine that stalls for seconds must not look like a broken app; what fails twice is broken.
  retries: process.env.CI ? 1 : 0,
  forbidOnly: Boolean(process.env.CI),
  outputDir: 'test-results',
  use: {
    baseURL: `http://localhost:${APP_PORT}/`,
    viewport: { width: 1280, height: 800 },
    trace: 'off',
    actionTimeout: 20_000,
    launchOptions: {
      ...(browser ? { executablePath: browser } : { channel: 'chromium' }),
      args: [
        '--no-sandbox',
        '--enable-unsafe-webgpu',
        '--use-webgpu-adapter=swiftshader',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: [
    {
      command: `npx vite build --logLevel warn && npx vite preview --port ${APP_PORT} --strictPort`,
      url: `http://localhost:${APP_PORT}/`,
      timeout: 180_000,
    },
    {
      command: `npx vite --port ${CHECK_PORT} --strictPort`,
      url: `http://localhost:${CHECK_PORT}/e2e/backendCheck.html`,
      timeout: 180_000,
    },
  ],
});
