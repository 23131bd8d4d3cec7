// Keys of a comparison: space plays or pauses, → steps all lanes.
import { useEffect } from 'react';
import { pause, play, stepOnce } from '../../../state/compare/actions';
import { useCompare } from '../../../state/compare/store';

const OF_ITS_OWN =
  'button, a, input, select, textarea, summary, [role="slider"], [role="menuitem"], [contenteditable]';

function onKeyDown(event: KeyboardEvent): void {
  const { key, target, defaultPrevented, ctrlKey, metaKey, altKey } = event;
  if (defaultPrevented || ctrlKey || metaKey || altKey) return;
  if (target instanceof Element && (target.matches(OF_ITS_OWN) || target.closest('[role="dialog"]'))) return;
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
