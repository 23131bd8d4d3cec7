// One work: opens every side, checks that all compute the same losses, then times them in turn, round after round.
import { performance } from 'node:perf_hooks';
import { openTorch } from './host';
import type { Host, OpenSide, Published } from './host';
import type { BenchOptions } from './options';
import type { SideResult, WorkResult } from './results';
import type { BackendName, SideName } from './side';
import { curveError, ratio, spread } from './statistics';
import { sizeOf, weightShapes } from './works';
import type { WorkData } from './works';

/** Losses compared, and how far they may lie apart. */
const CURVE_STEPS = 8;
const TOLERANCE = 1e-3;

/** A block takes about so long, within these numbers of steps. */
const BLOCK = 400;
const FEWEST = 2;
const MOST = 210;
/** Steps between two reads in the second kind of block. */
const RARELY = 15;
/** A side whose steps take longer is timed with rare reads in the first round only, where they hardly matter to it. */
const SLOW = 200;
/** Steps at the head of a block that are not timed. */
const UNTIMED = 2;

interface Runner {
  side: OpenSide;
  result: SideResult;
  losses: number[];
  /** Milliseconds a step, by the number of steps between two reads. */
  times: { 1: number[]; 15: number[] };
  /** A guess from the untimed run. */
  pace: number;
}

const SIDES: readonly SideName[] = ['ours', 'stock', 'jax'];

/** The side's own sentence: what the browser's driver puts before it, and the stack behind it, go. */
const words = (error: unknown) =>
  (error instanceof Error ? error.message : String(error))
    .split('\n')[0]
    .replace(/^page\.evaluate: (Error: )?/, '');

/** Opens a side and runs its first steps. Never throws: what does not work is a result. */
async function begin(
  open: () => Promise<OpenSide>,
  plain: Pick<SideResult, 'side' | 'backend'>,
): Promise<Runner | SideResult> {
  const begun = performance.now();
  let side: OpenSide | null = null;
  try {
    side = await open();
    await side.run({ steps: 1, every: 1, untimed: 0 });
    const firstStep = performance.now() - begun;
    const { losses, milliseconds, gpuCalls } = await side.run({ steps: CURVE_STEPS, every: 1, untimed: 0 });
    const result = { ...plain, adapter: side.adapter, firstStep, gpuCalls: gpuCalls ?? undefined };
    return { side, result, losses, times: { 1: [], 15: [] }, pace: milliseconds };
  } catch (error) {
    await side?.close();
    return { ...plain, adapter: null, impossible: words(error) };
  }
}

const stepsOf = (pace: number, every: 1 | 15): number => {
  const wanted = Math.min(Math.max(BLOCK / pace, FEWEST), MOST);
  return every === 1 ? Math.round(wanted) : RARELY * Math.max(Math.round(wanted / RARELY), 1);
};

async function time(runner: Runner, every: 1 | 15): Promise<void> {
  const { milliseconds } = await runner.side.run({
    steps: stepsOf(runner.pace, every),
    every,
    untimed: UNTIMED,
  });
  runner.times[every].push(milliseconds);
}

function checkCurves(work: string, runners: Runner[], reference: Runner): void {
  for (const { result, losses } of runners) result.curveError = curveError(losses, reference.losses);
  const apart = runners.filter(({ result }) => !((result.curveError ?? Infinity) <= TOLERANCE));
  if (!apart.length) return;
  const lines = [reference, ...apart].map(
    ({ result, losses }) =>
      `${result.side} ${result.backend}: ${losses.join(', ')} (${result.curveError?.toExponential(1)})`,
  );
  throw new Error(`The sides do not compute the same losses at ${work}.\n${lines.join('\n')}`);
}

function settle(runners: Runner[]): void {
  const oursOn = (backend: SideResult['backend']) =>
    runners.find(
      ({ side }) => side.name === 'ours' && side.backend === (backend === 'native' ? 'wasm' : backend),
    );
  for (const { side, result, times } of runners) {
    result.everyStep = spread(times[1]);
    result.every15th = spread(times[15]);
    const ours = oursOn(side.backend);
    if (side.name === 'ours' || !ours) continue;
    result.ratio = {
      everyStep: ratio(times[1], ours.times[1]),
      every15th: ratio(times[15], ours.times[15]),
    };
  }
}

function openers(host: Host, published: Published, backends: readonly BackendName[]) {
  const inBrowser = backends.flatMap((backend) =>
    // jax-js has a cpu device for debugging only.
    SIDES.filter((side) => backend !== 'cpu' || side !== 'jax').map((side) => ({
      plain: { side, backend } as Pick<SideResult, 'side' | 'backend'>,
      open: () => host.openSide(side, backend, published),
    })),
  );
  const torch = {
    plain: { side: 'torch', backend: 'native' } as const,
    open: () => openTorch(published),
  };
  return backends.includes('wasm') ? [...inBrowser, torch] : inBrowser;
}

/** All sides at one work. @throws Error with the losses when the sides do not agree. */
export async function measure(
  host: Host,
  data: WorkData,
  { backends, rounds }: Pick<BenchOptions, 'backends' | 'rounds'>,
): Promise<WorkResult> {
  const published = host.publish(data);
  const begun: (Runner | SideResult)[] = [];
  for (const { open, plain } of openers(host, published, backends)) begun.push(await begin(open, plain));
  const runners = begun.filter((each): each is Runner => 'times' in each);
  try {
    const reference = runners.find(({ side }) => side.name === 'ours');
    if (!reference) throw new Error(`Our side did not run: ${JSON.stringify(begun)}`);
    checkCurves(data.work.name, runners, reference);
    for (const runner of runners)
      if (runner.pace < SLOW) {
        await time(runner, 1);
        runner.pace = Math.min(runner.pace, runner.times[1].pop() ?? Infinity);
      }
    for (let round = 0; round < rounds; round++)
      for (const every of [1, 15] as const)
        for (const runner of round % 2 ? runners.toReversed() : runners)
          if (every === 1 || runner.pace < SLOW || round === 0) await time(runner, every);
    settle(runners);
    return {
      work: data.work.name,
      batch: data.work.P * data.work.K,
      parameters: weightShapes(data.work).reduce((sum, shape) => sum + sizeOf(shape), 0),
      curve: reference.losses,
      sides: begun.map((each) => ('times' in each ? each.result : each)),
    };
  } finally {
    for (const { side } of runners) await side.close();
  }
}
