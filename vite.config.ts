// Build settings. `base: './'` lets the built page run from any path of any static host.
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** The page may speak to its own origin alone: a promise that the browser keeps, not only we. */
const POLICY = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'", // dialogs lock the page's scrolling with a style element of their own
  "img-src 'self' data: blob:",
  "connect-src 'self' data: blob:",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'self'",
].join('; ');

/** With these the page is cross-origin isolated, and WebAssembly may use threads. Static hosts that cannot send them go without. */
const ISOLATION = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/** Puts the policy into the built page only: the development server needs inline scripts. */
const contentSecurityPolicy: Plugin = {
  name: 'content-security-policy',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: POLICY },
      injectTo: 'head-prepend',
    },
  ],
};

/** Modules that the entry imports before anything is drawn. */
const first = new Set<string>();

/**
 * Finds what the first paint waits for, so that it becomes one file: the chunks that it would share with this view or that one
 * are many and small, and compress worse.
 */
const firstPaint: Plugin = {
  name: 'first-paint',
  apply: 'build',
  buildEnd() {
    const waiting = [...this.getModuleIds()].filter((id) => this.getModuleInfo(id)?.isEntry);
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      if (first.has(id)) continue;
      first.add(id);
      waiting.push(...(this.getModuleInfo(id)?.importedIds ?? []));
    }
  },
};

export default defineConfig({
  base: './',
  plugins: [react(), contentSecurityPolicy, firstPaint],
  // Found late (inside the worker), these would make the development server reload the page.
  optimizeDeps: {
    include: ['core', 'backend-cpu', 'backend-wasm', 'backend-webgpu'].map(
      (part) => `@tensorflow/tfjs-${part}`,
    ),
  },
  build: {
    target: 'es2023',
    license: true,
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'first', test: (id) => first.has(id) }] } },
    },
  },
  preview: { headers: ISOLATION },
  worker: { format: 'es', rolldownOptions: { output: { comments: false } } },
});
