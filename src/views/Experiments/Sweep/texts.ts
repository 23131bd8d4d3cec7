// Spans of time and states of a sweep as a person says them.
import type { SweepPhase } from '../../../experiment/sweep/types';

export const PHASES: Readonly<Record<SweepPhase, string>> = {
  queued: 'waits for its turn',
  running: 'running',
  paused: 'paused',
  done: 'done',
  cancelled: 'cancelled',
  failed: 'could not be trained',
};

/** "8 s", "12 min", "1.5 h" */
export function durationText(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`;
  if (seconds < 90 * 60) return `${Math.round(seconds / 60)} min`;
  return `${(seconds / 3600).toFixed(1)} h`;
}
