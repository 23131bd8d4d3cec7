// What the exported project's config.json says: the run in the words of its Python.
import { lossOf } from '../derive';
import { networkOf, type NetworkConfig } from '../network';
import type { Options } from '../options';
import { formatOptionValue } from '../optionText';
import type { Dataset, ItemShape } from '../../data/types';
import { factsOf } from '../files/networkFacts';
import { lossJson, type Json } from './lossConfig';
import type { PytorchInput } from './input';

/** Steps of a run that nobody has trained yet. */
const USUAL_STEPS = 1000;

/** "HAP2S-E on Clusters" */
export const runName = (options: Options): string =>
  `${formatOptionValue('strategy', options.strategy)} on ${formatOptionValue('data', options.data)}`;

/** The shape of one item. @throws RangeError where neither a network nor data say it. */
function shapeOf({ network, dataset }: PytorchInput): ItemShape {
  const shape = network?.config.input ?? dataset?.shape;
  if (shape) return shape;
  throw new RangeError('A project needs the trained network or the data: one of them says what an input is.');
}

/** Training identities; the project counts them itself where the data are not in it. */
function classesOf(dataset: Dataset | null): number {
  const { identity, split } = dataset ?? {};
  return new Set(Array.from(split?.train ?? [], (item) => identity?.[item])).size;
}

/** What its weights say of themselves, so that they can be dropped into the page; numbers of the training come to it there. */
function networkFacts(options: Options, config: NetworkConfig): Json {
  const { format, version, app, link, inputs } = factsOf({
    options,
    config,
    mean: [],
    deviation: [],
    step: 0,
    weights: '',
    tensors: [],
  });
  return { format, version, app, link, inputs };
}

/** config.json as an object. */
export function projectConfig(input: PytorchInput): { [key: string]: Json } {
  const { options, network, dataset } = input;
  const config = network?.config ?? networkOf(options, shapeOf(input), classesOf(dataset));
  return {
    name: runName(options),
    link: input.link,
    seed: options.seed,
    steps: input.steps || USUAL_STEPS,
    evaluate_every: options.evaluateEvery,
    batch: { identities: options.batchIdentities, images: options.batchImages },
    loss: lossJson(lossOf(options, [])),
    lambda: options.lambda,
    network: { ...config, input: { ...config.input } },
    network_file: networkFacts(options, config),
    optimiser: {
      kind: options.optimiser,
      momentum: options.momentum,
      learning_rate: options.learningRate,
      schedule: options.schedule,
      period: options.period,
      weight_decay: options.weightDecay,
    },
  };
}
