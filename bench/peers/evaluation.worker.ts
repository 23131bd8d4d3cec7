// The product's evaluation of one part (distances, rankings, scores) on random embeddings, in a worker as in the product.
import { createRandom } from '../../src/data/random';
import type { Dataset } from '../../src/data/types';
import { Part } from '../../src/worker/part';

export interface EvaluationMessage {
  gallery: number;
  queries: number;
  dimension: number;
  rounds: number;
}

/** Images of an identity in the gallery, and cameras that they go round. */
const IMAGES = 10;
const CAMERAS = 4;

/** Queries first, then the gallery; items without pixels. */
function datasetOf({ gallery, queries }: EvaluationMessage): Dataset {
  const count = queries + gallery;
  const identity = Int32Array.from({ length: count }, (_, i) =>
    i < queries ? i + 1 : 1 + Math.floor((i - queries) / IMAGES),
  );
  return {
    name: 'random',
    shape: { kind: 'vector', dimension: 1 },
    count,
    values: new Float32Array(count),
    identity,
    trueIdentity: identity,
    camera: Int32Array.from({ length: count }, (_, i) => i % CAMERAS),
    cameraNames: Array.from({ length: CAMERAS }, (_, i) => `camera ${i}`),
    excludeSameCamera: true,
    split: { train: new Int32Array(), query: new Int32Array(), gallery: new Int32Array() },
  };
}

function evaluate(message: EvaluationMessage): number[] {
  const { queries, gallery, dimension, rounds } = message;
  const random = createRandom(1, 'evaluation');
  const rows = (from: number, length: number) => Int32Array.from({ length }, (_, i) => from + i);
  const part = new Part('unseen', datasetOf(message), {
    queries: rows(0, queries),
    gallery: rows(queries, gallery),
  });
  const embeddings = Float32Array.from({ length: (queries + gallery) * dimension }, () => random.normal());
  return Array.from({ length: rounds }, (_, round) => {
    part.setEmbeddings(embeddings, dimension, round);
    const begun = performance.now();
    const report = part.evaluate(round);
    if (report?.countedQueries !== queries) throw new Error('Not every query was counted.');
    return performance.now() - begun;
  });
}

self.addEventListener('message', ({ data }: MessageEvent<EvaluationMessage>) => {
  try {
    self.postMessage({ result: evaluate(data) });
  } catch (error) {
    self.postMessage({ error: String(error) });
  }
});
