// How our step grows with the batch and with the embedding dimension: `npm run bench -- growth`.
import { it } from 'vitest';
import { machineOf } from './machine';
import { writeResults } from './peers/files';
import { Host } from './peers/host';
import { benchOptions } from './peers/options';
import type { GrowthResults } from './peers/results';
import type { BackendName } from './peers/side';
import { spread } from './peers/statistics';
import { growthTables } from './peers/tables';
import { drawn } from './peers/workData';
import { mlp } from './peers/works';
import type { Work } from './peers/works';

const IMAGES = 4;
const IDENTITIES = [8, 16, 32, 64, 128];
const DIMENSIONS = [2, 8, 32, 128];
/** A block takes about so long, ms. */
const BLOCK = 300;
const MOST = 200;

async function stepOf(host: Host, work: Work, backend: BackendName, rounds: number) {
  const side = await host.openSide('ours', backend, host.publish(drawn(work)));
  const first = await side.run({ steps: 2, every: 1, untimed: 1 });
  const steps = Math.min(Math.round(BLOCK / first.milliseconds), MOST);
  // One long step is a measurement already.
  const runs = steps < 1 ? [first] : [];
  const timed = steps < 1 ? 0 : rounds;
  for (let round = 0; round < timed; round++) runs.push(await side.run({ steps, every: 1, untimed: 2 }));
  await side.close();
  const memory = runs.map((run) => run.memory);
  return {
    milliseconds: spread(runs.map(({ milliseconds }) => milliseconds)),
    bytes: Math.max(...memory.map((held) => held?.bytes ?? 0)),
    gpuBytes: memory.some((held) => held?.gpuBytes)
      ? Math.max(...memory.map((held) => held?.gpuBytes ?? 0))
      : null,
  };
}

it('how a step grows', async () => {
  const { rounds, backends, isolated, json, whole } = benchOptions();
  const host = await Host.open(isolated);
  try {
    const results: GrowthResults = {
      date: new Date().toISOString(),
      machine: machineOf(host.browser),
      batches: [],
      dimensions: [],
    };
    for (const backend of backends) {
      if (backend === 'cpu') continue;
      for (const P of IDENTITIES) {
        const work = mlp(`batch${P}`, [16, 64, 32], P, IMAGES);
        results.batches.push({ backend, size: P * IMAGES, ...(await stepOf(host, work, backend, rounds)) });
      }
      for (const size of DIMENSIONS) {
        const work = mlp(`dimension${size}`, [16, 64, size]);
        results.dimensions.push({ backend, size, ...(await stepOf(host, work, backend, rounds)) });
      }
    }
    console.log(growthTables(results));
    writeResults(whole ? 'growth' : null, results, json);
  } finally {
    await host.close();
  }
});
