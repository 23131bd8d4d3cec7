// Records the short run of the defaults that the page shows before its own: `npm run bench recording` rewrites the file.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { STEP_COLUMNS } from '../src/engine/types';
import { makeDataset } from '../src/experiment/dataset';
import { defaultOptions } from '../src/experiment/options';
import { quantised, type Recording } from '../src/state/recording';
import { shownQueries } from '../src/state/queries';
import { Lane } from '../src/worker/lane';
import { Material } from '../src/worker/material';
import type { EvaluationReport } from '../src/worker/protocol';
import { openWasm } from './run';

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
  const material = new Material(makeDataset(options), options);
  const lane = new Lane(options, material.dataset.shape, material.classes);
  const probe = material.probes.seen.items;
  const evaluations: EvaluationReport[] = [];
  const evaluate = async () => {
    for (const part of [material.parts.seen, material.parts.unseen]) {
      const { items } = part;
      const all = await lane.embed((from, to) => material.inputs(items.subarray(from, to)), items.length);
      part.setEmbeddings(all, all.length / items.length);
      const report = part.evaluate(lane.step);
      if (report) evaluations.push(report);
    }
  };
  await evaluate();
  const records: number[] = [];
  let batch = new Int32Array();
  while (lane.step < STEPS) {
    batch = Int32Array.from(material.batchAfter(lane.step));
    await lane.train(material.batch(batch));
    records.push(...(await lane.read(null, 0)).records);
    if (lane.step % options.evaluateEvery === 0 || lane.step === STEPS) await evaluate();
  }
  const { embeddings } = await lane.read(material.inputs(probe), probe.length);
  if (!embeddings) throw new Error('The probe was not embedded.');
  const summary = material.summary();
  const ranked = (name: 'seen' | 'unseen') =>
    material.parts[name].rank(shownQueries(summary.queries[name], summary.probes[name], 0, null));
  const recording = {
    options,
    step: STEPS,
    summary,
    parameters: lane.parameterCount,
    embeddings: { dimension: options.embedding, ...quantised(embeddings) },
    batch,
    records,
    evaluations,
    rankings: { seen: ranked('seen'), unseen: ranked('unseen') },
  } satisfies Record<keyof Recording, unknown>;
  writeFileSync(FILE, `${JSON.stringify(recording, plain)}\n`);
  expect(records).toHaveLength(STEPS * STEP_COLUMNS.length);
});
