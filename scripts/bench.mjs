// `npm run bench`: our step beside every peer's, how it grows, the evaluation, and the built page; `npm run bench -- NAME`: bench/NAME.bench.ts alone.
// Options: --work, --backend (lists with commas), --rounds N, --json FILE, --isolated. With one of them the peers alone are measured.
import { parseArgs } from 'node:util';
import { checkNode, tool } from './setup.mjs';

checkNode();
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    work: { type: 'string' },
    backend: { type: 'string' },
    rounds: { type: 'string' },
    json: { type: 'string' },
    isolated: { type: 'boolean' },
  },
});
const { isolated, ...rest } = values;
const options = JSON.stringify(isolated ? { ...rest, isolated: 'true' } : rest);
const asked = positionals.length || Object.keys(values).length;
const all = ['peers', 'growth', 'evaluation', 'smooth'];
const names = positionals.length ? positionals : asked ? ['peers'] : all;

if (!asked) {
  const built = await tool('vite', ['build', '--logLevel', 'warn']);
  if (built !== 0) process.exit(built);
}
let worst = 0;
for (const name of names) {
  const file = `bench/${name}.bench.ts`;
  const code = await tool('vitest', ['run', '--config', 'bench/vitest.config.ts', file], {
    HAP2S_BENCH: options,
  });
  worst = Math.max(worst, code);
}
process.exit(worst);
