// Writes what was measured last into the README: `npm run bench -- summary`.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { it } from 'vitest';
import { root } from '../scripts/setup.mjs';
import { readResults } from './peers/files';
import { summaryOf, withSummary } from './peers/summary';

const README = join(root, 'README.md');

it('sums the results up', async () => {
  const text = withSummary(readFileSync(README, 'utf8'), summaryOf(readResults()));
  writeFileSync(README, await format(text, { ...(await resolveConfig(README)), parser: 'markdown' }));
});
