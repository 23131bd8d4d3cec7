// What a network's file says beside the numbers, as texts by name, and the network that facts and tensors make again.
import * as z from 'zod/mini';
import { fingerprintOf } from '../../data/fingerprint';
import { checked, parseJson } from '../jsonFile';
import { formatLink, parseLink, quote } from '../link';
import { networkOf, type NetworkConfig } from '../network';
import { networkPlan, weightShapes } from '../networkPlan';
import type { NamedTensor, TakenNetwork } from '../runs/taken';
import { APP_VERSION, kindComplaint, type Opened } from './opened';

/** A file that holds no network of the playground; the message says what is missing or wrong. */
export class NetworkFileError extends Error {}

const NETWORK_FILE = { format: 'hap2s-network', version: 1, what: 'network' };

/** Texts by name. */
export type Facts = Readonly<Record<string, string>>;

/** How raw values become inputs, for whoever uses the weights elsewhere. */
const INPUTS = {
  image: '(byte / 255 - mean[channel]) / deviation[channel]; height x width x channels',
  vector: '(value - mean[place]) / deviation[place]',
};

/** Everything about the network but its numbers. The link is its configuration. */
export function factsOf({ options, config, mean, deviation, step, weights }: TakenNetwork): Facts {
  const { format, version } = NETWORK_FILE;
  return {
    format,
    version: String(version),
    app: APP_VERSION,
    link: formatLink(options),
    network: JSON.stringify(config),
    inputs: INPUTS[config.input.kind],
    mean: JSON.stringify(mean),
    deviation: JSON.stringify(deviation),
    step: String(step),
    weights,
  };
}

const COUNT = 'must be a whole number from 1';
const count = z.int(COUNT).check(z.minimum(1, COUNT));
const NUMBER = 'must be a number';
const numbers = z.array(z.number(NUMBER), 'must be a list of numbers');

/** Networks that have no convolution. */
const VECTOR_KINDS = ['mlp', 'linear'];

const configSchema = z
  .strictObject(
    {
      kind: z.enum(['conv', 'paperHead', 'mlp', 'linear'], 'must be conv, paperHead, mlp or linear'),
      input: z.discriminatedUnion(
        'kind',
        [
          z.strictObject({
            kind: z.literal('image'),
            height: count,
            width: count,
            channels: z.union([z.literal(1), z.literal(3)], 'must be 1 or 3'),
          }),
          z.strictObject({ kind: z.literal('vector'), dimension: count }),
        ],
        'must be an image or a vector',
      ),
      channels: z.tuple([count, count], 'must be two numbers'),
      hidden: count,
      embedding: count,
      normalize: z.boolean('must be true or false'),
      classes: count,
      seed: z.int('must be a whole number'),
    },
    'must be a network',
  )
  .check(
    z.refine((config) => config.input.kind === 'image' || VECTOR_KINDS.includes(config.kind), {
      path: ['kind'],
      message: `must be ${VECTOR_KINDS.join(' or ')} where the input is a vector`,
    }),
  );

/** Facts are texts; these hold JSON. */
const jsonFact = (facts: Facts, key: string): unknown => parseJson(facts[key] ?? 'null', NetworkFileError);

function statisticsOf(facts: Facts, { input }: NetworkConfig) {
  const { mean, deviation } = checked(
    z.object({ mean: numbers, deviation: numbers }),
    { mean: jsonFact(facts, 'mean'), deviation: jsonFact(facts, 'deviation') },
    NETWORK_FILE.what,
    NetworkFileError,
  );
  const places = input.kind === 'image' ? input.channels : input.dimension;
  for (const [key, list] of Object.entries({ mean, deviation }))
    if (list.length !== places)
      throw new NetworkFileError(
        `${key} must be a list of ${places} numbers, one for each channel or place.`,
      );
  const flat = deviation.findIndex((value) => value <= 0);
  if (flat >= 0) throw new NetworkFileError(`deviation[${flat}] must be a number above 0.`);
  return { mean, deviation };
}

/** The network's tensors in its own order, each found by its name. The softmax head may be missing: it ends with the training. */
function inOrder(tensors: readonly NamedTensor[], config: NetworkConfig): NamedTensor[] {
  const given = new Map(tensors.map((tensor) => [tensor.name, tensor]));
  const head = `${networkPlan(config).head.name}/`;
  const found = weightShapes(config).flatMap(({ name, shape }) => {
    const tensor = given.get(name);
    given.delete(name);
    if (!tensor && name.startsWith(head)) return [];
    if (!tensor) throw new NetworkFileError(`The tensor ${quote(name)} of the network is missing.`);
    const there = tensor.shape.join(' × ');
    if (there !== shape.join(' × '))
      throw new NetworkFileError(`The tensor ${quote(name)} must be ${shape.join(' × ')}, not ${there}.`);
    if (!tensor.values.every(Number.isFinite))
      throw new NetworkFileError(`The tensor ${quote(name)} holds numbers that are not finite.`);
    return [tensor];
  });
  const [unknown] = given.keys();
  if (unknown !== undefined) throw new NetworkFileError(`The network has no tensor ${quote(unknown)}.`);
  return found;
}

/** Options without an effect are not in a link, so that only what has one is compared. */
const effect = (network: NetworkConfig) => JSON.stringify([network.normalize, weightShapes(network)]);

/** What the options make of the same data must be this network: training goes on from it under them. */
function checkFit(options: TakenNetwork['options'], config: NetworkConfig): void {
  const wanted = networkOf(options, config.input, config.classes);
  if (effect(wanted) !== effect(config))
    throw new NetworkFileError('network must be the one that the link of the file makes of the same data.');
}

/** Whether facts are of a network of the playground at all. */
export const isOurs = (facts: Facts): boolean => facts.format === NETWORK_FILE.format;

/** The network again. @throws NetworkFileError with what is wrong and where. */
export function networkFrom(facts: Facts, tensors: readonly NamedTensor[]): Opened<TakenNetwork> {
  const { format, version } = facts;
  const wrong = kindComplaint({ format, version: version && Number(version) }, NETWORK_FILE);
  if (wrong) throw new NetworkFileError(wrong);
  const { network: config, step } = checked(
    z.object({ network: configSchema, step: z.int('must be a whole number from 0').check(z.minimum(0)) }),
    { network: jsonFact(facts, 'network'), step: jsonFact(facts, 'step') },
    NETWORK_FILE.what,
    NetworkFileError,
  );
  const { options, notices } = parseLink(facts.link ?? '');
  checkFit(options, config);
  const statistics = statisticsOf(facts, config);
  const own = inOrder(tensors, config);
  const weights = fingerprintOf(...own.map(({ values }) => values));
  const same = weights === facts.weights;
  return {
    content: { options, config, ...statistics, step, weights, tensors: own },
    notices: same
      ? notices
      : [...notices, 'The weights are not those that were taken away: their checksum does not fit.'],
  };
}
