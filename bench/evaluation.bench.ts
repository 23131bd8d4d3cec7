// The evaluation by the size of the test, up to that of Market-1501, beside the readable functions: `npm run bench -- evaluation`.
import { it } from 'vitest';
import { machineOf } from './machine';
import type { EvaluationMessage } from './peers/evaluation.worker';
import { writeResults } from './peers/files';
import { Host } from './peers/host';
import { benchOptions } from './peers/options';
import type { EvaluationResults } from './peers/results';
import { median } from './peers/statistics';
import { evaluationTable } from './peers/tables';

const DIMENSION = 128;
/** Queries that the readable functions are timed on. */
const READABLE = 20;

type Test = Pick<EvaluationMessage, 'queries' | 'gallery' | 'identities' | 'distractors' | 'cameras'>;

const byGallery = (gallery: number): Test => ({
  queries: 100,
  gallery,
  identities: 100,
  distractors: 0,
  cameras: 4,
});
/** Zheng et al. 2015: 750 identities, six cameras, 2,798 distractors. */
const MARKET: Test = { queries: 3368, gallery: 15_913, identities: 750, distractors: 2798, cameras: 6 };
const TESTS = [...[1000, 2000, 5000, 10_000, 20_000].map(byGallery), MARKET];

it('how an evaluation grows with the test', async () => {
  const { rounds, isolated, json, whole } = benchOptions();
  const host = await Host.open(isolated);
  try {
    const tests: EvaluationResults['tests'] = [];
    for (const test of TESTS) {
      const sizes = { dimension: DIMENSION, rounds, readable: READABLE };
      const { ours, readable } = await host.evaluate({ ...test, ...sizes });
      const milliseconds = median(ours);
      const ratio = readable / READABLE / (milliseconds / test.queries);
      tests.push({ queries: test.queries, gallery: test.gallery, milliseconds, ratio });
    }
    const results: EvaluationResults = {
      date: new Date().toISOString(),
      machine: machineOf(host.browser),
      dimension: DIMENSION,
      tests,
    };
    console.log(evaluationTable(results));
    writeResults(whole ? 'evaluation' : null, results, json);
  } finally {
    await host.close();
  }
});
