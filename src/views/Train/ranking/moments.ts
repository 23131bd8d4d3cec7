// The moments that the panel can be compared with, as choices with words.
import type { Moment } from '../../../worker/protocol';

/** Value of the choice that is an act: it pins the last evaluation. */
export const PIN_NOW = 'pin-now';

/** Words of the moments; `step` is that of the earlier evaluation where one is shown. */
export function momentNames(
  since: Moment,
  step: number | null,
  pinned: number | null,
): { value: Moment | typeof PIN_NOW; text: string }[] {
  const previous = since === 'previous' && step !== null ? `step ${step} (last)` : 'last evaluation';
  return [
    { value: 'previous', text: previous },
    { value: 'start', text: 'step 0' },
    ...(pinned !== null || since === 'pin'
      ? [{ value: 'pin' as const, text: pinned === null ? 'pinned moment' : `step ${pinned} (pinned)` }]
      : []),
    { value: PIN_NOW, text: 'pin this moment' },
  ];
}
