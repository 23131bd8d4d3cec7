// Build settings. `base: './'` lets the built page run from any path of any static host.
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  base: './',
  plugins: [react()],
  build: { target: 'es2023', license: true, assetsInlineLimit: 0 },
  worker: { format: 'es', rolldownOptions: { output: { comments: false } } },
});
