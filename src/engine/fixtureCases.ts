// Reads fixtures/losses.json as specs of this engine, for the parity checks in Node and in the browser.
import type { LossSpec, WeightingSpec } from '../metric/types';

/** The parts of fixtures/losses.json that are used. Its meta.conventions says what is what. */
export interface LossFixture {
  batches: Record<string, { embeddings: number[][]; labels: number[] }>;
  cases: FixtureCase[];
}

interface FixtureCase {
  id: string;
  batch: string;
  loss: string;
  params: Record<string, unknown>;
  value: number;
  gradient: number[][];
  gradient_norm: number;
  kink_margin: number | null;
}

/** One case that a LossSpec can express. */
export interface ParityCase {
  id: string;
  spec: LossSpec;
  embeddings: number[][];
  labels: number[];
  value: number;
  gradient: number[][];
  gradientNorm: number;
  /** Below 1e-3 float32 may rightly take the other branch, so the gradient is not compared. */
  atKink: boolean;
}

const KINK = 1e-3;

function specOf({ loss, params }: FixtureCase): LossSpec | null {
  const number = (name: string) => params[name] as number;
  const euclidean = params.distance === 'euclidean' || params.distance === 'euclidean_l2norm';
  const normalize = params.distance === 'euclidean_l2norm';
  const margin = params.margin as number | 'soft';
  if (margin === ('none' as unknown)) return null;
  const set = (weighting: WeightingSpec, detachWeights = false): LossSpec | null =>
    euclidean ? { kind: 'pointToSet', weighting, margin, detachWeights, normalize } : null;
  switch (loss) {
    case 'hap2s':
      return set(
        params.weighting === 'exponential'
          ? { kind: 'exponential', sigma: number('sigma') }
          : { kind: 'polynomial', alpha: number('alpha') },
        params.weights === 'detached',
      );
    case 'triplet_batch_hard':
      return set({ kind: 'hardest' });
    case 'triplet_semihard_facenet':
      return set({ kind: 'semihard' });
    case 'triplet_batch_all':
      return euclidean
        ? { kind: 'batchAll', margin, normalize, reduction: params.reduction as 'mean' }
        : null;
    case 'contrastive_hadsell':
      return euclidean ? { kind: 'contrastive', margin: margin as number, normalize } : null;
    case 'lifted_structure':
      return euclidean ? { kind: 'lifted', margin: margin as number, normalize } : null;
    case 'margin_loss':
      return { kind: 'marginLoss', alpha: number('alpha'), beta: number('beta'), normalize };
    case 'n_pair':
      return number('l2_reg') === 0 ? { kind: 'nPair', normalize: params.normalise === true } : null;
    case 'multi_similarity':
      return 'mining_epsilon' in params
        ? null
        : {
            kind: 'multiSimilarity',
            alpha: number('alpha'),
            beta: number('beta'),
            threshold: number('lambda'),
          };
    case 'circle':
      return params.weights === 'detached'
        ? { kind: 'circle', margin: number('m'), gamma: number('gamma') }
        : null;
    default:
      return null;
  }
}

/** The same loss with HAP2S's weights typed in as an own formula; null for any other. */
function typedIn(spec: LossSpec): LossSpec | null {
  if (spec.kind !== 'pointToSet') return null;
  const { weighting } = spec;
  if (weighting.kind === 'exponential') {
    const parameters = { s: weighting.sigma };
    return { ...spec, weighting: { kind: 'own', positive: 'd / s', negative: '-d / s', parameters } };
  }
  if (weighting.kind !== 'polynomial') return null;
  const formulas = { positive: 'a * log1p(d)', negative: '-2 * a * log1p(d)' };
  return { ...spec, weighting: { kind: 'own', ...formulas, parameters: { a: weighting.alpha } } };
}

/** Every case of the fixture that a LossSpec can express; `skipped` names the others. */
export function parityCases(fixture: LossFixture): { cases: ParityCase[]; skipped: string[] } {
  const cases: ParityCase[] = [];
  const skipped: string[] = [];
  for (const entry of fixture.cases) {
    const spec = specOf(entry);
    if (!spec) {
      skipped.push(entry.id);
      continue;
    }
    const { embeddings, labels } = fixture.batches[entry.batch];
    const { id, value, gradient, gradient_norm: gradientNorm, kink_margin: kink } = entry;
    const atKink = kink !== null && kink < KINK;
    const numbers = { embeddings, labels, value, gradient, gradientNorm, atKink };
    cases.push({ id, spec, ...numbers });
    const typed = typedIn(spec);
    if (typed) cases.push({ id: `${id}, as an own formula`, spec: typed, ...numbers });
  }
  return { cases, skipped };
}
