// Opening a link that points within a run: steps there as fast as it can, compares, and says what it found.
import { create } from 'zustand';
import { optionsAt, verdictOf, type Moment, type Verdict } from '../experiment/moment';
import { differences, type Options } from '../experiment/options';
import type { Command, Event } from '../worker/protocol';
import { useOptions } from './options';

interface ReplayState {
  /** waiting: for the run at step 0; arrived and stopped: until dismissed or the next start. */
  phase: 'none' | 'waiting' | 'running' | 'arrived' | 'stopped';
  moment: Moment | null;
  verdict: Verdict | null;
  /** Options of the first step, as the link gave them. */
  options: Options | null;
}

const NONE: ReplayState = { phase: 'none', moment: null, verdict: null, options: null };

export const useReplay = create<ReplayState>(() => NONE);

export const isReplaying = () => useReplay.getState().phase === 'running';

/** The next start replays to this moment. */
export function expectReplay(moment: Moment, options: Options): void {
  useReplay.setState({ ...NONE, phase: 'waiting', moment, options });
}

/** A start with these options: what an earlier replay said no longer holds. */
export function clearReplay(options: Options): void {
  const { phase, options: base } = useReplay.getState();
  const stillExpected = phase === 'waiting' && base && !differences(base, options).length;
  if (!stillExpected && phase !== 'none') useReplay.setState(NONE);
}

/** The run stands at step 0: sends the replay off if one is expected. True when it did. */
export function beginReplay(send: (command: Command) => void): boolean {
  const { phase, moment } = useReplay.getState();
  if (phase !== 'waiting' || !moment) return false;
  useReplay.setState({ phase: 'running' });
  send({ type: 'speed', stepsPerSecond: Infinity });
  send({ type: 'replay', to: moment.step, changes: moment.changes });
  return true;
}

/** The person changed something: the replay ends where it is, with the options as they are shown. */
export function abandonReplay(): void {
  useReplay.setState({ phase: 'stopped' });
}

/** The run came to rest during a replay: at its goal or, stopped, before it. */
export function endReplay({ step, weights, loss, on }: Extract<Event, { type: 'rest' }>): void {
  const { moment, options } = useReplay.getState();
  if (!isReplaying() || !moment || !options) return;
  const arrived = step === moment.step;
  const verdict = arrived ? verdictOf(moment, { check: weights, loss, on }) : null;
  useReplay.setState({ phase: arrived ? 'arrived' : 'stopped', verdict });
  const now = optionsAt(options, moment.changes, step);
  if (differences(useOptions.getState().options, now).length) useOptions.setState({ options: now });
}

export const dismissReplay = () => useReplay.setState(NONE);
