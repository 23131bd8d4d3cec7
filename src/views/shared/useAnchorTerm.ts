// The anchor's part of the loss for whoever shows it, computed at most once per frame and per change of the options.
import type { Options } from '../../experiment/options';
import { UndefinedWeightError } from '../../metric';
import { useInterface } from '../../state/interface';
import { live, type LiveFrame } from '../../state/live';
import { useOptions } from '../../state/options';
import { useRun } from '../../state/run';
import { useTime } from '../../state/time';
import type { DataSummary } from '../../worker/protocol';
import { anchorView, probeLoss, type AnchorView, type EffectiveSizes, type ProbeLoss } from './anchorTerm';
import { useLiveVersion } from './useLive';

interface Source {
  frame: LiveFrame | null;
  summary: DataSummary | null;
  options: Options;
}

let source: Source | null = null;
let loss: ProbeLoss | null = null;
let trouble: string | null = null;
let views = new Map<number, AnchorView | null>();

/** The probe's loss; where an own formula gives a set no weights, none, and the sentence that says so. */
function lossOrTrouble(
  frame: LiveFrame,
  summary: DataSummary,
  options: Options,
): { loss: ProbeLoss | null; trouble: string | null } {
  try {
    const loss = probeLoss(frame.embeddings, frame.dimension, summary.probes[frame.part], options);
    return { loss, trouble: null };
  } catch (error) {
    if (!(error instanceof UndefinedWeightError)) throw error;
    return { loss: null, trouble: error.message };
  }
}

const NOTHING = { loss: null, trouble: null };

/** Why an own formula has no loss on what is shown; null when it has. */
export function weightingTrouble(): string | null {
  currentProbeLoss();
  return trouble;
}

/** Loss of the newest frame under the current options; null before the first frame and for a diverged one. */
export function currentProbeLoss(): ProbeLoss | null {
  const next = {
    frame: live.frame,
    summary: useRun.getState().summary,
    options: useOptions.getState().options,
  };
  const same =
    source?.frame === next.frame && source.summary === next.summary && source.options === next.options;
  if (same) return loss;
  source = next;
  views = new Map();
  const { frame, summary, options } = next;
  ({ loss, trouble } = frame && summary ? lossOrTrouble(frame, summary, options) : NOTHING);
  return loss;
}

/** View of the selected anchor (see AnchorView); null while there is none. Same object until something changes. */
export function currentAnchorView(): AnchorView | null {
  const loss = currentProbeLoss();
  if (!loss) return null;
  const { anchor } = useInterface.getState();
  if (!views.has(anchor)) views.set(anchor, anchorView(loss, anchor));
  return views.get(anchor) ?? null;
}

let pinnedSource: Source | null = null;
let pinnedLoss: ProbeLoss | null = null;

function lossOfPinned(frame: LiveFrame): ProbeLoss | null {
  const { summary } = useRun.getState();
  const { options } = useOptions.getState();
  const same =
    pinnedSource?.frame === frame && pinnedSource.summary === summary && pinnedSource.options === options;
  if (same) return pinnedLoss;
  pinnedSource = { frame, summary, options };
  pinnedLoss = summary && lossOrTrouble(frame, summary, options).loss;
  return pinnedLoss;
}

/** An anchor at the moment that is compared with, under the options of now; null while nothing is. */
export function usePinnedTerm(anchor: number): { step: number; view: AnchorView } | null {
  useTime((state) => state.pinned);
  useInterface((state) => state.part);
  useOptions((state) => state.options);
  return pinnedTerm(anchor);
}

/** As usePinnedTerm, for what is no component. */
export function pinnedTerm(anchor: number): { step: number; view: AnchorView } | null {
  const frame = useTime.getState().pinned?.frames[useInterface.getState().part];
  const loss = frame && lossOfPinned(frame);
  const view = loss && anchorView(loss, anchor);
  return view ? { step: frame.step, view } : null;
}

/** An anchor at the moment that is compared with. */
export type PinnedTerm = ReturnType<typeof usePinnedTerm>;

/** Weight of a member at the moment that is compared with; null while nothing is. */
export function memberThen(pinned: PinnedTerm, item: number): { step: number; weight: number } | null {
  const members = pinned ? [...pinned.view.positives, ...pinned.view.negatives] : [];
  const found = members.find((member) => member.item === item);
  return pinned && found ? { step: pinned.step, weight: found.weight } : null;
}

function useSource(perSecond: number): void {
  useLiveVersion('frame', perSecond);
  useOptions((state) => state.options);
  useRun((state) => state.summary);
}

/** The selected anchor's view, at most `perSecond` times a second while frames arrive; at once when an option changes. */
export function useAnchorTerm(perSecond = 15): AnchorView | null {
  useSource(perSecond);
  useInterface((state) => state.anchor);
  useInterface((state) => state.part);
  return currentAnchorView();
}

/** The whole probe's loss, at most `perSecond` times a second while frames arrive; at once when an option changes. */
export function useProbeLoss(perSecond = 4): ProbeLoss | null {
  useSource(perSecond);
  useInterface((state) => state.part);
  return currentProbeLoss();
}

/** Mean N_eff⁺, N_eff⁻ and set sizes over the probe's anchors; null for a comparison loss. */
export function useEffectiveSizes(perSecond = 4): EffectiveSizes | null {
  useSource(perSecond);
  return currentProbeLoss()?.sizes ?? null;
}
