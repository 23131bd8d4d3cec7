// What a TensorFlow.js model says of itself, and what is told of models that cannot be brought back. (That the graph computes
// what the engine does is tested beside the engine.)
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { graphModelFiles, graphModelZip, readGraphModel, readGraphModelZip } from './graphModel';
import { NetworkFileError } from './networkFacts';
import { SHAPES, testNetwork } from './testNetwork';
import { zipOf } from './zip';

type Json = Record<string, unknown>;

const network = testNetwork();
const { json, weights } = graphModelFiles(network);
const changed = (change: (model: Json) => void, bytes: Uint8Array = weights) => {
  const model = JSON.parse(json) as Json;
  change(model);
  return { json: JSON.stringify(model), weights: bytes };
};
const groups = (model: Json) => model.weightsManifest as { weights: Json[]; paths: unknown }[];
const facts = (model: Json) => model.userDefinedMetadata as Json;

describe('TensorFlow.js models', () => {
  it('name what goes in and comes out, and every constant has its place in the weights', () => {
    const model = JSON.parse(json) as {
      signature: unknown;
      modelTopology: { node: { name: string; op: string }[] };
    };
    expect(model.signature).toMatchObject({
      inputs: { input: { tensorShape: { dim: ['-1', '18', '13', '3'].map((size) => ({ size })) } } },
      outputs: { embedding: { tensorShape: { dim: [{ size: '-1' }, { size: '6' }] } } },
    });
    const constants = model.modelTopology.node.filter(({ op }) => op === 'Const').map(({ name }) => name);
    const places = groups(JSON.parse(json) as Json)[0].weights.map(({ name }) => name);
    expect(places).toEqual([...constants, 'classifier/weights', 'classifier/biases']);
    const names = model.modelTopology.node.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('are one zip with a word on how to use them', () => {
    const files = unzipSync(graphModelZip(testNetwork(SHAPES.vector)));
    expect(Object.keys(files)).toEqual(['model.json', 'weights.bin', 'README.txt']);
    const text = Buffer.from(files['README.txt']).toString();
    expect(text).toContain('[n, 6] to [n, 6]');
    expect(text).toContain('Embeddings have length 1.');
  });

  it('are found in a folder of the zip too, beside other files', () => {
    const zip = zipOf({ 'net/model.json': json, 'net/weights.bin': weights, '__MACOSX/._x': 'x' });
    expect(readGraphModelZip(zip).content.weights).toBe(network.weights);
  });

  it.each<[string, { json: string; weights: Uint8Array }, RegExp]>([
    ['no JSON', { json: '<html>', weights }, /not JSON/],
    ['another JSON', { json: '{}', weights }, /^weightsManifest must be a list/],
    [
      'a model of another program',
      changed((j) => delete j.userDefinedMetadata),
      /^This TensorFlow\.js model was not written by the playground/,
    ],
    ['a later version', changed((j) => (facts(j).version = '2')), /newer page \(version 2/],
    [
      'rounded weights',
      changed((j) => (groups(j)[0].weights[0].quantization = { dtype: 'uint8' })),
      /^weightsManifest\[0\]\.weights\[0\]\.quantization must be left away/,
    ],
    [
      'a missing tensor',
      changed((j) => (groups(j)[0].weights.at(-1)!.name = 'x/biases')),
      /no tensor “x\/biases”/,
    ],
    [
      'weights cut off',
      { json, weights: weights.subarray(0, -8) },
      /^The weights end before “classifier\/biases”/,
    ],
    ['weights too long', { json, weights: new Uint8Array(weights.length + 4) }, /^4 bytes at the end/],
  ])('%s is refused', (_, files, message) => {
    expect(() => readGraphModel(files)).toThrow(NetworkFileError);
    expect(() => readGraphModel(files)).toThrow(message);
  });

  it.each<[string, Uint8Array, RegExp]>([
    ['no zip', new Uint8Array(40), /^The zip cannot be unpacked/],
    ['a zip cut off', graphModelZip(network).subarray(0, 900), /^The zip cannot be unpacked/],
    ['a zip of pictures', zipOf({ 'a.jpg': 'x' }), /^The zip has no model\.json/],
    ['a zip without weights', zipOf({ 'model.json': json }), /^The zip has no weights\.bin/],
  ])('%s is refused', (_, bytes, message) => {
    expect(() => readGraphModelZip(bytes)).toThrow(NetworkFileError);
    expect(() => readGraphModelZip(bytes)).toThrow(message);
  });
});
