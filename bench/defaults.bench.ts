// How the defaults were chosen: mAP on unseen identities over the steps, mean and standard deviation over seeds.
import { it } from 'vitest';
import type { Options } from '../src/experiment/options';
import { openWasm, train } from './run';

const STEPS = [0, 50, 100, 200, 400];
const SEEDS = [7, 8, 9];
const RUNS: [string, Partial<Options>][] = [
  ['HAP2S-E σ = 0.1 (default)', {}],
  ['HAP2S-P α = 10', { strategy: 'polynomial' }],
  ['Batch-hard', { strategy: 'hardest' }],
  ['Uniform', { strategy: 'uniform' }],
  ['HAP2S-E σ = 0.5', { sigma: 0.5 }],
  ['HAP2S-E σ = 0.05', { sigma: 0.05 }],
  ['raw norm, σ = 0.5', { normalize: false, sigma: 0.5 }],
  ['learning rate 1e-3', { learningRate: 0.001 }],
  ['learning rate 1e-2', { learningRate: 0.01 }],
  ['D = 8', { embedding: 8 }],
  ['P × K = 16 × 4', { batchIdentities: 16 }],
  ['48 identities', { identities: 48 }],
  ['20 % wrong labels, HAP2S-E', { wrongLabels: 0.2 }],
  ['20 % wrong labels, HAP2S-P', { wrongLabels: 0.2, strategy: 'polynomial' }],
  ['20 % wrong labels, batch-hard', { wrongLabels: 0.2, strategy: 'hardest' }],
  ['20 % wrong labels, uniform', { wrongLabels: 0.2, strategy: 'uniform' }],
];

const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
const deviation = (values: number[]) => Math.sqrt(mean(values.map((v) => (v - mean(values)) ** 2)));

it('defaults', async () => {
  await openWasm();
  console.log(`| run | ${STEPS.map((step) => `step ${step}`).join(' | ')} | ms/step |`);
  for (const [name, change] of RUNS) {
    const runs: Awaited<ReturnType<typeof train>>[] = [];
    for (const seed of SEEDS) runs.push(await train({ ...change, seed }, STEPS));
    const cells = STEPS.map((_, i) => {
      const values = runs.map(({ scores }) => 100 * scores[i].mAP);
      return `${mean(values).toFixed(1)} ± ${deviation(values).toFixed(1)}`;
    });
    const pace = mean(runs.map(({ millisecondsPerStep }) => millisecondsPerStep));
    console.log(`| ${name} | ${cells.join(' | ')} | ${pace.toFixed(1)} |`);
  }
});
