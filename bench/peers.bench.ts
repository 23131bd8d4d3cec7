// Our training step beside every peer's, in one browser: `npm run bench`, with --work, --backend, --rounds, --json, --isolated.
// The sides take turns, so that a machine that slows down slows them all; what counts is the ratio.
import { readFileSync } from 'node:fs';
import { it } from 'vitest';
import { machineOf } from './machine';
import { writeResults } from './peers/files';
import { Host, openTorch } from './peers/host';
import { measure } from './peers/measure';
import { benchOptions, type BenchOptions } from './peers/options';
import type { Results } from './peers/results';
import { aimTable, machineLine, workTable } from './peers/tables';
import { dataOf } from './peers/workData';

const versionOf = (name: string) =>
  (JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')) as { version: string }).version;

async function torchVersion(host: Host): Promise<Record<string, string>> {
  try {
    const side = await openTorch(host.publish(await dataOf('points')));
    await side.close();
    return { PyTorch: side.library };
  } catch (error) {
    console.log(`PyTorch is left out: ${String(error)}`);
    return {};
  }
}

async function measured(options: BenchOptions): Promise<Results> {
  const host = await Host.open(options.isolated);
  try {
    const results: Results = {
      date: new Date().toISOString(),
      machine: machineOf(host.browser),
      isolated: options.isolated,
      versions: {
        'TensorFlow.js': versionOf('@tensorflow/tfjs-core'),
        'jax-js': versionOf('@jax-js/jax'),
        ...(await torchVersion(host)),
      },
      rounds: options.rounds,
      works: [],
    };
    console.log(machineLine(results));
    for (const name of options.works) {
      const work = await measure(host, await dataOf(name), options);
      results.works.push(work);
      console.log(`\n${workTable(work)}`);
    }
    console.log(`\n${aimTable(results)}`);
    return results;
  } finally {
    await host.close();
  }
}

it('our step beside every peer, as any page has it and with threads', async () => {
  const options = benchOptions();
  writeResults(options.whole ? 'peers' : null, await measured(options), options.json);
  if (options.whole)
    writeResults('threads', await measured({ ...options, isolated: true, backends: ['wasm'] }));
});
