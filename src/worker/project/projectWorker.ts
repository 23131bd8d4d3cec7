// Draws the data and packs the project; one request, one answer.
import { makeDataset } from '../../experiment/dataset';
import { pytorchZip } from '../../experiment/pytorch';
import type { ProjectAnswer, ProjectRequest } from './protocol';

function answer(request: ProjectRequest): ProjectAnswer {
  try {
    const { options } = request;
    const dataset = options.data === 'own' ? null : makeDataset(options);
    return { zip: pytorchZip({ ...request, dataset }) };
  } catch (error) {
    return { why: error instanceof Error ? error.message : String(error) };
  }
}

self.addEventListener('message', ({ data }: MessageEvent<ProjectRequest>) => {
  const made = answer(data);
  self.postMessage(made, { transfer: 'zip' in made ? [made.zip.buffer] : [] });
});
