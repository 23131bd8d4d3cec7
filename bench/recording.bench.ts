// Records the short run of the defaults that the page shows before its own: `npm run bench recording` rewrites the file.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { STEP_COLUMNS } from '../src/engine/types';
import { defaultOptions } from '../src/experiment/options';
import { quantised, type Recording } from '../src/state/recording';
import { shownQueries } from '../src/state/queries';
import type { EvaluationReport } from '../src/worker/protocol';
import { openLane, openWasm, score } from './run';

const STEPS = 60;
const FILE = fileURLToPath(new URL('../src/state/recordedRun.json', import.meta.url));

/** Four digits: as many as any view prints. */
const short = (value: unknown) =>
  typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(4)) : value;

/** Typed arrays as plain ones, NaN as null, numbers shortened. */
const plain = (_key: string, value: unknown) =>
  value instanceof Int32Array || value instanceof Float32Array ? Array.from(value) : short(value);

it('records the defaults', async () => {
  await openWasm();
  const options = defaultOptions();
  const lane = await openLane(options);
  const { material, scoring } = lane;
  const probe = material.probes.seen.items;
  const evaluations: EvaluationReport[] = [...(await score(lane))];
  const records: number[] = [];
  while (lane.step < STEPS) {
    await lane.train();
    records.push(...(await lane.read(null, 0)).records);
    if (lane.step % options.evaluateEvery === 0 || lane.step === STEPS)
      evaluations.push(...(await score(lane)));
  }
  const { embeddings } = await lane.read(material.inputs(probe), probe.length);
  if (!embeddings) throw new Error('The probe was not embedded.');
  const summary = material.summary();
  const ranked = (name: 'seen' | 'unseen') =>
    scoring.parts[name].rank(shownQueries(summary.queries[name], summary.probes[name], 0, null));
  const recording = {
    options,
    step: STEPS,
    summary,
    parameters: lane.parameterCount,
    embeddings: { dimension: options.embedding, ...quantised(embeddings) },
    batch: lane.lastBatch,
    records,
    evaluations,
    rankings: { seen: ranked('seen'), unseen: ranked('unseen') },
  } satisfies Record<keyof Recording, unknown>;
  writeFileSync(FILE, `${JSON.stringify(recording, plain)}\n`);
  expect(records).toHaveLength(STEPS * STEP_COLUMNS.length);
});
