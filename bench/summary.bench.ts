// Writes the results of the last `npm run bench` into the README: `npm run bench -- summary`.
import { readFileSync, writeFileSync } from 'node:fs';
import { it } from 'vitest';
import { RESULTS } from './peers/options';
import type { Results } from './peers/results';
import { summaryOf, withSummary } from './peers/summary';

const README = 'README.md';

it('sums the results up', () => {
  const results = JSON.parse(readFileSync(RESULTS, 'utf8')) as Results;
  writeFileSync(README, withSummary(readFileSync(README, 'utf8'), summaryOf(results)));
});
