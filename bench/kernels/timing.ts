// Times two ways to one result in turns, on wasm call by call and on WebGPU in blocks, where a call is only recorded.
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { onWasm } from '../../src/engine/kernels/backend';
import { submitStep } from '../../src/engine/kernels/gpu/launcher';
import type { KernelRow } from '../peers/results';
import { calls as gpuCalls } from '../peers/side';
import { ratio, spread } from '../peers/statistics';

/** Something to be timed; two ways that return tensors must return the same. */
export interface Way {
  run(): Tensor | void;
  /** Runs before each call on wasm, untimed: weights that TensorFlow.js has not packed yet. */
  renew?(): void;
}

export interface Comparison {
  title: string;
  ours: Way;
  stock: Way;
}

/** A block takes about so long, ms: on WebGPU the wait for its end (2 ms) must not count. */
const BLOCK = { wasm: 40, webgpu: 120 };
const MOST_CALLS = 2000;
/** Work that is recorded before it is sent, ms, so that memory stays bounded. */
const SENT = 4;
/** Largest difference of two ways, relative to the largest number. */
const TOLERANCE = 1e-3;

const queueDone = () => (tf.backend() as unknown as { queue: GPUQueue }).queue.onSubmittedWorkDone();

/** Milliseconds a call. */
async function time({ run, renew }: Way, calls: number, pace: number): Promise<number> {
  const call = () => tf.tidy(() => void run());
  if (onWasm()) {
    let spent = 0;
    for (let i = 0; i < calls; i++) {
      renew?.();
      const begun = performance.now();
      call();
      spent += performance.now() - begun;
    }
    return spent / calls;
  }
  const together = Math.max(Math.floor(SENT / pace), 1);
  const begun = performance.now();
  for (let i = 0; i < calls; i++) {
    call();
    if ((i + 1) % together === 0) await submitStep();
  }
  await submitStep();
  await queueDone();
  return (performance.now() - begun) / calls;
}

async function numbersOf({ run }: Way): Promise<Float32Array | null> {
  const result = tf.tidy(run);
  if (!result) return null;
  const values = new Float32Array(await result.data<'float32'>());
  result.dispose();
  return values;
}

function checkSame(title: string, ours: Float32Array, stock: Float32Array): void {
  const largest = stock.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-6);
  const same =
    ours.length === stock.length &&
    ours.every((value, i) => Math.abs(value - stock[i]) <= TOLERANCE * largest);
  if (!same) throw new Error(`${title}: the two ways do not compute the same.`);
}

/** A way with the number of calls that fill a block. */
async function paced(way: Way) {
  let pace = await time(way, 1, Infinity);
  pace = await time(way, Math.max(Math.round(20 / pace), 1), pace);
  const block = onWasm() ? BLOCK.wasm : BLOCK.webgpu;
  const calls = Math.min(Math.max(Math.round(block / pace), 1), MOST_CALLS);
  const before = gpuCalls.dispatches;
  const once = async () => void (await time(way, 1, pace));
  await once();
  const dispatches = gpuCalls.dispatches - before;
  return { dispatches, times: [] as number[], take: () => time(way, calls, pace) };
}

/** Both ways in `rounds` turns. @throws Error when they do not compute the same. */
export async function compare({ title, ours, stock }: Comparison, rounds: number): Promise<KernelRow> {
  const mine = await numbersOf(ours);
  let theirs: Float32Array | null = null;
  let impossible: string | undefined;
  try {
    theirs = await numbersOf(stock);
  } catch (error) {
    impossible = (error as Error).message.split('\n')[0];
  }
  if (mine && theirs) checkSame(title, mine, theirs);
  const ways = [await paced(ours), ...(impossible ? [] : [await paced(stock)])];
  for (let round = 0; round < rounds; round++)
    for (const way of round % 2 ? ways.toReversed() : ways) way.times.push(await way.take());
  const [first, second] = ways.map(({ times, dispatches }) => ({
    ...spread(times),
    ...(dispatches ? { dispatches } : {}),
  }));
  if (!second) return { title, ours: first, impossible };
  return { title, ours: first, stock: second, ratio: ratio(ways[1].times, ways[0].times) };
}

/** Every comparison of the groups on the open backend; what a group has made is freed after it. */
export async function compareAll(groups: readonly (() => Comparison[])[], rounds: number) {
  const rows: KernelRow[] = [];
  for (const group of groups) {
    tf.engine().startScope();
    for (const comparison of group()) rows.push(await compare(comparison, rounds));
    tf.engine().endScope();
  }
  return rows;
}
