// Which key means what, and when a focused control needs the key itself. Pure, so that it can be tested without a page.

export type Shortcut = 'toggle' | 'step' | 'undo' | 'redo';

/** The parts of a keyboard event that decide. */
export interface KeyFacts {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
  /** Something nearer to the focus has used it. */
  defaultPrevented: boolean;
  /** A dialog is open. */
  inDialog: boolean;
  /** What has the focus: its tag in lower case, input type and role. */
  tag: string;
  type: string;
  role: string;
  editable: boolean;
}

const TEXT_TYPES = new Set(['text', 'search', 'number', 'url', 'email', 'password', 'tel']);

const typesText = ({ tag, type, editable }: KeyFacts): boolean =>
  editable || tag === 'textarea' || (tag === 'input' && TEXT_TYPES.has(type));

/** Controls that are pressed with the space bar. A slider is not. */
const usesSpace = (facts: KeyFacts): boolean =>
  typesText(facts) ||
  ['button', 'select', 'summary', 'a'].includes(facts.tag) ||
  (facts.tag === 'input' && facts.type !== 'range') ||
  ['button', 'switch', 'checkbox', 'radio', 'option', 'tab'].includes(facts.role);

/** Controls that the arrow keys move in. */
const usesArrows = (facts: KeyFacts): boolean =>
  typesText(facts) ||
  ['select', 'input'].includes(facts.tag) ||
  ['slider', 'tab', 'option', 'listbox', 'radio', 'grid', 'gridcell', 'application', 'row'].includes(
    facts.role,
  );

/** What a key press asks for; null when it is nobody's or belongs to the control in focus. */
export function shortcutOf(facts: KeyFacts): Shortcut | null {
  const { key, ctrlKey, metaKey, shiftKey, altKey } = facts;
  if (facts.defaultPrevented || altKey) return null;
  if (ctrlKey || metaKey) {
    if (typesText(facts)) return null;
    if (key.toLowerCase() === 'z') return shiftKey ? 'redo' : 'undo';
    return key.toLowerCase() === 'y' && !shiftKey ? 'redo' : null;
  }
  if (shiftKey || facts.inDialog) return null;
  if (key === ' ' && !usesSpace(facts)) return 'toggle';
  return key === 'ArrowRight' && !usesArrows(facts) ? 'step' : null;
}
