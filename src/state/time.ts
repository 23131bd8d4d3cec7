// Where in the run the page looks: at now, at an earlier moment, or (slow motion) at a step that is not revealed yet.
// Views read what is looked at from `live.frame` and `useRun`; what arrives meanwhile is kept here.
import { create } from 'zustand';
import type { Options } from '../experiment/options';
import { Moments } from '../worker/moments';
import type { PartName } from '../worker/protocol';
import type { Phase } from './conductor';
import { useInterface } from './interface';
import { live, type LiveFrame } from './live';
import { useOptions } from './options';
import { emptyRun, useRun, type RunState } from './run';

/** A frame with the options that were in force when it arrived. */
export interface Moment {
  step: number;
  frame: LiveFrame;
  options: Options;
}

type ScoreFields = 'evaluation' | 'previousEvaluation' | 'rankings' | 'previousRankings' | 'rankingStep';
type Scores = Pick<RunState, ScoreFields>;

/** An evaluation, with both parts' probes as they were then. */
export interface ScoreMoment extends Scores {
  step: number;
  frames: Record<PartName, LiveFrame | null>;
}

interface TimeState {
  /** The earlier moment that is looked at; null: now. */
  scrubbed: Moment | null;
  /** What map, lens, rankings, scores and charts are compared with; null: rankings and scores with the evaluation before. */
  pinned: ScoreMoment | null;
  /** Phase of slow motion that is lit. */
  phase: Phase | null;
  /** The batch under the phases, before its step is revealed. */
  heldBatch: Int32Array | null;
  /** The strip of the batch's pictures is open; slow motion opens it. */
  batchOpen: boolean;
}

const NOWHERE = { scrubbed: null, pinned: null, phase: null, heldBatch: null };

export const useTime = create<TimeState>(() => ({ ...NOWHERE, batchOpen: false }));

/** A scrubber is some 500 px wide; two px per moment are enough. */
const MOST_MOMENTS = 240;
/** Embeddings of the widest probe (72 × 256) times 240 are 18 MB; the cap is for what nobody foresaw. */
const MOST_BYTES = 32 * 1024 * 1024;

const bytesOf = (frame: LiveFrame | null) =>
  frame ? frame.embeddings.byteLength + frame.batch.byteLength : 0;
const framesOf = () => new Moments<Moment>(MOST_MOMENTS, MOST_BYTES, ({ frame }) => bytesOf(frame));
const frames: Record<PartName, Moments<Moment>> = { seen: framesOf(), unseen: framesOf() };
const scores = new Moments<ScoreMoment>(
  MOST_MOMENTS,
  MOST_BYTES,
  ({ frames: { seen, unseen } }) => bytesOf(seen) + bytesOf(unseen),
);

/** The newest scores while other ones are shown; null while the newest are. */
let kept: Scores | null = null;

/** While the run goes on, scores are shown at most so often, ms: a small network is scored many times a second, and drawing that is the dearest thing on the page. */
const SHOWN_EVERY = 150;
let shownAt = -Infinity;
let showing: ReturnType<typeof setTimeout> | undefined;
/** Slow motion has asked for a step and not revealed it yet. */
let holding = false;

const pick = ({
  evaluation,
  previousEvaluation,
  rankings,
  previousRankings,
  rankingStep,
}: Scores): Scores => ({ evaluation, previousEvaluation, rankings, previousRankings, rankingStep });

const away = () => holding || useTime.getState().scrubbed !== null;
const shownFrames = () => frames[useInterface.getState().part];

/** The newest scores, shown or not. */
export const newestScores = (): Scores => kept ?? pick(useRun.getState());

/** Takes changed scores, which belong to the evaluation of `step`; `probes` are embeddings of then. */
export function takeScores(step: number, change: Partial<Scores>, probes?: ScoreMoment['frames']): void {
  const next = { ...newestScores(), ...change };
  const known = scores.newest?.step === step ? scores.newest.frames : { seen: null, unseen: null };
  scores.add({ step, ...next, frames: probes ?? known });
  for (const frame of Object.values(probes ?? {})) {
    if (frame && frames[frame.part].newest?.step !== step) keep(frame);
  }
  kept = next;
  if (away()) return;
  if (!useRun.getState().playing) showScores();
  else showing ??= setTimeout(showScores, Math.max(shownAt + SHOWN_EVERY - performance.now(), 0));
}

/** Shows the newest scores, unless the page looks elsewhere. */
function showScores(): void {
  clearTimeout(showing);
  showing = undefined;
  if (!kept || away()) return;
  shownAt = performance.now();
  useRun.setState(kept);
  kept = null;
}

/** Takes the rankings of the evaluation that is looked at; dropped when another one is by now. */
export function takeLooked(step: number, change: Partial<Scores>): void {
  const { scrubbed } = useTime.getState();
  if (scrubbed && scores.upTo(scrubbed.step)?.step === step) useRun.setState(change);
}

const keep = (frame: LiveFrame): void =>
  frames[frame.part].add({ step: frame.step, frame, options: useOptions.getState().options });

/** Takes a frame; true when it is the one to be shown. */
export function takeFrame(frame: LiveFrame): boolean {
  keep(frame);
  // Right after a switch, frames of the part that was left are still on their way.
  if (frame.part !== useInterface.getState().part || away()) return false;
  live.frame = frame;
  return true;
}

/** Steps of the shown part that can be looked at, rising. */
export const momentSteps = (): number[] => shownFrames().steps();

function leave(): void {
  kept ??= pick(useRun.getState());
}

function showNewest(): void {
  if (kept) useRun.setState(kept);
  kept = null;
  const newest = shownFrames().newest;
  if (newest && newest.frame !== live.frame) {
    live.frame = newest.frame;
    live.changed('frame');
  }
}

/** Scores of a moment, compared with the pinned one where there is one. */
function compared(then: Scores): Scores {
  const { pinned } = useTime.getState();
  if (!pinned) return pick(then);
  const { rankings, evaluation } = pinned.step === then.rankingStep ? emptyRun() : pinned;
  return { ...pick(then), previousRankings: rankings, previousEvaluation: evaluation };
}

/** Looks at the kept moment nearest to a step; the newest one is "now". */
export function lookAt(step: number): void {
  const moment = shownFrames().nearest(step);
  if (!moment) return;
  if (moment === shownFrames().newest) return lookAtNow();
  leave();
  useTime.setState({ scrubbed: moment });
  live.frame = moment.frame;
  live.changed('frame');
  const then = scores.upTo(moment.step);
  if (then) useRun.setState(compared(then)); // the worker sends the rankings of what is asked for now
}

/** Follows the run again. */
export function lookAtNow(): void {
  if (useTime.getState().scrubbed === null) return;
  useTime.setState({ scrubbed: null });
  if (!holding) showNewest();
}

const scoredAt = (step: number) => scores.upTo(step) ?? scores.first;

/** The evaluated step that pinning at `step` would compare with; null before the first evaluation. */
export const pinnableStep = (step: number): number | null => scoredAt(step)?.step ?? null;

/** First evaluated step of the run, from which on moments can be compared with; null before it. */
export const firstScored = (): number | null => scores.first?.step ?? null;

/** Compares everything with the last evaluation up to a step from now on: only there all numbers are of the same moment. */
export function pinMoment(step: number): void {
  const moment = scoredAt(step);
  if (!moment) return;
  useTime.setState({ pinned: moment });
  useRun.setState(compared(useRun.getState()));
  live.changed('frame');
}

/** Rankings and scores are compared with the evaluation before again, and nothing else with anything. */
export function unpin(): void {
  useTime.setState({ pinned: null });
  live.changed('frame');
}

/** Keeps back what arrives from now on: slow motion shows it phase by phase. */
export function hold(): void {
  leave();
  holding = true;
}

/** The step that was held back is there, but not revealed: its batch may be shown. */
export function showHeldBatch(): void {
  useTime.setState({ heldBatch: shownFrames().newest?.frame.batch ?? null });
}

/** Shows what was held back. */
export function reveal(): void {
  holding = false;
  useTime.setState({ heldBatch: null });
  if (useTime.getState().scrubbed === null) showNewest();
}

/** Forgets the run. */
export function clearTime(): void {
  holding = false;
  kept = null;
  clearTimeout(showing);
  showing = undefined;
  frames.seen.clear();
  frames.unseen.clear();
  scores.clear();
  useTime.setState(NOWHERE);
}

/** Steps of the evaluations that are looked at (null: the newest) and compared with (null: the one before). */
export function comparison(): { at: number | null; since: number | null } {
  const { scrubbed, pinned } = useTime.getState();
  return { at: (scrubbed && scores.upTo(scrubbed.step)?.step) ?? null, since: pinned?.step ?? null };
}
