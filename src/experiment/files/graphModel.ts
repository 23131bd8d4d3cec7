// A network as a TensorFlow.js graph model: model.json and weights.bin, which tf.loadGraphModel opens, and the way back.
import { unzipSync } from 'fflate';
import * as z from 'zod/mini';
import { checked, parseJson } from '../jsonFile';
import { quote } from '../link';
import type { NamedTensor, TakenNetwork } from '../runs/taken';
import { dimensions } from './graph';
import { factsOf, isOurs, NetworkFileError, networkFrom, type Facts } from './networkFacts';
import { graphOf, INPUT, inputShape, OUTPUT } from './networkGraph';
import { APP_VERSION, type Opened } from './opened';
import { zipOf } from './zip';

const MODEL = 'model.json';
const WEIGHTS = 'weights.bin';
const NUMBER_BYTES = 4;
/** Names of a network's own tensors. */
const OWN_TENSOR = /\/(weights|biases)$/;
/** A packed file may grow to this and no further: the largest network here has some 10 MB. */
const LARGEST_PART = 256 * 1024 * 1024;

/** Files of a graph model. */
export interface GraphModelFiles {
  /** Content of model.json, which names weights.bin. */
  json: string;
  weights: Uint8Array<ArrayBuffer>;
}

/** What goes in or comes out, for a signature. */
const port = (name: string, shape: number[]) => ({
  [name]: { name: `${name}:0`, dtype: 'DT_FLOAT', tensorShape: dimensions(shape) },
});

/**
 * The network from raw values (images [n, height, width, channels] as bytes 0–255, vectors [n, d], float32 or int32) to embeddings
 * [n, D]. What the graph does not use, the softmax head, lies behind the other weights.
 */
export function graphModelFiles(network: TakenNetwork): GraphModelFiles {
  const { nodes, constants } = graphOf(network);
  const used = new Set(constants.map(({ name }) => name));
  const all = [...constants, ...network.tensors.filter(({ name }) => !used.has(name))];
  const bytes = new Uint8Array(NUMBER_BYTES * all.reduce((sum, { values }) => sum + values.length, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  const weights = all.map(({ name, shape, values }) => {
    const whole = values instanceof Int32Array;
    for (const value of values) {
      if (whole) view.setInt32(at, value, true);
      else view.setFloat32(at, value, true);
      at += NUMBER_BYTES;
    }
    return { name, shape, dtype: whole ? 'int32' : 'float32' };
  });
  const { config } = network;
  const model = {
    format: 'graph-model',
    generatedBy: `HAP2S Playground ${APP_VERSION}`,
    convertedBy: null,
    signature: {
      inputs: port(INPUT, inputShape(config)),
      outputs: port(OUTPUT, [-1, config.embedding]),
    },
    userDefinedMetadata: factsOf(network),
    modelTopology: { node: nodes, library: {}, versions: { producer: 1, minConsumer: 0 } },
    weightsManifest: [{ paths: [WEIGHTS], weights }],
  };
  return { json: JSON.stringify(model), weights: bytes };
}

/** How the model is used, beside it in the zip. */
function readMe({ config, options }: TakenNetwork): string {
  const [, ...item] = inputShape(config);
  const values =
    config.input.kind === 'image' ? 'bytes 0 to 255, not yet standardised' : 'not yet standardised';
  return `A network of the HAP2S Playground as a TensorFlow.js graph model.

  import * as tf from '@tensorflow/tfjs';
  const model = await tf.loadGraphModel('${MODEL}');
  const embeddings = model.predict(inputs); // [n, ${item.join(', ')}] to [n, ${config.embedding}]

Inputs are raw values (${values}), float32 or int32.
${options.normalize ? 'Embeddings have length 1.\n' : ''}The configuration is in userDefinedMetadata of ${MODEL}; the playground reads the zip back.
`;
}

/** The model as one zip. */
export function graphModelZip(network: TakenNetwork): Uint8Array<ArrayBuffer> {
  const { json, weights } = graphModelFiles(network);
  return zipOf({ [MODEL]: json, [WEIGHTS]: weights, 'README.txt': readMe(network) });
}

const WHOLE = 'must be a whole number from 0';
const weightsEntry = z.object(
  {
    name: z.string('must be a name'),
    shape: z.array(z.int(WHOLE).check(z.minimum(0, WHOLE)), 'must be a list of lengths'),
    dtype: z.enum(['float32', 'int32'], 'must be float32 or int32'),
    quantization: z.optional(
      z.undefined('must be left away: rounded weights are not those that were trained'),
    ),
  },
  'must be a tensor',
);
const modelSchema = z.object(
  {
    weightsManifest: z.array(
      z.object(
        {
          paths: z.array(z.string('must be a file name'), 'must be a list of file names'),
          weights: z.array(weightsEntry, 'must be a list of tensors'),
        },
        'must be files with their tensors',
      ),
      'must be a list',
    ),
    userDefinedMetadata: z.optional(z.record(z.string(), z.unknown(), 'must be an object')),
  },
  'must be a TensorFlow.js model',
);

type Model = z.infer<typeof modelSchema>;

/** model.json of a network that was taken away here. @throws NetworkFileError */
function modelOf(json: string): Model & { facts: Facts } {
  const model = checked(modelSchema, parseJson(json, NetworkFileError), 'model', NetworkFileError);
  const texts = Object.entries(model.userDefinedMetadata ?? {}).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  const facts = Object.fromEntries(texts);
  if (isOurs(facts)) return { ...model, facts };
  throw new NetworkFileError(
    'This TensorFlow.js model was not written by the playground: the configuration that goes with the weights is not in it. Only networks that were taken away here can be brought back.',
  );
}

/** The network's own tensors among all that the weights hold: the graph has constants of its own. */
function tensorsOf({ weightsManifest }: Model, weights: Uint8Array): NamedTensor[] {
  const view = new DataView(weights.buffer, weights.byteOffset, weights.byteLength);
  let at = 0;
  const all = weightsManifest.flatMap((group) =>
    group.weights.map(({ name, shape }) => {
      const from = at;
      const length = shape.reduce((product, side) => product * side, 1);
      at += NUMBER_BYTES * length;
      if (at > weights.length)
        throw new NetworkFileError(`The weights end before ${quote(name)} does; the file may be cut off.`);
      const valueAt = (_: unknown, i: number) => view.getFloat32(from + NUMBER_BYTES * i, true);
      return { name, shape, values: Float32Array.from({ length }, valueAt) };
    }),
  );
  if (at !== weights.length)
    throw new NetworkFileError(`${weights.length - at} bytes at the end of the weights belong to no tensor.`);
  return all.filter(({ name }) => OWN_TENSOR.test(name));
}

/** Reads a model that was taken away here from its two files. @throws NetworkFileError with what is wrong and where. */
export function readGraphModel({
  json,
  weights,
}: {
  json: string;
  weights: Uint8Array;
}): Opened<TakenNetwork> {
  const { facts, ...model } = modelOf(json);
  return networkFrom(facts, tensorsOf(model, weights));
}

/** Reads the model from its zip, in which it may lie in a folder. @throws NetworkFileError with what is wrong and where. */
export function readGraphModelZip(bytes: Uint8Array): Opened<TakenNetwork> {
  const files = new Map(
    Object.entries(unpacked(bytes)).map(([path, content]) => [path.replace(/^.*\//, ''), content]),
  );
  const part = (name: string) => {
    const found = files.get(name);
    if (found) return found;
    throw new NetworkFileError(`The zip has no ${name}: it is no TensorFlow.js model of the playground.`);
  };
  const json = new TextDecoder().decode(part(MODEL));
  return readGraphModel({ json, weights: part(WEIGHTS) });
}

/** Whether a file in the zip belongs to the model. */
function isPart({ name, originalSize }: { name: string; originalSize: number }): boolean {
  const wanted = [MODEL, WEIGHTS].some((part) => name === part || name.endsWith(`/${part}`));
  if (wanted && originalSize > LARGEST_PART) throw new NetworkFileError(`${name} in the zip is too large.`);
  return wanted;
}

function unpacked(bytes: Uint8Array) {
  try {
    return unzipSync(bytes, { filter: isPart });
  } catch (error) {
    if (error instanceof NetworkFileError) throw error;
    throw new NetworkFileError('The zip cannot be unpacked: it is broken or cut off.');
  }
}
