// What the exported project's second test must meet: random numbers, batches and retrieval scores as they are here.
import { createRandom } from '../../data/random';
import { createBatchSampler } from '../../data/sampler';
import type { Dataset } from '../../data/types';
import { evaluateRetrieval, type RetrievalItem } from '../../retrieval';
import type { Options } from '../options';
import type { Json } from './lossConfig';

const UNIFORM = 40;
const NORMAL = 41;
const BATCHES = 4;

function streamCase(seed: number, name: string, fork: string): Json {
  const random = createRandom(seed, name).fork(fork);
  const uniform = Array.from({ length: UNIFORM }, () => random.next());
  const normal = random.fork('normal');
  return {
    seed,
    name,
    fork,
    uniform,
    normal: Array.from({ length: NORMAL }, () => normal.normal()),
  };
}

function batchCase(identity: Int32Array, items: Int32Array, P: number, K: number, seed: number): Json {
  const labels = Int32Array.from(items, (item) => identity[item]);
  const sampler = createBatchSampler(labels, items, { P, K, random: createRandom(seed, 'batches') });
  return {
    identity: Array.from(identity),
    items: Array.from(items),
    P,
    K,
    seed,
    batches: Array.from({ length: BATCHES }, () => Array.from(sampler.next())),
  };
}

/** Few identities with unequal numbers of images, so that both rotations wrap round. */
function smallBatchCase(seed: number): Json {
  const identity = Int32Array.from([5, 5, 9, 9, 9, 9, 2, 5, 7, 7]);
  return batchCase(identity, Int32Array.from(identity.keys()), 3, 4, seed);
}

const pairs = (list: RetrievalItem[]): Json => list.map(({ identity, camera }) => [identity, camera]);

/** Random rankings with ties, distractors (0), junk (−1) and matches by the query's own camera. */
function retrievalCase(seed: number, excludeSameCamera: boolean): Json {
  const random = createRandom(seed, 'retrieval for PyTorch');
  const items = (count: number, least: number): RetrievalItem[] =>
    Array.from({ length: count }, () => ({
      identity: least + random.integer(7 - least),
      camera: random.integer(3),
    }));
  const query = items(12, 1);
  const gallery = items(30, -1);
  const distances = query.map(() => gallery.map(() => random.integer(12) / 4));
  const result = evaluateRetrieval(distances, query, gallery, { excludeSameCamera });
  return {
    exclude_same_camera: excludeSameCamera,
    distances,
    query: pairs(query),
    gallery: pairs(gallery),
    rankings: result.perQuery.map((scores) => scores?.ranking ?? null),
    scores: {
      counted: result.countedQueries,
      mAP: result.mAP,
      mAP_trapezoid: result.mAPTrapezoid,
      mINP: result.mINP,
      cmc: result.cmc,
    },
  };
}

/** tests/expected_parts.json as an object. */
export function expectedParts(
  { seed, batchIdentities, batchImages }: Options,
  dataset: Dataset | null,
): Json {
  const own = dataset
    ? [batchCase(dataset.identity, dataset.split.train, batchIdentities, batchImages, seed)]
    : [];
  return {
    streams: [streamCase(seed, 'init', 'embedding'), streamCase(0xffffffff, 'Zufall', 'σ')],
    batches: [smallBatchCase(seed), ...own],
    retrieval: [retrievalCase(seed, true), retrievalCase(seed, false)],
  };
}
