// A network survives its file with all that goes with it; files of others and broken ones are refused with a sentence.
import { describe, expect, it } from 'vitest';
import { differences } from '../options';
import type { TakenNetwork } from '../runs/taken';
import { readNetworkFile, writeNetworkFile } from './networkFile';
import { factsOf, NetworkFileError, type Facts } from './networkFacts';
import { writeSafetensors } from './safetensors';
import { SHAPES, testNetwork } from './testNetwork';

const network = testNetwork();

/** The file of a network whose facts were changed. */
const withFacts = (change: Record<string, string | undefined>, { tensors } = network) => {
  const facts = Object.entries({ ...factsOf(network), ...change }).filter(([, text]) => text !== undefined);
  return writeSafetensors(tensors, Object.fromEntries(facts) as Facts);
};
const withConfig = (change: object) =>
  withFacts({ network: JSON.stringify({ ...network.config, ...change }) });
const withTensors = (tensors: TakenNetwork['tensors']) => withFacts({}, { ...network, tensors });

describe('networks as files', () => {
  it.each([
    ['a conv net', testNetwork(SHAPES.colour)],
    ['the paper’s head', testNetwork(SHAPES.grey, { network: 'paperHead' })],
    ['an MLP over images', testNetwork(SHAPES.grey, { network: 'mlp', normalize: false })],
    ['a linear one', testNetwork(SHAPES.vector, { network: 'linear', hidden: 256 })],
    ['an MLP over vectors', testNetwork(SHAPES.vector, { strategy: 'own', ownPositive: 'd^2 / s' })],
  ])('%s comes back', (_, taken) => {
    const { content, notices } = readNetworkFile(writeNetworkFile(taken));
    expect(notices).toEqual([]);
    expect(differences(content.options, taken.options)).toEqual([]);
    expect({ ...content, options: taken.options }).toEqual(taken);
  });

  it('tensors are found by their names, whatever their order; the softmax head may be missing', () => {
    expect(readNetworkFile(withTensors(network.tensors.toReversed())).content.tensors).toEqual(
      network.tensors,
    );
    const trunk = network.tensors.filter(({ name }) => !name.startsWith('classifier/'));
    expect(readNetworkFile(withTensors(trunk)).content.tensors).toEqual(trunk);
  });

  it('changed weights open, with a notice and the checksum that they have', () => {
    const values = network.tensors[0].values.map((value) => value + 1);
    const changed = [{ ...network.tensors[0], values }, ...network.tensors.slice(1)];
    const { content, notices } = readNetworkFile(withTensors(changed));
    expect(notices).toEqual([expect.stringContaining('checksum does not fit')]);
    expect(content.weights).not.toBe(network.weights);
    expect(content.tensors[0].values).toEqual(values);
  });

  it('a bad part of the link is told, and its default is used', () => {
    const { link } = factsOf(network);
    const { content, notices } = readNetworkFile(withFacts({ link: `${link}&sigma=big` }));
    expect(notices).toEqual([expect.stringContaining('sigma must be a number')]);
    expect(content.options.sigma).toBe(network.options.sigma);
  });

  const [first, ...others] = network.tensors;
  it.each<[string, Uint8Array, RegExp]>([
    [
      'a network of another program',
      writeSafetensors(network.tensors, { format: 'pt' }),
      /^This safetensors file \(10 tensors\) was not written by the playground/,
    ],
    ['a later version', withFacts({ version: '3' }), /written by a newer page \(version 3/],
    ['no version', withFacts({ version: undefined }), /^version must be 1\./],
    ['a network that is no JSON', withFacts({ network: '{' }), /not JSON/],
    ['no network', withFacts({ network: undefined }), /^network must be a network/],
    ['an unknown kind', withConfig({ kind: 'transformer' }), /^network\.kind must be conv/],
    [
      'no width',
      withConfig({ input: { kind: 'image', height: 4, channels: 3 } }),
      /^network\.input\.width must/,
    ],
    [
      'two channels',
      withConfig({ input: { ...network.config.input, channels: 2 } }),
      /channels must be 1 or 3/,
    ],
    ['another network than the link’s', withConfig({ hidden: 24 }), /^network must be the one that the link/],
    ['half a step', withFacts({ step: '1.5' }), /^step must be a whole number/],
    ['too few means', withFacts({ mean: '[0]' }), /^mean must be a list of 3 numbers/],
    ['a text as mean', withFacts({ mean: '[0, "a", 0]' }), /^mean\[1\] must be a number/],
    ['a deviation of 0', withFacts({ deviation: '[1, 0, 1]' }), /^deviation\[1\] must be a number above 0/],
    ['a missing tensor', withTensors(others), /^The tensor “stem\/weights” of the network is missing/],
    [
      'another shape',
      withTensors([{ ...first, shape: first.shape.toReversed() }, ...others]),
      /^The tensor “stem\/weights” must be 48 × 8, not 8 × 48/,
    ],
    [
      'a tensor too many',
      withTensors([...network.tensors, { name: 'more', shape: [1], values: new Float32Array(1) }]),
      /^The network has no tensor “more”/,
    ],
    [
      'NaN',
      withTensors([{ ...first, values: first.values.map(() => NaN) }, ...others]),
      /^The tensor “stem\/weights” holds numbers that are not finite/,
    ],
  ])('%s is refused', (_, file, message) => {
    expect(() => readNetworkFile(file)).toThrow(NetworkFileError);
    expect(() => readNetworkFile(file)).toThrow(message);
  });
});
