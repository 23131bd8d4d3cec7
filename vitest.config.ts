// Unit tests run in plain Node: the pure floors need no browser, and engine tests use the CPU backend there.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['src/**/*.test.ts', 'bench/**/*.test.ts'], environment: 'node', testTimeout: 60_000 },
});
