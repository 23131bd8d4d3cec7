// The exported project without running it: its files, what they say, and that Python can read them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { makeDataset } from '../dataset';
import { readNetworkFile } from '../files/networkFile';
import { testNetwork } from '../files/testNetwork';
import { defaultOptions, type Options } from '../options';
import { PROJECT_FOLDER, pytorchProject, pytorchZip, type PytorchInput } from './index';
import { npy } from './npy';
import { findPython, removeUnpacked, run, unpack } from './testPython';

const OPTIONS: Options = {
  ...defaultOptions(),
  data: 'clusters',
  identities: 8,
  imagesPerIdentity: 4,
  dimension: 6,
  sigma: Infinity,
  lambda: 0.5,
};
const dataset = makeDataset(OPTIONS);
const NETWORK = testNetwork(dataset.shape, OPTIONS);
const input = (change: Partial<PytorchInput> = {}): PytorchInput => ({
  options: OPTIONS,
  network: null,
  dataset: null,
  steps: 0,
  link: 'https://example.org/#/train?v=1',
  created: Date.UTC(2026, 0, 2),
  ...change,
});
const text = (files: ReturnType<typeof pytorchProject>, path: string) => {
  const file = files[path];
  if (typeof file !== 'string') throw new Error(`${path} is no text.`);
  return file;
};

/** Reads an .npy file by NumPy's description of the format. */
function readNpy(file: Uint8Array) {
  expect([...file.subarray(0, 8)]).toEqual([0x93, 78, 85, 77, 80, 89, 1, 0]);
  const length = file[8] + 256 * file[9];
  const header = new TextDecoder().decode(file.subarray(10, 10 + length));
  expect((10 + length) % 64).toBe(0);
  expect(header.endsWith('\n')).toBe(true);
  const [, kind, tuple] =
    /^\{'descr': '(.*)', 'fortran_order': False, 'shape': \((.*)\), \} *\n$/.exec(header) ?? [];
  const bytes = file.slice(10 + length);
  const values = { '|u1': Uint8Array, '<i4': Int32Array, '<f4': Float32Array }[kind ?? ''];
  return {
    shape: (tuple ?? '').split(',').filter(Boolean).map(Number),
    values: values ? new values(bytes.buffer) : null,
  };
}

describe('npy', () => {
  it.each([
    [new Uint8Array([0, 255, 3]), [3]],
    [new Int32Array([-1, 0, 2 ** 31 - 1, 7]), [2, 2]],
    [new Float32Array([0.5, -Infinity, 1e-40, 3, 4, 5]), [1, 3, 2]],
    [new Int32Array(), [0]],
    // A view into a larger buffer holds only its own part.
    [new Float32Array([1, 2, 3, 4]).subarray(1, 3), [2]],
  ])('%o with shape %j is read back', (values, shape) => {
    expect(readNpy(npy(values, shape))).toEqual({ shape, values: values.slice() });
  });

  it('refuses a shape that does not fit', () => {
    expect(() => npy(new Uint8Array(5), [2, 3])).toThrow('2 × 3 does not hold 5 numbers');
  });
});

describe('project', () => {
  const whole = pytorchProject(input({ network: NETWORK, dataset, steps: 30 }));

  it('holds sources, tests with their numbers, data and weights', () => {
    const sources = ['train.py', 'evaluate.py', 'hap2s/losses.py', 'tests/test_loss.py', 'requirements.txt'];
    const made = ['README.md', 'config.json', 'tests/expected_losses.json', 'tests/expected_parts.json'];
    const data = [
      'about.json',
      ...['values', 'identity', 'camera', 'train', 'query', 'gallery'].map((n) => `${n}.npy`),
    ];
    const wanted = [...sources, ...made, ...data.map((name) => `data/${name}`), 'weights.safetensors'];
    expect(Object.keys(whole)).toEqual(expect.arrayContaining(wanted));
    expect(Object.keys(whole).filter((path) => /pycache|\.pyc|project\//.test(path))).toEqual([]);
    expect(readNpy(whole['data/values.npy'] as Uint8Array)).toEqual({
      shape: [dataset.count, 6],
      values: dataset.values,
    });
    const { content, notices } = readNetworkFile(whole['weights.safetensors'] as Uint8Array);
    expect(notices).toEqual([]);
    expect(content.tensors).toEqual(NETWORK.tensors);
  });

  it('says the run in config.json: the loss, and the network that was taken', () => {
    expect(JSON.parse(text(whole, 'config.json'))).toMatchObject({
      seed: 7,
      steps: 30,
      batch: { identities: 8, images: 4 },
      loss: {
        kind: 'pointToSet',
        weighting: { kind: 'exponential', sigma: 'inf' },
        margin: 0.3,
        detach: false,
      },
      lambda: 0.5,
      network: NETWORK.config,
      network_file: { format: 'hap2s-network', version: '1' },
      optimiser: { kind: 'adam', learning_rate: 0.003, schedule: 'constant', weight_decay: 0 },
    });
  });

  it('writes an own formula as a tree, with its text and numbers beside it', () => {
    const own: Partial<Options> = {
      strategy: 'own',
      ownPositive: 'min(d, 1)^2 / s',
      ownNegative: '-d',
      ownParameters: 's = 0.1',
    };
    const files = pytorchProject(input({ options: { ...OPTIONS, ...own }, dataset }));
    expect(JSON.parse(text(files, 'config.json')).loss.weighting).toEqual({
      kind: 'own',
      positive: { text: 'min(d, 1)^2 / s', tree: ['divide', ['power', ['min', 'd', 1], 2], 's'] },
      negative: { text: '-d', tree: ['negate', 'd'] },
      parameters: { s: 0.1 },
    });
  });

  it('tells in README.md where it is from and what is in it', () => {
    const about = text(whole, 'README.md');
    for (const part of [
      'HAP2S-E on Clusters',
      '2026-01-02',
      '<https://example.org/#/train?v=1>',
      'sigma=inf',
    ])
      expect(about).toContain(part);
    expect(about).toContain(`The weights of step ${NETWORK.step} (checksum \`${NETWORK.weights}\`)`);
    expect(about).toContain(`${dataset.count} items`);
    const without = text(
      pytorchProject(input({ options: { ...OPTIONS, data: 'own' }, network: NETWORK })),
      'README.md',
    );
    expect(without).toContain('say where they are, `python train.py --data FOLDER`');
    expect(without).not.toContain('The data are in `data/`');
  });

  it('names only files that are there', () => {
    const known = Object.keys(whole).map((path) => path.replace(/^hap2s\//, ''));
    const named = [...text(whole, 'README.md').matchAll(/`(?:hap2s\/)?(\w+(?:\/\w+)?\.(?:py|json|txt))`/g)];
    expect(named.length).toBeGreaterThan(10);
    for (const [, path] of named) expect(known).toContain(path);
  });

  it('needs to know what an input is', () => {
    expect(() => pytorchProject(input())).toThrow('needs the trained network or the data');
  });

  it('is one zip with one folder, the same for the same run', () => {
    const zip = pytorchZip(input({ dataset }));
    const files = unzipSync(zip);
    expect(Object.keys(files).every((path) => path.startsWith(`${PROJECT_FOLDER}/`))).toBe(true);
    expect(zip).toEqual(pytorchZip(input({ dataset })));
  });
});

const python = findPython([]);
if (!python) console.warn('The Python sources were not checked: there is no python3 on the PATH.');

describe.skipIf(!python)('Python', () => {
  afterAll(removeUnpacked);

  it('unpacks the zip and reads every source', async () => {
    const folder = await unpack(pytorchZip(input({ dataset })), python ?? '');
    const sources = Object.keys(pytorchProject(input({ dataset }))).filter((path) => path.endsWith('.py'));
    expect(sources.length).toBeGreaterThan(15);
    await run(python ?? '', ['-m', 'py_compile', ...sources], folder);
    expect(JSON.parse(readFileSync(join(folder, 'config.json'), 'utf8')).name).toBe('HAP2S-E on Clusters');
  });
});
