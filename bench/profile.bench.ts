// What a step's time goes into: `npm run bench -- profile --work head --backend wasm`, ours beside stock TensorFlow.js.
import { it } from 'vitest';
import { Host } from './peers/host';
import { benchOptions } from './peers/options';
import { kernelTable } from './peers/tables';
import { dataOf } from './peers/workData';

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
            await side.run({ steps: 30, every: 1, untimed: 10 });
            const timed = await side.run({ steps: 30, every: 1, untimed: 10 });
            console.log(`\n${kernelTable(`${work}, ${name}, ${backend}`, timed, await side.profile())}`);
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
