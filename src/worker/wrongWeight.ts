// The share of weight on wrong labels under a lane's present weights: a function of its seed, options and step.
import { wrongWeight, type LabelledBatch } from '../experiment/wrongWeight';
import { tripletKeys, type Lane } from './lane';

/** Batches that are looked at: those that would come next. */
const BATCHES = 8;

/** 0–1; null where no label is wrong, or the loss has no value here (an own formula). The lane is not trained. */
export async function measureWrongWeight(lane: Lane): Promise<number | null> {
  const { material, step, options } = lane;
  const { identity, trueIdentity } = material.dataset;
  const batches: LabelledBatch[] = [];
  for (let ahead = 0; ahead < BATCHES; ahead++) {
    const items = material.batchAfter(step + ahead);
    const values = await lane.embed((from, to) => material.inputs(items.subarray(from, to)), items.length);
    const dimension = values.length / items.length;
    batches.push({
      embeddings: Array.from(items, (_, i) => values.subarray(i * dimension, (i + 1) * dimension)),
      labels: Int32Array.from(items, (item) => identity[item]),
      trueIdentity: Int32Array.from(items, (item) => trueIdentity[item]),
      keys: options.strategy === 'random' ? tripletKeys(options.seed, step + ahead, items.length) : [],
    });
  }
  try {
    return wrongWeight(batches, options);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
