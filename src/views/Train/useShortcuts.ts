// Keyboard of the Train view: space plays and pauses, → steps, Ctrl/⌘-Z undoes an option.
import { useEffect } from 'react';
import { stepOnce } from '../../state/actions';
import { redo, undo } from '../../state/options';
import { togglePlay } from './setup/transport';
import { shortcutOf, type Shortcut } from './shortcuts';

const ACTIONS: Record<Shortcut, () => void> = { toggle: togglePlay, step: stepOnce, undo, redo };

function onKeyDown(event: KeyboardEvent): void {
  const focus = event.target instanceof HTMLElement ? event.target : document.body;
  const { key, ctrlKey, metaKey, shiftKey, altKey, defaultPrevented } = event;
  const shortcut = shortcutOf({
    key,
    ctrlKey,
    metaKey,
    shiftKey,
    altKey,
    defaultPrevented,
    inDialog: document.querySelector('dialog[open], [role="dialog"][data-state="open"]') !== null,
    tag: focus.localName,
    type: focus instanceof HTMLInputElement ? focus.type : '',
    role: focus.role ?? focus.getAttribute('role') ?? '',
    editable: focus.isContentEditable,
  });
  if (!shortcut || (event.repeat && shortcut === 'toggle')) return;
  event.preventDefault();
  ACTIONS[shortcut]();
}

/** Listens while the view is mounted. */
export function useShortcuts(): void {
  useEffect(() => {
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);
}
