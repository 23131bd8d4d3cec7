// One record per kind of failure: the card's title and the one button that helps. What happened and why is in the failure itself.
import { chooseBackend, restart, shareLink } from '../../state/actions';
import { useInterface } from '../../state/interface';
import { setOptions, useOptions } from '../../state/options';
import { useRoute } from '../../state/route';
import { isVisible, optionOf, OPTIONS, type OptionKey, type Options } from '../../experiment/options';
import type { Failure, FailureKind } from '../../worker/protocol';
import { formatOptionValue } from '../shared/controls/format';

export interface Help {
  label: string;
  act: () => void;
}

export interface Card {
  title: string;
  /** The button for this failure under the options as they stand. */
  help: (failure: Failure, options: Options) => Help;
}

const anew: Help = { label: 'Restart', act: restart };

const editFormula: Help = {
  label: 'Edit the formula',
  act: () => useInterface.setState({ dialog: 'formula' }),
};

const change = (label: string, options: Partial<Options>, restarts: boolean): Help => ({
  label,
  act: () => {
    setOptions(options);
    if (restarts) restart();
  },
});

/** A gentler start: a learning rate several times smaller, and no pull towards zero weights. */
function gentler({ learningRate }: Options): Help {
  const lower = Math.max(OPTIONS.learningRate.min, Number((learningRate / 5).toPrecision(2)));
  const rate = formatOptionValue('learningRate', lower);
  return change(`Restart with learning rate ${rate}`, { learningRate: lower, weightDecay: 0 }, true);
}

/** "Put Learning rate back to 0.003" for the change that came before the divergence. */
function putBack(before: Partial<Options>): Help {
  const keys = Object.keys(before) as OptionKey[];
  const [key] = keys;
  const one = `Put ${optionOf(key).label} back to ${formatOptionValue(key, before[key] as Options[OptionKey])}`;
  return change(keys.length === 1 ? one : `Put ${keys.length} options back`, before, false);
}

/** Twice the margin while the range allows it, else the margin that never rests, else data that are harder. */
function moreMargin(options: Options): Help {
  const { margin, difficulty } = options;
  const wider = margin === 0 ? OPTIONS.margin.default : 2 * margin;
  if (wider <= OPTIONS.margin.max)
    return change(`Raise the margin to ${formatOptionValue('margin', wider)}`, { margin: wider }, false);
  if (isVisible('soft', options)) return change('Use the soft margin', { soft: true }, false);
  const harder = Math.min(OPTIONS.difficulty.max, difficulty + 0.25);
  return change('Restart with harder data', { difficulty: harder }, true);
}

/** Half the batch and half the channels: what takes memory most. */
function smaller({ batchIdentities, channels }: Options): Help {
  const least = OPTIONS.channels.step;
  const half = {
    batchIdentities: Math.max(OPTIONS.batchIdentities.min, Math.floor(batchIdentities / 2)),
    channels: Math.max(OPTIONS.channels.min, Math.floor(channels / 2 / least) * least),
  };
  return change('Restart with half the batch and network', half, true);
}

/** The address of a view holds what could be taken; that of a run names a moment too, which shareLink leaves out. */
const copyCorrected = (): Promise<void> =>
  useRoute.getState().view === 'train' ? shareLink() : navigator.clipboard.writeText(location.href);

export const CARDS: Record<FailureKind, Card> = {
  'no-webgpu': {
    title: 'WebGPU does not work here',
    help: () => ({ label: 'Let the page choose', act: () => chooseBackend('auto') }),
  },
  'device-lost': {
    title: 'The graphics device was lost',
    help: () => ({ label: 'Restart on WASM', act: () => chooseBackend('wasm') }),
  },
  diverged: {
    title: 'The run diverged',
    help: ({ undo, formula }, options) => {
      if (undo && Object.keys(undo).length) return putBack(undo);
      return formula ? editFormula : gentler(options);
    },
  },
  collapsed: { title: 'The embedding collapsed', help: (_, options) => gentler(options) },
  'no-active-anchor': { title: 'No anchor pulls any more', help: (_, options) => moreMargin(options) },
  'bad-file': {
    title: 'The images could not be used',
    help: () => ({ label: 'Choose images', act: () => useInterface.setState({ dialog: 'own' }) }),
  },
  'about-file': { title: 'About the file', help: () => anew },
  'missing-images': {
    title: 'The link wants images that are not here',
    help: () => ({ label: 'Your images…', act: () => useInterface.setState({ dialog: 'own' }) }),
  },
  'bad-link': {
    title: 'The link could not be taken whole',
    help: () => ({
      label: 'Copy the corrected link',
      act: () => void copyCorrected().catch(() => undefined),
    }),
  },
  'out-of-memory': { title: 'There is no memory left', help: (_, options) => smaller(options) },
  internal: { title: 'The run stopped', help: () => anew },
};

/** The sentences about a link as a failure. */
export const badLink = (notices: string[]): Failure => ({
  kind: 'bad-link',
  message: notices.join(' '),
  remedy: '',
  fatal: false,
});

/** The button of a failure as things stand now. */
export const helpOf = (failure: Failure): Help =>
  CARDS[failure.kind].help(failure, useOptions.getState().options);
