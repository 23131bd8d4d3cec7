// One run of the app's own training code in Node on the WASM backend, scored on unseen identities as it goes.
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { createTrainer, openBackend } from '../src/engine';
import { learningRateAt, lossOf } from '../src/experiment/derive';
import { makeDataset } from '../src/experiment/dataset';
import { networkOf } from '../src/experiment/network';
import { defaultOptions, type Options } from '../src/experiment/options';
import { createRandom } from '../src/data/random';
import { Material } from '../src/worker/material';

/** Where Node finds the .wasm files. */
export const wasmFolder = `${dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm'))}/`;

export async function openWasm(): Promise<void> {
  await openBackend('wasm', { onLost: () => undefined, wasmPath: wasmFolder });
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
  const material = new Material(makeDataset(options), options);
  const trainer = createTrainer({
    network: networkOf(options, material.dataset.shape, material.classes),
    optimiser: { kind: options.optimiser, momentum: options.momentum },
  });
  const { unseen } = material.parts;
  const scores: Scored[] = [];
  let spent = 0;
  for (const until of steps) {
    const begun = performance.now();
    while (trainer.step < until) {
      const batch = material.batch(material.batchAfter(trainer.step));
      const random = createRandom(options.seed, `noise ${trainer.step}`);
      const keys = Array.from({ length: batch.count }, () =>
        Array.from({ length: batch.count }, () => random.next()),
      );
      await trainer.train(batch, {
        loss: lossOf(options, keys),
        lambda: options.lambda,
        learningRate: learningRateAt(options, trainer.step),
        weightDecay: options.weightDecay,
      });
      if (trainer.step % 10 === 0) await trainer.read(null, 0);
    }
    spent += performance.now() - begun;
    const { items } = unseen;
    const embeddings = await trainer.embed(
      (from, to) => material.inputs(items.subarray(from, to)),
      items.length,
    );
    unseen.setEmbeddings(embeddings, embeddings.length / items.length);
    const report = unseen.evaluate(until);
    scores.push({ step: until, mAP: report?.mAP ?? NaN, rank1: report?.cmc[0] ?? NaN });
  }
  trainer.dispose();
  return { scores, millisecondsPerStep: spent / (steps.at(-1) || 1) };
}
