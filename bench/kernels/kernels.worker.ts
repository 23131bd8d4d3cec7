// The comparisons on WebGPU, in a worker of the benchmark's page: {rounds} comes in, the rows go out.
import { openBackend } from '../../src/engine';
import type { KernelComparisons } from '../peers/results';
import { countGpuCalls } from '../peers/side';
import { COMPARISONS } from './comparisons';
import { compareAll } from './timing';

export interface KernelsMessage {
  rounds: number;
}

async function answer({ rounds }: KernelsMessage): Promise<KernelComparisons> {
  countGpuCalls();
  const lost = new Promise<never>((_, reject) => {
    self.addEventListener('lost', (event) => reject(new Error((event as CustomEvent<string>).detail)));
  });
  const { name, reason, adapter } = await openBackend('webgpu', {
    onLost: (message) => self.dispatchEvent(new CustomEvent('lost', { detail: message })),
  });
  if (name !== 'webgpu') throw new Error(reason);
  return { backend: name, adapter, rows: await Promise.race([compareAll(COMPARISONS, rounds), lost]) };
}

self.addEventListener('message', ({ data }: MessageEvent<KernelsMessage>) => {
  answer(data).then(
    (result) => self.postMessage({ result }),
    (error: unknown) => self.postMessage({ error: String(error) }),
  );
});
