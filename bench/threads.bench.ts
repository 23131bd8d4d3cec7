// Our step on a page that is cross-origin isolated, where kernels use threads, beside one that is not, in turns:
// `npm run bench -- threads`, with --work and --rounds.
import { it } from 'vitest';
import { Host, type OpenSide } from './peers/host';
import { benchOptions } from './peers/options';
import { median, spread } from './peers/statistics';
import { dataOf } from './peers/workData';

/** Steps of a turn take about so long, ms. */
const TURN = 300;

it('our step with threads beside the same without', async () => {
  const { works, rounds } = benchOptions();
  const hosts = [await Host.open(false), await Host.open(true)];
  try {
    for (const name of works) {
      const data = await dataOf(name);
      const sides: OpenSide[] = [];
      for (const host of hosts) sides.push(await host.openSide('ours', 'wasm', host.publish(data)));
      const losses: string[] = [];
      let pace = 0;
      for (const side of sides) {
        await side.run({ steps: 8, every: 1, untimed: 0 });
        const first = await side.run({ steps: 8, every: 1, untimed: 0 });
        losses.push(first.losses.join());
        pace = first.milliseconds;
      }
      if (losses[0] !== losses[1])
        throw new Error(`${name}: the losses are not the same.\n${losses.join('\n')}`);
      const steps = Math.max(Math.round(TURN / pace), 2);
      const times: number[][] = [[], []];
      for (let round = 0; round < rounds; round++)
        for (const [i, side] of sides.entries())
          times[i].push((await side.run({ steps, every: 1, untimed: 2 })).milliseconds);
      const [alone, threads] = times.map((each) => median(each).toFixed(3));
      const ratios = spread(times[0].map((each, i) => each / times[1][i]));
      const [middle, least, most] = [ratios.median, ratios.least, ratios.most].map((each) => each.toFixed(2));
      console.log(
        `| ${name} | one thread ${alone} ms | isolated ${threads} ms | ${middle} times (${least}–${most}) |`,
      );
      for (const side of sides) await side.close();
    }
  } finally {
    for (const host of hosts) await host.close();
  }
});
