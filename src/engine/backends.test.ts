// Which backend is taken, and that every one passed over has its reason.
import { afterAll, describe, expect, test } from 'vitest';
import { openBackend } from './backends';
import { closeBackend } from './index';
import { EXPECTED, selfTest, selfTestNumbers } from './selfTest';
import { WASM_IN_NODE } from './testSupport';
import { describeAdapter, openDevice } from './webgpuDevice';

const options = { onLost: () => {}, wasmPath: WASM_IN_NODE };
afterAll(closeBackend);

/** A navigator.gpu whose adapter is `adapter`, or whose request fails as given. */
const gpuWith = (requestAdapter: () => Promise<unknown>) => ({ requestAdapter }) as unknown as GPU;

describe('auto', () => {
  test.each([
    ['without WebGPU', null, /no WebGPU/],
    ['without an adapter', gpuWith(() => Promise.resolve(null)), /no graphics adapter/],
    ['when the request throws', gpuWith(() => Promise.reject(new Error('blocked'))), /blocked/],
    [
      'on a software adapter',
      gpuWith(() => Promise.resolve({ info: { vendor: 'google', architecture: 'swiftshader' } })),
      /swiftshader \(software\)/,
    ],
    [
      'when the device is refused',
      gpuWith(() =>
        Promise.resolve({
          info: { vendor: 'nvidia', architecture: 'hopper' },
          limits: {},
          features: new Set(),
          requestDevice: () => Promise.reject(new Error('out of devices')),
        }),
      ),
      /out of devices/,
    ],
  ])('%s takes WebAssembly and says why', async (_, gpu, why) => {
    const report = await openBackend('auto', { ...options, gpu });
    expect(report).toMatchObject({ name: 'wasm', adapter: null, software: false });
    expect(report.tried.map(({ name }) => name)).toEqual(['webgpu']);
    expect(report.tried[0].why).toMatch(why);
    expect(report.reason).toMatch(why);
  });

  test('does not wait for ever for an adapter', async () => {
    const gpu = gpuWith(() => new Promise(() => {}));
    const report = await openBackend('auto', { ...options, gpu, timeout: 3000 });
    expect(report.name).toBe('wasm');
    expect(report.tried[0].why).toMatch(/3 seconds/);
  });
});

test('a choice is honoured', async () => {
  expect(await openBackend('cpu', options)).toMatchObject({ name: 'cpu', tried: [] });
  expect(await openBackend('wasm', options)).toMatchObject({ name: 'wasm', tried: [] });
});

test('a chosen backend that does not work is replaced, with its reason', async () => {
  const report = await openBackend('webgpu', { ...options, gpu: null });
  expect(report.name).toBe('wasm');
  expect(report.tried[0].name).toBe('webgpu');
});

test('the self-test accepts a right backend and notices a wrong one', async () => {
  await openBackend('cpu', options);
  const numbers = await selfTestNumbers();
  EXPECTED.forEach((expected, i) => expect(Math.abs(numbers[i] / expected - 1)).toBeLessThan(1e-4));
  expect(await selfTest()).toBeNull();
  expect(await selfTest(EXPECTED.map((x, i) => (i === 3 ? 0 : x)))).toMatch(/computes wrongly/);
});

test.each([
  [
    { vendor: 'nvidia', architecture: 'hopper', device: '', description: 'NVIDIA H100' },
    'NVIDIA H100',
    false,
  ],
  [
    { vendor: 'google', architecture: 'swiftshader', device: '', description: '' },
    'google swiftshader (software)',
    true,
  ],
  [
    { vendor: 'mesa', architecture: '', device: '', description: 'llvmpipe (LLVM 15)' },
    'llvmpipe (LLVM 15) (software)',
    true,
  ],
  [
    { vendor: 'microsoft', architecture: '', device: '', description: 'Microsoft Basic Render Driver' },
    'Microsoft Basic Render Driver (software)',
    true,
  ],
  [
    { vendor: 'intel', architecture: 'gen-12lp', device: '', description: '', isFallbackAdapter: true },
    'intel gen-12lp (software)',
    true,
  ],
  [{ vendor: '', architecture: '', device: '', description: '' }, 'unnamed adapter', false],
] as const)('names the adapter %j', (info, name, software) => {
  expect(describeAdapter(info)).toEqual({ name, software });
});

/** A promise with its resolver outside, as Promise.withResolvers (not in Node 20). */
function withResolvers() {
  const box: { resolve?: (info: object) => void } = {};
  const promise = new Promise<object>((resolve) => {
    box.resolve = resolve;
  });
  return { promise, resolve: (info: object) => box.resolve?.(info) };
}

/** A device that never existed, with the means to lose it. */
async function openFake() {
  const events = new EventTarget();
  const { promise, resolve: lose } = withResolvers();
  const device = Object.assign(events, {
    lost: promise,
    destroy: () => lose({ reason: 'destroyed', message: 'closed' }),
  });
  const adapter = {
    info: {},
    limits: {},
    features: new Set(),
    requestDevice: () => Promise.resolve(device),
  };
  const told: string[] = [];
  const found = { adapter: adapter as unknown as GPUAdapter, name: 'test', software: false };
  const opened = await openDevice(found, (message) => told.push(message));
  return { opened, events, told, lose };
}

test('a lost device and its errors are told once, and closing it on purpose is not told', async () => {
  const failing = await openFake();
  const error = Object.assign(new Event('uncapturederror'), { error: { message: 'bad shader' } });
  failing.events.dispatchEvent(error);
  failing.lose({ reason: 'unknown', message: 'driver reset' });
  await Promise.resolve();
  expect(failing.told).toEqual(['The graphics device reported an error: bad shader']);
  const lost = await openFake();
  lost.lose({ reason: 'unknown', message: 'driver reset' });
  await Promise.resolve();
  expect(lost.told).toEqual(['The graphics device was lost (driver reset).']);
  const closed = await openFake();
  closed.opened.close();
  await Promise.resolve();
  expect(closed.told).toEqual([]);
});
