// Keys of a comparison: space plays or pauses, → steps all lanes.
import { useEffect } from 'react';
import { pause, play, stepOnce } from '../../../state/compare/actions';
import { useCompare } from '../../../state/compare/store';

/** What space presses or writes in; a slider does nothing with it. */
const TAKES_SPACE =
  'button, a, input:not([type="range"]), select, textarea, summary, [role="menuitem"], [contenteditable]';
const TAKES_ARROWS = `${TAKES_SPACE}, input, [role="slider"]`;

function onKeyDown(event: KeyboardEvent): void {
  const { key, target, defaultPrevented, ctrlKey, metaKey, altKey } = event;
  if (defaultPrevented || ctrlKey || metaKey || altKey) return;
  const own = key === ' ' ? TAKES_SPACE : TAKES_ARROWS;
  if (target instanceof Element && (target.matches(own) || target.closest('[role="dialog"]'))) return;
  const { phase, playing } = useCompare.getState();
  if (phase !== 'ready') return;
  if (key === ' ') (playing ? pause : play)();
  else if (key === 'ArrowRight' && !playing) stepOnce();
  else return;
  event.preventDefault();
}

/** Listens while the view is mounted. */
export function useCompareShortcuts(): void {
  useEffect(() => {
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);
}
