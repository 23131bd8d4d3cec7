// What the exported project's config.json says: the run in the words of its Python.
import { lossOf } from '../derive';
import { networkOf, type NetworkConfig } from '../network';
import { optionOf, type OptionKey, type Options } from '../options';
import type { ItemShape } from '../../data/types';
import { lossJson, type Json } from './lossConfig';
import type { PytorchInput } from './input';

/** Steps of a run that nobody has trained yet. */
const USUAL_STEPS = 1000;

function choiceLabel(key: OptionKey, options: Options): string {
  const option = optionOf(key);
  const found = option.kind === 'choice' && option.choices.find(({ value }) => value === options[key]);
  return found ? found.label : String(options[key]);
}

/** "HAP2S-E on Clusters" */
export const runName = (options: Options): string =>
  `${choiceLabel('strategy', options)} on ${choiceLabel('data', options)}`;

/** The shape of one item. @throws RangeError where neither a network nor data say it. */
function shapeOf({ network, dataset }: PytorchInput): ItemShape {
  const shape = network?.config.input ?? dataset?.shape;
  if (shape) return shape;
  throw new RangeError('A project needs the trained network or the data: one of them says what an input is.');
}

function networkJson({ kind, input, channels, hidden, embedding, normalize }: NetworkConfig): Json {
  return { kind, input: { ...input }, channels: [...channels], hidden, embedding, normalize };
}

/** config.json as an object. */
export function projectConfig(input: PytorchInput): { [key: string]: Json } {
  const { options, network } = input;
  const taken = network?.config ?? networkOf(options, shapeOf(input), 0);
  return {
    name: runName(options),
    link: input.link,
    seed: options.seed,
    steps: network && network.step > 0 ? network.step : USUAL_STEPS,
    evaluate_every: options.evaluateEvery,
    batch: { identities: options.batchIdentities, images: options.batchImages },
    loss: lossJson(lossOf(options, [])),
    lambda: options.lambda,
    network: networkJson(taken),
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
