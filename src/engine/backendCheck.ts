// Checks a backend where it really runs (a worker in a browser): parity with the stored numbers, the kernels on drawn inputs, equal
// initial weights, and a short training run whose memory must stay constant. For tests; no part of the product imports it.
import fc from 'fast-check';
import { createRandom } from '../data/random';
import { closeBackend, openBackend } from './backends';
import { parityCases } from './fixtureCases';
import type { LossFixture } from './fixtureCases';
import { apart, FACES, resultsOf } from './kernels/drawn';
import { drawnLosses, lossErrors } from './kernels/drawnLoss';
import { lossOnBackend, parityError } from './parity';
import { createTrainer } from './trainer';
import { STEP_COLUMNS } from './types';
import type { BackendName, BackendReport, Batch, NetworkConfig, StepOptions, Trainer } from './types';

export interface BackendCheckReport {
  backend: BackendReport;
  lost: string[];
  /** Worst errors over all cases, in the units of the fixture's tolerances, each with its case. */
  parity: { cases: number; value: number; valueCase: string; gradient: number; gradientCase: string };
  /** Each kernel's face on drawn inputs: largest difference from cpu ÷ what is allowed; and the drawn losses' largest errors. */
  faces: Record<string, number>;
  losses: { value: number; gradient: number; statistics: number };
  /** FNV-1a of the bits of the initial weights: equal on every backend. */
  weights: number;
  training: { steps: number; losses: number[]; before: Memory; after: Memory; millisecondsPerStep: number };
  /** Losses that stay finite although an embedding is infinite: they would hide a run that has diverged. */
  hidden: string[];
  /** A checkpoint, a few steps, the checkpoint again and the same steps: largest difference of the losses. */
  restored: number;
}

type Memory = ReturnType<Trainer['memory']>;

/** Every layer, small enough for a software adapter. */
const NETWORK: NetworkConfig = {
  kind: 'conv',
  input: { kind: 'image', height: 16, width: 16, channels: 1 },
  channels: [4, 6],
  hidden: 8,
  embedding: 4,
  normalize: false,
  classes: 4,
  seed: 11,
};
const OPTIONS: StepOptions = {
  loss: { kind: 'pointToSet', weighting: { kind: 'exponential', sigma: 0.5 }, margin: 0.3 },
  lambda: 0.5,
  learningRate: 0.01,
  weightDecay: 0.001,
};
/** Steps before memory is compared: by then every shape of step and read has been seen. */
const WARM_UP = 8;
/** Steps between two reads, as in a frame. */
const FRAME = 4;

/** Four identities × 2 images of 16×16: a stripe at the identity's own height, and noise. */
function stripes(step: number): Batch {
  const random = createRandom(step, 'check');
  const labels = Int32Array.from({ length: 8 }, (_, i) => i >> 1);
  const inputs = Float32Array.from({ length: 8 * 256 }, (_, at) => {
    const row = Math.floor(at / 16) % 16;
    const stripe = Math.floor(row / 4) === labels[Math.floor(at / 256)] ? 2 : 0;
    return stripe + 0.5 * random.normal();
  });
  return { inputs, labels, count: 8 };
}

async function checkParity(fixture: LossFixture): Promise<BackendCheckReport['parity']> {
  const { cases } = parityCases(fixture);
  const worst = { cases: cases.length, value: 0, valueCase: '', gradient: 0, gradientCase: '' };
  for (const expected of cases) {
    const { embeddings, labels, spec } = expected;
    const error = parityError(await lossOnBackend(embeddings, labels, spec), expected);
    if (error.value > worst.value) Object.assign(worst, { value: error.value, valueCase: expected.id });
    if ((error.gradient ?? 0) > worst.gradient)
      Object.assign(worst, { gradient: error.gradient, gradientCase: expected.id });
  }
  return worst;
}

async function trainSteps(trainer: Trainer, steps: number): Promise<number[]> {
  const probe = stripes(0);
  const losses: number[] = [];
  for (let done = 0; done < steps; done += FRAME) {
    for (let i = 0; i < FRAME; i++) await trainer.train(stripes(trainer.step), OPTIONS);
    const { records } = await trainer.read(probe.inputs, probe.count);
    for (let at = 0; at < records.length; at += STEP_COLUMNS.length) losses.push(records[at]);
  }
  return losses;
}

async function checkRestore(trainer: Trainer): Promise<number> {
  const checkpoint = await trainer.checkpoint();
  const first = await trainSteps(trainer, FRAME);
  trainer.restore(checkpoint);
  const second = await trainSteps(trainer, FRAME);
  return Math.max(...first.map((loss, i) => Math.abs(loss - second[i])));
}

/** Own formulas that give some members no weight (NaN, +∞), or all of them 0. */
const WITHOUT_WEIGHTS = [
  'sqrt(d - 99)',
  'log(d - 99)',
  '1 / (d - d)',
  'exp(exp(99 * d))',
  'log(max(0, d - 99))',
  '-log(max(0, d - 4))',
  '(d - d) / (d - d)',
];

/** One spec of each kind of loss; each must report an infinite embedding, and own formulas that they give no weights. */
async function checkDivergence(fixture: LossFixture): Promise<string[]> {
  const { cases } = parityCases(fixture);
  const kinds = new Map(cases.map(({ spec }) => [spec.kind, spec]));
  const hidden: string[] = [];
  for (const [kind, spec] of kinds) {
    const embeddings = [
      [Infinity, 1],
      [1, 2],
      [3, 1],
      [0, 1],
    ];
    const { value } = await lossOnBackend(embeddings, [0, 0, 1, 1], spec);
    if (Number.isFinite(value)) hidden.push(kind);
  }
  for (const positive of WITHOUT_WEIGHTS) {
    const weighting = { kind: 'own', positive, negative: '-d', parameters: {} } as const;
    const spec = { kind: 'pointToSet', weighting, margin: 0.3 } as const;
    const { value } = await lossOnBackend([[0], [1], [3], [5], [6]], [0, 0, 0, 1, 1], spec);
    if (Number.isFinite(value)) hidden.push(positive);
  }
  return hidden;
}

/** Drawn inputs of each face, and drawn losses. */
const FACE_RUNS = 25;
const LOSS_RUNS = 80;
const SEED = 20_26;

/** What every face gives on the open backend, on the same inputs wherever it runs. */
async function faceResults(): Promise<Float32Array[][][]> {
  const all: Float32Array[][][] = [];
  for (const face of FACES) {
    const results: Float32Array[][] = [];
    for (const drawn of fc.sample(face.inputs, { numRuns: FACE_RUNS, seed: SEED }))
      results.push(await resultsOf(face, drawn));
    all.push(results);
  }
  return all;
}

async function checkLosses(): Promise<BackendCheckReport['losses']> {
  const worst = { value: 0, gradient: 0, statistics: 0 };
  for (const drawn of fc.sample(drawnLosses, { numRuns: LOSS_RUNS, seed: SEED })) {
    const errors = await lossErrors(drawn);
    for (const key of ['value', 'gradient', 'statistics'] as const)
      worst[key] = Math.max(worst[key], errors[key]);
  }
  return worst;
}

/** `found` beside what cpu gives; cpu is open afterwards. */
async function checkFaces(found: Float32Array[][][]): Promise<Record<string, number>> {
  await openBackend('cpu', { onLost: () => undefined });
  const expected = await faceResults();
  return Object.fromEntries(
    FACES.map(({ name, tolerance }, f) => [
      name,
      Math.max(...found[f].map((result, i) => apart(result, expected[f][i]))) / tolerance,
    ]),
  );
}

async function hashOfWeights(trainer: Trainer): Promise<number> {
  const { tensors } = await trainer.checkpoint();
  let hash = 0x811c9dc5;
  for (const { values } of tensors)
    for (const byte of new Uint8Array(values.buffer, values.byteOffset, values.byteLength))
      hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}

/** Opens `backend`, runs every check with `steps` training steps, and closes it. @throws Error when no backend works. */
export async function runBackendCheck(
  backend: BackendName,
  fixture: LossFixture,
  options: { steps: number; wasmPath?: string },
): Promise<BackendCheckReport> {
  const lost: string[] = [];
  const report = await openBackend(backend, {
    onLost: (message) => lost.push(message),
    wasmPath: options.wasmPath,
  });
  const parity = await checkParity(fixture);
  const hidden = await checkDivergence(fixture);
  const drawnErrors = await checkLosses();
  const found = await faceResults();
  const trainer = createTrainer({ network: NETWORK, optimiser: { kind: 'adam', momentum: 0 } });
  const weights = await hashOfWeights(trainer);
  const warm = await trainSteps(trainer, WARM_UP);
  const before = trainer.memory();
  const start = performance.now();
  const losses = [...warm, ...(await trainSteps(trainer, options.steps))];
  const millisecondsPerStep = (performance.now() - start) / options.steps;
  const after = trainer.memory();
  const restored = await checkRestore(trainer);
  trainer.dispose();
  closeBackend();
  const faces = await checkFaces(found);
  const training = { steps: options.steps, losses, before, after, millisecondsPerStep };
  return { backend: report, lost, parity, hidden, faces, losses: drawnErrors, weights, training, restored };
}
