// Keyboard of the Lab as a whole: Ctrl/⌘-Z undoes. The points' own keys are the plane's.
import { useEffect } from 'react';
import { redoLab, undoLab } from '../../state/lab';

const TEXT = 'input:not([type="range"]), textarea, [contenteditable]';

function onKeyDown(event: KeyboardEvent): void {
  const { key, ctrlKey, metaKey, shiftKey, altKey, target, defaultPrevented } = event;
  if (defaultPrevented || altKey || !(ctrlKey || metaKey)) return;
  if (target instanceof Element && target.matches(TEXT)) return;
  const letter = key.toLowerCase();
  const redo = (letter === 'z' && shiftKey) || (letter === 'y' && !shiftKey);
  if (!redo && letter !== 'z') return;
  event.preventDefault();
  (redo ? redoLab : undoLab)();
}

/** Listens while the view is mounted. */
export function useLabShortcuts(): void {
  useEffect(() => {
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);
}
