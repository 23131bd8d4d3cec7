// Build settings. `base: './'` lets the built page run from any path of any static host.
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  base: './',
  plugins: [react()],
  // Found late (inside the worker), these would make the development server reload the page.
  optimizeDeps: {
    include: ['core', 'backend-cpu', 'backend-wasm', 'backend-webgpu'].map((part) => `@tensorflow/tfjs-${part}`),
  },
  build: { target: 'es2023', license: true, assetsInlineLimit: 0 },
  worker: { format: 'es', rolldownOptions: { output: { comments: false } } },
});
