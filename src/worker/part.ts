// One part of the data under evaluation (seen or unseen identities): its gallery, queries, probe, and scores.
import type { Dataset } from '../data/types';
import type { Random } from '../data/random';
import { distancesTo } from '../engine';
import { distanceMatrix, evaluateRetrieval, scoreInBlocks } from '../retrieval';
import { Moments } from './moments';
import type { EvaluationReport, PartName, Probe, QueryRanking } from './protocol';

/** Ranked items sent per query. */
const TOP = 10;
/** Known places of an earlier ranking: how far an item has come is told from this deep on. */
export const DEEP = 200;
const CMC_RANKS = 20;
const HISTOGRAM_BINS = 40;
/** Steps of the "same person?" threshold: finer than a pixel of its handle's way needs. */
const THRESHOLD_STEPS = 200;
/** Queries offered to the person. */
const OFFERED_QUERIES = 200;
/** Items of the fixed probe on the map: 12 identities × 6 images, as many as stay legible there. */
const PROBE_IDENTITIES = 12;
const PROBE_IMAGES = 6;

interface Labelled {
  identity: number;
  camera: number;
}

/** What is searched (gallery) by what (queries), as item indices of the data set. */
export interface PartItems {
  queries: Int32Array;
  gallery: Int32Array;
}

/** Embeddings of all items of the part, as one evaluation saw them. */
interface Embedded {
  step: number;
  embeddings: Float32Array;
  dimension: number;
}

/** Evaluations kept, as many as the page keeps moments, and their bytes: 16 MB a part is 1000 items of 32 numbers 128 times. */
const MOST_EVALUATIONS = 240;
const MOST_BYTES = 16 * 1024 * 1024;

/** Both parts, in the order of reports. */
export const PARTS: readonly PartName[] = ['seen', 'unseen'];

const unique = (values: Iterable<number>) => [...new Set(values)];

export class Part {
  /** Every item of the part once: queries, then gallery items that are no queries. */
  readonly items: Int32Array;
  private readonly row = new Map<number, number>();
  private readonly kept = new Moments<Embedded>(
    MOST_EVALUATIONS,
    MOST_BYTES,
    ({ embeddings }) => embeddings.byteLength,
  );
  /** Survives the thinning of what is kept. */
  private previous: Embedded | null = null;
  private pinned: Embedded | null = null;

  constructor(
    readonly name: PartName,
    private readonly dataset: Dataset,
    private readonly parts: PartItems,
  ) {
    this.items = Int32Array.from(unique([...parts.queries, ...parts.gallery]));
    this.items.forEach((item, row) => this.row.set(item, row));
  }

  /** Identity by which retrieval is scored: who is really there. */
  private labelled(item: number): Labelled {
    const { trueIdentity, camera, excludeSameCamera } = this.dataset;
    // Without cameras every item is its own camera, so that the same-camera rule leaves out exactly the query itself.
    return { identity: trueIdentity[item], camera: excludeSameCamera ? camera[item] : item };
  }

  describe(items: Int32Array): Probe {
    const { identity, trueIdentity, camera } = this.dataset;
    const of = (from: Int32Array) => Int32Array.from(items, (item) => from[item]);
    return { items, identity: of(identity), trueIdentity: of(trueIdentity), camera: of(camera) };
  }

  /** Queries offered to the person: all, or evenly spread ones where there are very many. */
  offered(): Probe {
    const { queries } = this.parts;
    const stride = Math.max(1, Math.ceil(queries.length / OFFERED_QUERIES));
    return this.describe(queries.filter((_, i) => i % stride === 0));
  }

  /** The fixed items of map and lens: some identities, some images of each, drawn once per run. */
  probe(random: Random): Probe {
    const { identity } = this.dataset;
    const real = [...this.items].filter((item) => identity[item] > 0);
    const groups = new Map<number, number[]>();
    for (const item of real) groups.set(identity[item], [...(groups.get(identity[item]) ?? []), item]);
    const chosen = random.shuffle([...groups.keys()].toSorted((a, b) => a - b)).slice(0, PROBE_IDENTITIES);
    const items = chosen.flatMap((id) => random.shuffle(groups.get(id) ?? []).slice(0, PROBE_IMAGES));
    return this.describe(Int32Array.from(items));
  }

  setEmbeddings(embeddings: Float32Array, dimension: number, step = 0): void {
    this.previous = this.kept.upTo(step - 1);
    this.kept.add({ step, embeddings, dimension });
  }

  /** Keeps the evaluation that is compared with for as long as it is; null lets go of it. */
  pin(step: number | null): void {
    this.pinned = step === null ? null : this.at(step);
  }

  /** The evaluation at a step, else the last kept one before it; null where there is none. */
  private at(step: number): Embedded | null {
    return this.pinned?.step === step ? this.pinned : this.kept.upTo(step);
  }

  /** Step of the newest evaluation up to `step`; null where there is none. */
  stepUpTo(step: number): number | null {
    return this.at(step)?.step ?? null;
  }

  /** Step of the evaluation before the one of `step`; null where there was none. */
  stepBefore(step: number): number | null {
    const previous = step === this.kept.newest?.step ? this.previous : this.kept.upTo(step - 1);
    return previous?.step ?? null;
  }

  /** Newest embeddings of some of the part's items, row-major; null before the first evaluation. */
  embeddingsOf(items: ArrayLike<number>): Float32Array | null {
    const { newest } = this.kept;
    return newest && this.rows(items, newest);
  }

  private rows(items: ArrayLike<number>, { embeddings, dimension }: Omit<Embedded, 'step'>): Float32Array {
    const out = new Float32Array(items.length * dimension);
    for (let i = 0; i < items.length; i++) {
      const at = (this.row.get(items[i]) ?? 0) * dimension;
      out.set(embeddings.subarray(at, at + dimension), i * dimension);
    }
    return out;
  }

  /** Scores all queries by embeddings of all items, row-major; in turns, since a large test takes seconds. */
  *evaluate(step: number, embeddings: Float32Array, dimension: number): Generator<void, EvaluationReport> {
    const { queries, gallery } = this.parts;
    const query = this.rows(queries, { embeddings, dimension });
    const distances = distancesTo(this.rows(gallery, { embeddings, dimension }), dimension);
    const { perQuery, cmc, ...scores } = yield* scoreInBlocks(
      (from, to) => distances(query.subarray(from * dimension, to * dimension)),
      Array.from(queries, (item) => this.labelled(item)),
      Array.from(gallery, (item) => this.labelled(item)),
      {
        cameras: this.dataset.excludeSameCamera ? this.dataset.cameraNames.length : 0,
        bins: HISTOGRAM_BINS,
        steps: THRESHOLD_STEPS,
      },
    );
    const apOf = new Map(Array.from(queries, (item, q) => [item, perQuery[q]?.ap ?? null]));
    return {
      part: this.name,
      step,
      ...scores,
      cmc: (cmc ?? []).slice(0, CMC_RANKS),
      queries: queries.length,
      gallery: gallery.length,
      perQuery: Array.from(this.offered().items, (item) => ({ query: item, ap: apOf.get(item) ?? null })),
    };
  }

  /** The label that training sees, where it is not who is really there. */
  private wrongLabel(item: number): { label?: number } {
    const { identity, trueIdentity } = this.dataset;
    return identity[item] === trueIdentity[item] ? {} : { label: identity[item] };
  }

  /** The rankings of single items against the gallery, at the last evaluation up to a step; items outside this part are left out. */
  rank(items: number[], step = Infinity, places = TOP): QueryRanking[] {
    const known = items.filter((item) => this.row.has(item));
    const then = this.at(step);
    if (!then) return [];
    const { gallery } = this.parts;
    const distances = distanceMatrix(this.rows(known, then), this.rows(gallery, then), then.dimension);
    const query = known.map((item) => this.labelled(item));
    const labels = Array.from(gallery, (item) => this.labelled(item));
    const { perQuery } = evaluateRetrieval(distances, query, labels);
    const { camera } = this.dataset;
    return known.map((item, q) => {
      const scored = perQuery[q];
      const top = (scored?.ranking ?? []).slice(0, places).map((g) => ({
        item: gallery[g],
        identity: labels[g].identity,
        camera: camera[gallery[g]],
        distance: distances[q][g],
        correct: labels[g].identity === query[q].identity,
        ...this.wrongLabel(gallery[g]),
      }));
      const { ap = null, firstMatch = null } = scored ?? {};
      const { identity } = query[q];
      return { query: item, identity, camera: camera[item], ap, firstMatch, ...this.wrongLabel(item), top };
    });
  }
}

/** Training items under evaluation at most: enough for a steady number, few enough for a quick one. */
const SEEN_LIMIT = 300;

/** The two parts of a data set: training identities among themselves (each item a query), and the test split. */
export function makeParts(dataset: Dataset, random: Random): Record<PartName, Part> {
  const { split, identity } = dataset;
  const groups = new Map<number, number[]>();
  for (const item of split.train) groups.set(identity[item], [...(groups.get(identity[item]) ?? []), item]);
  const seen: number[] = [];
  for (const id of random.shuffle([...groups.keys()].toSorted((a, b) => a - b))) {
    if (seen.length >= SEEN_LIMIT) break;
    seen.push(...(groups.get(id) ?? []).slice(0, SEEN_LIMIT / 10));
  }
  const items = Int32Array.from(seen.toSorted((a, b) => a - b));
  return {
    seen: new Part('seen', dataset, { queries: items, gallery: items }),
    unseen: new Part('unseen', dataset, { queries: split.query, gallery: split.gallery }),
  };
}
