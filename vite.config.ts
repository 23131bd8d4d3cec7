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

/** What the first paint needs of what other chunks need too: as one file, since a dozen small ones compress worse. */
const FIRST =
  /node_modules\/(react|react-dom|scheduler)\/|src\/(experiment\/(link|moment|options|optionText|numberText|seed|validate|[a-z]+Options)|state\/(live|curves|run|options|interface)|worker\/(client|moments)|engine\/types)\.ts/;

export default defineConfig({
  base: './',
  plugins: [react(), contentSecurityPolicy],
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
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'shared', test: FIRST }] } } },
  },
  worker: { format: 'es', rolldownOptions: { output: { comments: false } } },
});
