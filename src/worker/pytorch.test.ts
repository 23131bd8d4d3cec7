// Runs of this page go on in PyTorch: the exported project, run by a real Python, makes the same steps from the same start.
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeDataset } from '../experiment/dataset';
import { readNetworkFile } from '../experiment/files/networkFile';
import type { Options } from '../experiment/options';
import { pytorchZip } from '../experiment/pytorch';
import { findPython, removeUnpacked, run, unpack } from '../experiment/pytorch/testPython';
import type { TakenNetwork } from '../experiment/runs/taken';
import type { EvaluationReport, Event } from './protocol';
import { Session } from './session';
import { small } from './testOptions';

const STEPS = 10;

const RUNS: Record<string, Partial<Options>> = {
  'clusters, MLP, HAP2S_E': { wrongLabels: 0.1, schedule: 'cosine', period: 50, junk: 10, distractors: 10 },
  'people, convolutions, HAP2S_P, softmax': {
    data: 'people',
    identities: 8,
    channels: 8,
    strategy: 'polynomial',
    lambda: 0.5,
    weightDecay: 0.05,
  },
  'own formula, not unit norm': {
    strategy: 'own',
    ownPositive: 'min(d, c) / s',
    ownNegative: '-sqrt(d) / s',
    ownParameters: 's = 0.5, c = 3',
    normalize: false,
    soft: true,
  },
  'circle loss, glyphs, paper’s head': {
    data: 'glyphs',
    identities: 8,
    channels: 4,
    network: 'paperHead',
    strategy: 'circle',
  },
  'random triplets, SGD, linear': {
    strategy: 'random',
    optimiser: 'sgd',
    learningRate: 0.02,
    schedule: 'halving',
    period: 50,
    weightDecay: 0.01,
    network: 'linear',
  },
};
const optionsOf = (name: string): Options => ({ ...small, evaluateEvery: STEPS, ...RUNS[name] });

/** What a run of the page left behind. */
interface Ours {
  losses: number[];
  report: EvaluationReport;
  network: TakenNetwork;
}

/** Trains all runs as lanes of one session, as the page does. */
async function trainHere(): Promise<Ours[]> {
  const events: Event[] = [];
  const session = new Session((event) => void events.push(structuredClone(event)));
  await session.handle({ type: 'start', run: 1, lanes: Object.keys(RUNS).map(optionsOf), backend: 'cpu' });
  await session.handle({ type: 'step', count: STEPS });
  for (const lane of Object.keys(RUNS).keys()) await session.handle({ type: 'take', lane, what: 'network' });
  await session.handle({ type: 'pause' });
  return Object.keys(RUNS).map((name, lane) => {
    const losses: number[] = [];
    let report: EvaluationReport | undefined;
    let network: TakenNetwork | undefined;
    for (const event of events) {
      if (event.type === 'frame' && event.lane === lane)
        for (let i = 0; i < event.records.length; i += 8)
          losses[event.firstRecord - 1 + i / 8] = event.records[i];
      if (event.type === 'evaluation' && event.lane === lane)
        report = event.reports.find(({ part, step }) => part === 'unseen' && step === STEPS) ?? report;
      if (event.type === 'taken' && event.lane === lane && event.what === 'network') network = event.network;
    }
    if (!report || !network) throw new Error(`${name} has not come to step ${STEPS}.`);
    return { losses, report, network };
  });
}

const python = findPython(['torch', 'numpy']) ?? '';
if (!python)
  console.warn(
    'The exported PyTorch project was not run: no python3 on the PATH can import torch and numpy.',
  );

/** Rows of a CSV file of plain numbers, without its head. */
const rowsOf = (path: string): number[][] =>
  readFileSync(path, 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(',').map(Number));

const lossesIn = (folder: string) => rowsOf(join(folder, 'losses.csv')).map(([, loss]) => loss);

/** The network that a run left behind, as the page opens it. */
function networkIn(folder: string): TakenNetwork {
  const { content, notices } = readNetworkFile(
    new Uint8Array(readFileSync(join(folder, 'weights.safetensors'))),
  );
  expect(notices).toEqual([]);
  return content;
}

const apart = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  Array.from(a).reduce((most, value, i) => Math.max(most, Math.abs(value - b[i])), 0);

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

describe.skipIf(!python)('a run in PyTorch', { timeout: 240_000 }, () => {
  let ours: Ours[] = [];
  let folders: string[] = [];

  beforeAll(async () => {
    ours = await trainHere();
    folders = await Promise.all(
      Object.keys(RUNS).map((name, i) => {
        const options = optionsOf(name);
        const [dataset, { network }] = [makeDataset(options), ours[i]];
        return unpack(
          pytorchZip({ options, network, dataset, steps: STEPS, link: '#', created: Date.now() }),
          python,
        );
      }),
    );
  }, 240_000);
  afterAll(removeUnpacked);

  it.each(Object.keys(RUNS).map((name, i) => [name, i] as const))('%s', async (_, i) => {
    const folder = folders[i];
    await run(python, ['train.py', '--device', 'cpu'], folder);
    const { losses, report, network } = ours[i];
    const output = join(folder, 'output');
    expect(losses).toHaveLength(STEPS);
    expect(lossesIn(output)).toHaveLength(STEPS);
    lossesIn(output).forEach((loss, step) =>
      expect(Math.abs(loss / losses[step] - 1), `loss of step ${step + 1}`).toBeLessThan(1e-4),
    );
    const theirs = networkIn(output);
    expect({ ...theirs.config, step: theirs.step }).toEqual({ ...network.config, step: STEPS });
    theirs.tensors.forEach(({ name: tensor, values }, t) => {
      expect(tensor).toBe(network.tensors[t].name);
      // A shift of all embeddings changes no distance: its gradient is rounding, which Adam makes steps of.
      if (tensor === 'embedding/biases' && !network.config.normalize) return;
      expect(apart(values, network.tensors[t].values), tensor).toBeLessThan(1e-3);
    });
    const [step, mAP, , mINP, rank1] = rowsOf(join(output, 'scores.csv')).at(-1) ?? [];
    expect(step).toBe(STEPS);
    expect(mAP).toBeCloseTo(report.mAP ?? NaN, 3);
    expect(mINP).toBeCloseTo(report.mINP ?? NaN, 3);
    expect(rank1).toBeCloseTo(report.cmc[0], 3);
  });

  it('meets the numbers that the page wrote into its tests', async () => {
    const said = await Promise.all(
      [folders[0], folders[2]].map(async (folder) => [
        await run(python, ['tests/test_loss.py'], folder),
        await run(python, ['tests/test_parts.py'], folder),
      ]),
    );
    for (const [losses, parts] of said) {
      expect(losses).toMatch(/^1\d\d losses equal the page's; the largest error is \d\.\de-1\d\.\n$/);
      expect(parts).toContain('scores equal');
    }
  });

  it('its test fails where a loss is another', async () => {
    const [folder] = folders;
    const file = join(folder, 'hap2s/weightings.py');
    const right = readFileSync(file, 'utf8');
    const wrong = right.replace('hard - hardest) / self.sigma', 'hard - hardest) / self.sigma * (1 + 1e-7)');
    expect(wrong).not.toBe(right);
    writeFileSync(file, wrong);
    await expect(run(python, ['tests/test_loss.py'], folder)).rejects.toThrow(/chosen.*off by/);
    writeFileSync(file, right);
  });

  it('scores the weights that were taken as the page does', async () => {
    const [folder] = folders;
    await run(python, ['evaluate.py', '--weights', 'weights.safetensors', '--json', 'scores.json'], folder);
    const scores = JSON.parse(readFileSync(join(folder, 'scores.json'), 'utf8'));
    const { mAP, mAPTrapezoid, mINP, cmc, countedQueries } = ours[0].report;
    expect(scores.counted).toBe(countedQueries);
    expect(scores.mAP).toBeCloseTo(mAP ?? NaN, 6);
    expect(scores.mAP_trapezoid).toBeCloseTo(mAPTrapezoid ?? NaN, 6);
    expect(scores.mINP).toBeCloseTo(mINP ?? NaN, 6);
    cmc.forEach((share, k) => expect(scores.cmc[k]).toBeCloseTo(share, 6));
    await run(
      python,
      ['train.py', '--weights', 'weights.safetensors', '--steps', '1', '--output', 'on'],
      folder,
    );
    expect(rowsOf(join(folder, 'on/scores.csv'))[0].slice(0, 2)).toEqual([0, scores.mAP]);
  });

  it('goes on from a checkpoint to the last bit', async () => {
    const folder = folders[1];
    const train = (...args: string[]) => run(python, ['train.py', '--device', 'cpu', ...args], folder);
    await train('--steps', '4', '--output', 'parts');
    await train('--resume', '--output', 'parts');
    await train('--output', 'whole');
    expect(lossesIn(join(folder, 'parts'))).toEqual(lossesIn(join(folder, 'whole')));
    expect(networkIn(join(folder, 'parts'))).toEqual(networkIn(join(folder, 'whole')));
  });

  // Seen once: the launcher did not end although its processes had written their results. What fails three times is broken.
  it('takes the same steps in two processes as in one', { retry: 2 }, async () => {
    const folder = folders[1];
    await run(python, ['train.py', '--device', 'cpu', '--output', 'one'], folder);
    // The redirection is the default of every other pair of versions than PyTorch 1.13 with Python 3.11.
    const launch = ['-m', 'torch.distributed.run', '--nproc_per_node=2', '--redirects=1', '--tee=1'];
    const place = ['--log_dir=logs', '--master_addr=127.0.0.1', `--master_port=${await freePort()}`];
    const train = ['train.py', '--device', 'cpu', '--output', 'two'];
    expect(await run(python, [...launch, ...place, ...train], folder)).toContain('on cpu, 2 processes');
    const [one, two] = ['one', 'two'].map((name) => join(folder, name));
    expect(lossesIn(two)).toHaveLength(STEPS);
    expect(apart(lossesIn(one), lossesIn(two))).toBeLessThan(1e-5);
    const alone = networkIn(one);
    networkIn(two).tensors.forEach(({ name, values }, t) =>
      expect(apart(values, alone.tensors[t].values), name).toBeLessThan(1e-5),
    );
    expect(rowsOf(join(two, 'scores.csv')).at(-1)?.[1]).toBeCloseTo(
      rowsOf(join(one, 'scores.csv')).at(-1)?.[1] ?? NaN,
      6,
    );
  });
});
