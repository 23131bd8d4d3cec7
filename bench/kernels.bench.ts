// What each of our kernels buys beside stock operations of TensorFlow.js, in turns: on wasm in Node, on WebGPU in Chromium.
// `npm run bench -- kernels`, with --backend, --rounds, --json.
import { it } from 'vitest';
import { COMPARISONS } from './kernels/comparisons';
import { compareAll } from './kernels/timing';
import { machineOf } from './machine';
import { writeResults } from './peers/files';
import { Host } from './peers/host';
import { benchOptions } from './peers/options';
import type { KernelComparisons, KernelResults } from './peers/results';
import { comparisonTable } from './peers/tables';
import { openWasm } from './run';

async function onWasm(rounds: number): Promise<KernelComparisons> {
  await openWasm();
  return { backend: 'wasm', adapter: null, rows: await compareAll(COMPARISONS, rounds) };
}

it('kernels beside stock operations', async () => {
  const { backends, rounds, json, whole } = benchOptions();
  const host = await Host.open(false);
  try {
    const date = new Date().toISOString();
    const results: KernelResults = { date, machine: machineOf(host.browser), rounds, backends: [] };
    for (const backend of backends) {
      if (backend === 'cpu') continue;
      const found = await (backend === 'wasm' ? onWasm(rounds) : host.compareKernels({ rounds }));
      results.backends.push(found);
      console.log(`\n${comparisonTable(found)}`);
    }
    writeResults(whole ? 'kernels' : null, results, json);
  } finally {
    await host.close();
  }
});
