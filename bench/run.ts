// One run of the app's own training code in Node on the WASM backend, scored on unseen identities as it goes.
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { openBackend } from '../src/engine';
import { defaultOptions, type Options } from '../src/experiment/options';
import { Lane } from '../src/worker/lane';
import type { EvaluationReport } from '../src/worker/protocol';
import { embedParts } from '../src/worker/scoring';
import { Stock } from '../src/worker/stock';

/** Where Node finds the .wasm files. */
export const wasmFolder = `${dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm'))}/`;

export async function openWasm(): Promise<void> {
  await openBackend('wasm', { onLost: () => undefined, wasmPath: wasmFolder });
}

/** The app's own lane, telling nobody. */
export async function openLane(options: Options): Promise<Lane> {
  const material = await new Stock(0, () => undefined).materialOf(0, options);
  return new Lane(0, options, material, { seen: [], unseen: [] });
}

/** Reports of both parts by the weights that the lane has now. */
export async function score(lane: Lane): Promise<EvaluationReport[]> {
  const always = () => true;
  const embeddings = await embedParts(lane, always);
  return (embeddings && (await lane.scoring.take(lane.step, embeddings, always))) ?? [];
}

export interface Scored {
  step: number;
  mAP: number;
  rank1: number;
}

/** Trains with the defaults changed by `change`; scores unseen identities at the given steps. Times exclude the scoring. */
export async function train(
  change: Partial<Options>,
  steps: readonly number[],
): Promise<{ scores: Scored[]; millisecondsPerStep: number }> {
  const options = { ...defaultOptions(), ...change };
  const lane = await openLane(options);
  const scores: Scored[] = [];
  let spent = 0;
  for (const until of steps) {
    const begun = performance.now();
    while (lane.step < until) {
      await lane.train();
      if (lane.step % 10 === 0) await lane.read(null, 0);
    }
    spent += performance.now() - begun;
    const report = (await score(lane)).find(({ part }) => part === 'unseen');
    scores.push({ step: until, mAP: report?.mAP ?? NaN, rank1: report?.cmc[0] ?? NaN });
  }
  lane.dispose();
  return { scores, millisecondsPerStep: spent / (steps.at(-1) || 1) };
}
