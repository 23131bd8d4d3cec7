// Worker entry of the backend check: {backend, steps} in, a report or an error out.
import fixture from '../../fixtures/losses.json';
import { runBackendCheck } from './backendCheck';
import type { LossFixture } from './fixtureCases';
import type { BackendName } from './types';

self.addEventListener('message', ({ data }: MessageEvent<{ backend: BackendName; steps: number }>) => {
  runBackendCheck(data.backend, fixture as unknown as LossFixture, { steps: data.steps }).then(
    (report) => self.postMessage({ report }),
    (error: unknown) => self.postMessage({ error: String(error) }),
  );
});
