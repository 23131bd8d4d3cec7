// Play and pause from wherever they are asked for (round buttons, space), and whether a person has done so yet.
import { create } from 'zustand';
import { pause, play } from '../../../state/actions';
import { useRun } from '../../../state/run';

/** `used`: the person has found Play; until then it pulses. */
export const useTransport = create<{ used: boolean }>(() => ({ used: false }));

/** Plays a paused run and pauses a playing one. */
export function togglePlay(): void {
  useTransport.setState({ used: true });
  if (useRun.getState().playing) pause();
  else play();
}
