// The page's end of the worker that makes PyTorch projects.
import type { ProjectAnswer, ProjectRequest } from './protocol';

/** The project as a zip. Rejects with a sentence. */
export function makeProject(request: ProjectRequest): Promise<Uint8Array<ArrayBuffer>> {
  const worker = new Worker(new URL('./projectWorker.ts', import.meta.url), { type: 'module' });
  const made = new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<ProjectAnswer>) =>
      'zip' in data ? resolve(data.zip) : reject(new Error(data.why)),
    );
    worker.addEventListener('error', (event) =>
      reject(
        new Error(`The project could not be made: ${event.message || 'its script could not be loaded'}.`),
      ),
    );
    worker.postMessage(request);
  });
  return made.finally(() => worker.terminate());
}
