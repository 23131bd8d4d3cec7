// Our training step beside every peer's, in one browser: `npm run bench`, with --work, --backend, --rounds, --json, --isolated.
// The sides take turns, so that a machine that slows down slows them all; what counts is the ratio.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { dirname } from 'node:path';
import { it } from 'vitest';
import { Host, openTorch } from './peers/host';
import { measure } from './peers/measure';
import { benchOptions } from './peers/options';
import type { Machine, Results } from './peers/results';
import { aimTable, machineLine, workTable } from './peers/tables';
import { dataOf } from './peers/workData';

const versionOf = (name: string) =>
  (JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')) as { version: string }).version;

async function machineOf(host: Host): Promise<Machine> {
  const isolated = await host.page.evaluate(() => crossOriginIsolated);
  return {
    cores: cpus().length,
    processor: cpus()[0].model.trim(),
    memory: `${Math.round(totalmem() / 2 ** 30)} GB`,
    browser: `Chromium ${host.browser.version()}`,
    isolated,
    load: { before: loadavg()[0], after: NaN },
  };
}

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

it('our step beside every peer', async () => {
  const options = benchOptions();
  const host = await Host.open(options.isolated);
  try {
    const results: Results = {
      date: new Date().toISOString(),
      machine: await machineOf(host),
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
    results.machine.load.after = loadavg()[0];
    console.log(`\n${aimTable(results)}`);
    if (options.json) {
      mkdirSync(dirname(options.json), { recursive: true });
      writeFileSync(options.json, `${JSON.stringify(results, null, 1)}\n`);
      console.log(`\nWritten: ${options.json}`);
    }
  } finally {
    await host.close();
  }
});
