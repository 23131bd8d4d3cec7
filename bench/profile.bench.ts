// What a step's time goes into: `npm run bench -- profile --work head --backend wasm`, ours beside stock TensorFlow.js.
import { it } from 'vitest';
import { Host } from './peers/host';
import { benchOptions } from './peers/options';
import { kernelTable } from './peers/tables';
import { dataOf } from './peers/workData';

/** So long is warmed up and timed before the profile, ms. */
const BLOCK = 300;
const PROFILED = 20;

it('kernels of a step', async () => {
  const { works, backends, isolated } = benchOptions();
  const host = await Host.open(isolated);
  try {
    for (const work of works) {
      const published = host.publish(await dataOf(work));
      for (const backend of backends)
        for (const name of ['ours', 'stock'] as const) {
          try {
            const side = await host.openSide(name, backend, published);
            const first = await side.run({ steps: 1, every: 1, untimed: 1 });
            const steps = Math.min(Math.max(Math.round(BLOCK / first.milliseconds), 1), 100);
            const timed = await side.run({ steps, every: 1, untimed: steps });
            const shares = await side.profile(Math.min(steps, PROFILED));
            console.log(`\n${kernelTable(`${work}, ${name}, ${backend}`, timed, shares)}`);
            await side.close();
          } catch (error) {
            console.log(`\n${work}, ${name}, ${backend}: ${String(error).split('\n')[0]}`);
          }
        }
    }
  } finally {
    await host.close();
  }
});
