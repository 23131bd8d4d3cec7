// Results as tables in Markdown, for the terminal and for the README.
import type {
  EvaluationResults,
  GrowthPoint,
  GrowthResults,
  KernelComparisons,
  KernelResults,
  KernelRow,
  PageResults,
  Results,
  SideResult,
  WorkResult,
} from './results';
import type { GpuCalls, KernelShare, RunResult } from './side';
import { AIMS, median } from './statistics';
import type { Aim, Spread } from './statistics';

const TITLES: Record<SideResult['side'], string> = {
  ours: 'ours',
  stock: 'stock TensorFlow.js',
  jax: 'jax-js',
  torch: 'PyTorch',
};

const digits = (value: number) => value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);
const spreadText = ({ median, least, most }: Spread) =>
  `${digits(median)} (${digits(least)}–${digits(most)})`;
const ratioText = (value: number | undefined) => (value === undefined ? '' : `${digits(value)}×`);

const callsText = (calls: GpuCalls | undefined) =>
  calls ? ` (${calls.dispatches.toFixed(0)} dispatches, ${calls.submits.toFixed(0)} submits)` : '';

/** One row a side: milliseconds a step as median (least–most), and theirs/ours. */
export function workTable({ work, batch, parameters, sides }: WorkResult): string {
  const rows = sides.map((side) => {
    const where = side.backend === 'native' ? (side.adapter ?? 'native') : side.backend;
    const name = `${TITLES[side.side]}, ${where}${callsText(side.gpuCalls)}`;
    if (!side.everyStep || !side.every15th) return `| ${name} | impossible: ${side.impossible} | | | | |`;
    const { everyStep, every15th } = side.ratio ?? {};
    const error = side.curveError?.toExponential(0) ?? '';
    return `| ${name} | ${spreadText(side.everyStep)} | ${ratioText(everyStep)} | ${spreadText(side.every15th)} | ${ratioText(every15th)} | ${error} |`;
  });
  return [
    `**${work}** (${parameters.toLocaleString('en')} parameters, batch of ${batch})`,
    '',
    '| side | ms, loss read every step | ÷ ours | ms, read every 15th | ÷ ours | losses apart |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

function reached({ works }: Results, aim: Aim): number | undefined {
  const sides = works.find(({ work }) => work === aim.work)?.sides ?? [];
  const backend = aim.peer === 'torch' ? 'native' : aim.backend;
  return sides.find((side) => side.side === aim.peer && side.backend === backend)?.ratio?.everyStep;
}

/** Every aim that the results can judge. */
export function aimTable(results: Results): string {
  const rows = AIMS.flatMap((aim) => {
    const value = reached(results, aim);
    if (value === undefined) return [];
    const verdict = value >= aim.atLeast ? 'met' : 'missed';
    return [
      `| ${aim.work} on ${aim.backend} | ${TITLES[aim.peer]} | ${digits(aim.atLeast)}× | ${digits(value)}× | ${verdict} |`,
    ];
  });
  return ['| work | beside | aim | reached | |', '| --- | --- | --- | --- | --- |', ...rows].join('\n');
}

/** Kernels of a step with their share; what is left of the step's time is TensorFlow.js and the reading. */
export function kernelTable(title: string, timed: RunResult, shares: KernelShare[]): string {
  const inside = shares.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  const calls = shares.reduce((sum, share) => sum + share.calls, 0);
  const rows = shares.map(
    (share) =>
      `| ${share.kernel.replaceAll('|', '/')} | ${share.calls.toFixed(0)} | ${share.milliseconds.toFixed(3)} |`,
  );
  return [
    `**${title}**: ${digits(timed.milliseconds)} ms a step, ${calls.toFixed(0)} kernels of ${digits(inside)} ms together` +
      callsText(timed.gpuCalls ?? undefined),
    '',
    '| kernel | calls | ms |',
    '| --- | --- | --- |',
    ...rows,
  ].join('\n');
}

const machineText = ({ date, machine }: Pick<Results, 'date' | 'machine'>) => {
  const { cores, processor, memory, browser, load } = machine;
  return `${date.slice(0, 10)}, ${processor}, ${cores} cores with a load of ${load.toFixed(1)} before, ${memory}, ${browser}`;
};

export function machineLine(results: Results): string {
  const { versions, isolated, rounds } = results;
  const used = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  const page = isolated ? ', isolated page (threads)' : '';
  return `${machineText(results)}${page}; ${used.join(', ')}; ${rounds} rounds.`;
}

const fine = (value: number) => (value < 1 ? value.toFixed(3) : digits(value));

const callText = (side: KernelRow['stock']) =>
  side ? fine(side.median) + (side.dispatches ? ` (${side.dispatches} dispatches)` : '') : '';

/** One row a kernel: median milliseconds a call, and stock/ours. */
export function comparisonTable({ backend, adapter, rows }: KernelComparisons): string {
  return [
    `**kernels on ${backend}**${adapter ? `, ${adapter}` : ''}`,
    '',
    '| kernel | ours, ms | stock, ms | ÷ ours |',
    '| --- | --- | --- | --- |',
    ...rows.map(({ title, ours, stock, impossible, ratio }) => {
      const theirs = stock ? callText(stock) : `impossible: ${impossible}`;
      return `| ${title} | ${callText(ours)} | ${theirs} | ${ratioText(ratio)} |`;
    }),
  ].join('\n');
}

/** What each kernel buys, on every backend. */
export const kernelTables = (results: KernelResults): string =>
  [
    `Each kernel beside stock operations (${machineText(results)}; ${results.rounds} rounds):`,
    ...results.backends.map(comparisonTable),
  ].join('\n\n');

const megabytes = (bytes: number | null) => (bytes === null ? '' : `${(bytes / 1e6).toFixed(1)} MB`);

function growthTable(what: string, points: GrowthPoint[]): string {
  const rows = points.map(
    ({ backend, size, milliseconds, bytes, gpuBytes }) =>
      `| ${what} ${size}, ${backend} | ${spreadText(milliseconds)} | ${megabytes(bytes)} | ${megabytes(gpuBytes)} |`,
  );
  return rows.join('\n');
}

/** Our step by batch and embedding dimension. */
export function growthTables(results: GrowthResults): string {
  const steps = [
    '| points, ours | ms a step | tensors | GPU buffers |',
    '| --- | --- | --- | --- |',
    growthTable('batch', results.batches),
    growthTable('D =', results.dimensions),
  ];
  return `How ours grows (${machineText(results)}):\n\n${steps.join('\n')}`;
}

/** Our evaluation by the size of the test. */
export function evaluationTable(results: EvaluationResults): string {
  const rows = [
    `| queries × gallery (${results.dimension} numbers) | ms an evaluation | readable ÷ ours |`,
    '| --- | --- | --- |',
    ...results.tests.map(
      ({ queries, gallery, milliseconds, ratio }) =>
        `| ${queries.toLocaleString('en')} × ${gallery.toLocaleString('en')} | ${digits(milliseconds)} | ${ratioText(ratio)} |`,
    ),
  ];
  return `The evaluation (${machineText(results)}):\n\n${rows.join('\n')}`;
}

/** The built page while it trains. */
export function pageTable(results: PageResults): string {
  const { backend, firstDrawing, firstStep, stepsPerSecond, frames, sigmaToWeights, peakMegabytes } = results;
  const rows: [string, string][] = [
    ['first drawing', `${digits(firstDrawing.milliseconds)} ms, ${Math.round(firstDrawing.bytes / 1000)} KB`],
    ['first step on a cold page', `${digits(firstStep)} ms`],
    ['steps a second, page drawing', digits(stepsPerSecond)],
    ['frames a second', digits(frames.perSecond)],
    ['frame gap p50, p95, worst', [frames.p50, frames.p95, frames.worst].map(digits).join(', ') + ' ms'],
    ['tasks over 50 ms in 20 s', `${frames.longTasks}, the longest ${digits(frames.longest)} ms`],
    [
      'σ to weights p50, worst',
      `${digits(median(sigmaToWeights))}, ${digits(Math.max(...sigmaToWeights))} ms`,
    ],
    ...Object.entries(peakMegabytes).map(([type, peak]): [string, string] => [
      `peak memory, ${type} process`,
      `${peak} MB`,
    ]),
  ];
  return [
    `The page, default run on ${backend} (${machineText(results)}):`,
    '',
    '| what | |',
    '| --- | --- |',
    ...rows.map(([what, value]) => `| ${what} | ${value} |`),
  ].join('\n');
}
