// Kernels on several threads give the bits that they give on one; what cannot start or has ended leaves one thread.
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createRandom } from '../../../data/random';
import { closeBackend } from '../../backends';
import { openInNode } from '../../testSupport';
import { denseBackward, denseForward, multiply } from '../dense';
import { adamInPlace, sgdInPlace } from '../update';
import { BINARY } from './binary';
import { ROOM } from './board';
import { heapOf, type Heap } from './heap';
import { FLOAT, type Simd } from './module';
import { withSharedMemory } from './shared';
import { nodeHelpers, sharedWasmFolder } from './threadSupport';
import { Threads, type Helper } from './threads';

let heap: Heap;
let helpers: Awaited<ReturnType<typeof nodeHelpers>>;

beforeAll(async () => {
  await openInNode('wasm', sharedWasmFolder());
  heap = heapOf(tf.backend());
  helpers = await nodeHelpers();
});
afterAll(closeBackend);

const withHelpers = (count: number) => heap.openThreads({ count, spawn: helpers.spawn });

const random = createRandom(5, 'threads');
const numbers = (count: number) => Float32Array.from({ length: count }, () => random.normal());
const matrix = (rows: number, columns: number) => tf.tensor2d(numbers(rows * columns), [rows, columns]);

/** Whether the tensors' bits are the same with three threads as with one. */
async function equalOnThreeAndOne(compute: () => Tensor[]): Promise<boolean> {
  const bits = () =>
    tf.tidy(() => compute().map((tensor) => Buffer.from((tensor.dataSync() as Float32Array).buffer)));
  expect(await withHelpers(2)).toBe(3);
  const three = bits();
  heap.closeThreads();
  const one = bits();
  return three.every((each, i) => each.equals(one[i]));
}

/** Long enough for several parts on the average; all sides ragged. */
const SIZES = fc.record({
  m: fc.integer({ min: 1, max: 300 }),
  k: fc.integer({ min: 100, max: 500 }),
  n: fc.integer({ min: 1, max: 300 }),
});

describe('three threads give the bits of one', () => {
  test('products, either operand transposed, and layers there and back', async () => {
    const run = vi.spyOn(heap, 'run');
    await fc.assert(
      fc.asyncProperty(SIZES, fc.boolean(), fc.boolean(), async ({ m, k, n }, turnA, turnB) => {
        const a = turnA ? matrix(k, m) : matrix(m, k);
        const b = turnB ? matrix(n, k) : matrix(k, n);
        const [x, weights, biases] = [matrix(m, k), matrix(k, n), tf.tensor1d(numbers(n))];
        const gradient = matrix(m, n);
        const equal = await equalOnThreeAndOne(() => {
          const output = denseForward(x, weights, biases, true);
          const back = denseBackward({ input: x, weights, rectified: output }, gradient, true);
          return [multiply(a, b, turnA, turnB), output, back.weights, back.biases, back.input as Tensor2D];
        });
        tf.dispose([a, b, x, weights, biases, gradient]);
        expect(equal).toBe(true);
      }),
      { numRuns: 15 },
    );
    expect(Math.max(...run.mock.calls.map(([, calls]) => calls.length))).toBeGreaterThan(1);
    run.mockRestore();
  });

  test.each([1, 131_071, 131_073, 300_001])('updates of %i numbers', async (size) => {
    const initial = Array.from({ length: 4 }, () => numbers(size).map(Math.abs));
    const equal = await equalOnThreeAndOne(() => {
      const [parameter, mean, square, gradient] = initial.map((values) => tf.tensor1d(values));
      adamInPlace([{ parameter, mean, square, gradient }], { rate: 0.1, decay: 0.1, step: 3 });
      sgdInPlace([{ parameter, velocity: mean, gradient }], { rate: 0.1, decay: 0.1, momentum: 0.9 });
      return [parameter, mean, square];
    });
    expect(equal).toBe(true);
  });

  test('in memory that has grown since the helpers started', async () => {
    expect(await withHelpers(2)).toBe(3);
    const before = heap.floats().length;
    const all: Tensor2D[] = [];
    const [left, right] = [numbers(256 * 256), numbers(256 * 256)];
    do all.push(tf.tensor2d(left, [256, 256]), tf.tensor2d(right, [256, 256]));
    while (heap.addressOf(all[all.length - 1]) < FLOAT * before);
    const [x, weights] = all.slice(-2);
    const three = multiply(x, weights).dataSync();
    heap.closeThreads();
    expect(three).toEqual(multiply(x, weights).dataSync());
    tf.dispose(all);
  });
});

describe('one thread is left', () => {
  const silent = () => ({ addEventListener: () => {}, postMessage: () => {} });

  test('where helpers cannot be made', async () => {
    const spawn = () => {
      throw new Error('The policy forbids it.');
    };
    expect(await heap.openThreads({ count: 2, spawn })).toBe(1);
  });

  test('where they never answer, and those are ended', async () => {
    let ended = 0;
    const spawn = (): Helper => ({ ...silent(), terminate: () => ended++ });
    expect(await heap.openThreads({ count: 2, spawn, patience: 1 })).toBe(1);
    expect(ended).toBe(2);
  });

  test('where they report an error', async () => {
    const spawn = (): Helper => ({
      ...silent(),
      addEventListener: (type, listener) => void (type === 'error' && queueMicrotask(listener)),
      terminate: () => {},
    });
    expect(await heap.openThreads({ count: 1, spawn, patience: 2 ** 30 })).toBe(1);
  });

  test('after closing what has not yet started', async () => {
    const opening = withHelpers(2);
    heap.closeThreads();
    expect(await opening).toBe(1);
    await Promise.all(helpers.ended);
  });

  test('after closing the backend, which ends the helpers', async () => {
    await withHelpers(2);
    closeBackend();
    await Promise.all(helpers.ended);
    const [x, y] = [matrix(256, 256), matrix(256, 256)];
    expect(heap.ranges(256, 4, 16)).toEqual([[0, 256]]);
    expect((await multiply(x, y).data()).length).toBe(256 * 256);
  });
});

describe('a memory of its own', () => {
  const binary = withSharedMemory(Buffer.from(BINARY, 'base64'));
  const module = new WebAssembly.Module(binary);
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 65536, shared: true });
  const simd = new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as Simd;
  /** velocity = gradient, parameter −= gradient for one number at each address. */
  const callAt = (address: number) => [address, address + 4, address + 8, 1, 0, 1, 1];

  let threads: Threads;
  beforeAll(async () => {
    threads = (await Threads.open(module, memory, { count: 1, spawn: helpers.spawn })) as Threads;
  });
  afterAll(() => threads.close());

  test('a helper takes its share', () => {
    const nap = new Int32Array(new SharedArrayBuffer(4));
    let own = 0;
    const sgd = (...call: number[]) => {
      own++;
      Atomics.wait(nap, 0, 0, 20);
      simd.sgd(...call);
    };
    let wanted = 0;
    for (; own === wanted; wanted += 8)
      threads.run(
        { ...simd, sgd },
        'sgd',
        Array.from({ length: 8 }, (_, i) => callAt(64 * i)),
      );
    expect(own).toBeLessThan(wanted);
  });

  test('every call is done once, however often the counters go round', () => {
    const values = new Float32Array(memory.buffer);
    values.fill(0);
    for (let i = 0; i < ROOM; i++) values[16 * i + 2] = 1;
    const rounds = 5000;
    for (let round = 0; round < rounds; round++) {
      const calls = Array.from({ length: 1 + (round % ROOM) }, (_, i) => callAt(64 * i));
      threads.run(simd, 'sgd', calls);
    }
    const expected = Array.from(
      { length: ROOM },
      (_, i) => -Array.from({ length: rounds }).filter((_, round) => round % ROOM >= i).length,
    );
    expect(Array.from({ length: ROOM }, (_, i) => values[16 * i])).toEqual(expected);
  });

  test('a call that fails is reported, and only once', () => {
    const beyond = 2 ** 31;
    expect(() => threads.run(simd, 'sgd', [callAt(0), callAt(beyond)])).toThrow(/sgd/);
    expect(() => threads.run(simd, 'sgd', [callAt(0), callAt(64)])).not.toThrow();
  });
});

test('a module without a memory that has a maximum cannot share it', () => {
  const empty = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);
  expect(() => withSharedMemory(empty)).toThrow(RangeError);
  const unbounded = Uint8Array.of(...empty, 5, 3, 1, 0, 1);
  expect(WebAssembly.validate(unbounded)).toBe(true);
  expect(() => withSharedMemory(unbounded)).toThrow(RangeError);
});
