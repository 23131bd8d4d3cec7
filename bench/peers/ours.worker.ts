// Our side: the app's own engine. Pedestrians run through its trainer; the other works, which no network of the app
// expresses, through the same layers, loss, optimiser and records put together here.
import { createTrainer, openBackend, STEP_COLUMNS } from '../../src/engine';
import type { Batch, StepOptions, Trainer } from '../../src/engine';
import { networkOf } from '../../src/experiment/network';
import { defaultOptions } from '../../src/experiment/options';
import { kernelShares } from './kernels';
import { LayerTrainer } from './layerTrainer';
import { serve } from './side';
import type { Side } from './side';
import { labelsOf, RECIPE } from './works';
import type { WorkData } from './works';

const OPTIONS: StepOptions = {
  loss: {
    kind: 'pointToSet',
    weighting: { kind: 'exponential', sigma: RECIPE.sigma },
    margin: RECIPE.margin,
  },
  lambda: 0,
  learningRate: RECIPE.learningRate,
  weightDecay: 0,
};

/** The default network on pictures of the default size, three channels. */
function productTrainer({ work }: WorkData): Trainer {
  const [rows, columns, features] = work.item;
  const channels = 3;
  const patch = Math.sqrt(features / channels);
  const shape = { kind: 'image', height: rows * patch, width: columns * patch, channels } as const;
  const options = defaultOptions();
  return createTrainer({
    network: networkOf(options, shape, options.identities),
    optimiser: { kind: 'adam', momentum: 0 },
  });
}

/** The part of a trainer that is timed. */
type Timed = Pick<Trainer, 'train' | 'read' | 'checkpoint' | 'restore' | 'memory'>;

async function withWeights(trainer: Timed, { weights }: WorkData): Promise<Timed> {
  const fresh = await trainer.checkpoint();
  const tensors = fresh.tensors.map((tensor, i) =>
    i < weights.length ? { ...tensor, values: weights[i] } : tensor,
  );
  trainer.restore({ step: 0, tensors });
  return trainer;
}

serve(async (backend, data): Promise<Side> => {
  const report = await openBackend(backend, {
    threads: navigator.hardwareConcurrency, // nothing else is drawn meanwhile
    onLost: (message) => {
      throw new Error(message);
    },
  });
  if (report.name !== backend) throw new Error(report.reason);
  const labels = labelsOf(data.work);
  const inputs = data.pictures.length ? data.pictures : data.batches;
  const batches = inputs.map((values): Batch => ({ inputs: values, labels, count: labels.length }));
  const trainer = await withWeights(
    data.pictures.length ? productTrainer(data) : new LayerTrainer(data),
    data,
  );
  const start = await trainer.checkpoint();
  const step: Side['step'] = async (batch, read) => {
    await trainer.train(batches[batch], OPTIONS);
    if (!read) return null;
    const { records } = await trainer.read(null, 0);
    return records[records.length - STEP_COLUMNS.length];
  };
  return {
    adapter: report.adapter,
    step,
    profile: (batch) => kernelShares(() => step(batch, true)),
    reset: () => Promise.resolve(trainer.restore(start)),
    memory: () => trainer.memory(),
  };
});
