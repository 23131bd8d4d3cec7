// "Held equal: People · 96 identities · 8 × 4 batches …": what all lanes have in common, of what a reader asks for first.
import { embeddingOf, networkOver } from '../network';
import { countOf, percent } from '../numberText';
import { isVisible, type OptionKey, type Options } from '../options';
import { formatExponent, formatOptionValue } from '../optionText';

/** A fact is said where these options act and are equal in all lanes. */
interface Fact {
  keys: readonly OptionKey[];
  /** Null where it is not worth saying. */
  say: (options: Options) => string | null;
}

const FACTS: readonly Fact[] = [
  { keys: ['data'], say: ({ data }) => formatOptionValue('data', data) },
  { keys: ['identities'], say: ({ identities }) => countOf(identities, 'identity', 'identities') },
  {
    keys: ['batchIdentities', 'batchImages'],
    say: ({ batchIdentities: P, batchImages: K }) => `${P} × ${K} batches`,
  },
  {
    keys: ['wrongLabels'],
    say: ({ wrongLabels }) => (wrongLabels ? `${percent(wrongLabels)} wrong labels` : null),
  },
  {
    keys: ['data', 'network'],
    say: (options) =>
      formatOptionValue('network', networkOver(options.network, isVisible('dimension', options))),
  },
  { keys: ['embedding'], say: (options) => `${embeddingOf(options)}-D` },
  { keys: ['margin'], say: ({ margin }) => `margin ${formatOptionValue('margin', margin)}` },
  {
    keys: ['lambda'],
    say: ({ lambda }) => (lambda ? `softmax λ ${formatOptionValue('lambda', lambda)}` : null),
  },
  {
    keys: ['optimiser', 'learningRate'],
    say: ({ optimiser, learningRate }) =>
      `${formatOptionValue('optimiser', optimiser)} ${formatExponent(learningRate)}`,
  },
  { keys: ['seed'], say: ({ seed }) => `seed ${seed}` },
];

/** Facts that hold in all lanes, and the steps of all. */
export function heldFacts(lanes: readonly Options[], steps: number): string[] {
  const [first] = lanes;
  if (!first) return [];
  const held = (key: OptionKey) =>
    lanes.every((lane) => isVisible(key, lane) && Object.is(lane[key], first[key]));
  const facts = FACTS.filter(({ keys }) => keys.every(held)).map(({ say }) => say(first));
  return [...facts.filter((fact) => fact !== null), countOf(steps, 'step')];
}
