// The product's evaluation of one part (distances, ranks, scores) on random embeddings, in a worker and in turns as in the product,
// and the readable functions on its first queries.
import { createRandom } from '../../src/data/random';
import type { Dataset } from '../../src/data/types';
import {
  distanceHistogram,
  distanceMatrix,
  evaluateRetrieval,
  pairErrors,
  rankOneByCamera,
} from '../../src/retrieval';
import { inTurns } from '../../src/worker/loop';
import { Part } from '../../src/worker/part';

export interface EvaluationMessage {
  gallery: number;
  queries: number;
  dimension: number;
  /** Queries go round so many, and so does the gallery but for its last images, which are distractors. */
  identities: number;
  distractors: number;
  cameras: number;
  rounds: number;
  /** Queries that the readable functions are timed on. */
  readable: number;
}

/** Milliseconds of each round, and of the readable functions on their queries. */
export interface EvaluationTimes {
  ours: number[];
  readable: number;
}

/** Queries first, then the gallery; items without pixels. */
function datasetOf({ gallery, queries, identities, distractors, cameras }: EvaluationMessage): Dataset {
  const count = queries + gallery;
  const random = createRandom(2, 'cameras');
  const identity = Int32Array.from({ length: count }, (_, i) => {
    const at = i < queries ? i : i - queries;
    return i >= count - distractors ? 0 : 1 + (at % identities);
  });
  return {
    name: 'random',
    shape: { kind: 'vector', dimension: 1 },
    count,
    values: new Float32Array(count),
    identity,
    trueIdentity: identity,
    camera: Int32Array.from({ length: count }, () => random.integer(cameras)),
    cameraNames: Array.from({ length: cameras }, (_, i) => `camera ${i}`),
    excludeSameCamera: true,
    split: { train: new Int32Array(), query: new Int32Array(), gallery: new Int32Array() },
  };
}

async function evaluate(message: EvaluationMessage): Promise<EvaluationTimes> {
  const { queries, gallery, dimension, rounds, readable, cameras } = message;
  const random = createRandom(1, 'evaluation');
  const rows = (from: number, length: number) => Int32Array.from({ length }, (_, i) => from + i);
  const dataset = datasetOf(message);
  const part = new Part('unseen', dataset, { queries: rows(0, queries), gallery: rows(queries, gallery) });
  const embeddings = Float32Array.from({ length: (queries + gallery) * dimension }, () => random.normal());
  const ours: number[] = [];
  /** Queries are items 0, 1 …; those that the page offers are in the report. */
  const apOf = new Map<number, number | null>();
  for (let round = 0; round < rounds; round++) {
    const begun = performance.now();
    const report = await inTurns(part.evaluate(round, embeddings, dimension), () => true);
    ours.push(performance.now() - begun);
    if (!report?.countedQueries) throw new Error('No query was counted.');
    for (const { query, ap } of report.perQuery ?? []) apOf.set(query, ap);
  }
  const labels = (from: number, to: number) =>
    Array.from(rows(from, to - from), (i) => ({ identity: dataset.identity[i], camera: dataset.camera[i] }));
  const [query, items] = [labels(0, readable), labels(queries, queries + gallery)];
  const begun = performance.now();
  const [first, all] = [
    embeddings.subarray(0, readable * dimension),
    embeddings.subarray(queries * dimension),
  ];
  const distances = distanceMatrix(first, all, dimension);
  const { perQuery } = evaluateRetrieval(distances, query, items);
  rankOneByCamera(distances, query, items, cameras);
  distanceHistogram(distances, query, items, 40);
  pairErrors(distances, query, items, 200);
  const taken = performance.now() - begun;
  perQuery.forEach((result, q) => {
    const found = apOf.get(q);
    if (found !== undefined && found !== (result?.ap ?? null))
      throw new Error(`Query ${q} has AP ${found}, not ${result?.ap}.`);
  });
  return { ours, readable: taken };
}

self.addEventListener('message', ({ data }: MessageEvent<EvaluationMessage>) => {
  evaluate(data).then(
    (result) => self.postMessage({ result }),
    (error: unknown) => self.postMessage({ error: String(error) }),
  );
});
