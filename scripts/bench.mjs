// `npm run bench`: every peer beside ours; `npm run bench -- NAME`: the measurement bench/NAME.bench.ts.
// Options of the first: --work, --backend (lists with commas), --rounds N, --json FILE, --isolated.
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
const names = (positionals.length ? positionals : ['peers']).map((name) => `bench/${name}.bench.ts`);
process.exit(
  await tool('vitest', ['run', '--config', 'bench/vitest.config.ts', ...names], { HAP2S_BENCH: options }),
);
