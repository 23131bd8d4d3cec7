import { describe, expect, it } from 'vitest';
import { shortcutOf, type KeyFacts } from './shortcuts';

const press = (facts: Partial<KeyFacts>) =>
  shortcutOf({
    key: ' ',
    ctrlKey: false,
    metaKey: false,
    shiftKey: false,
    altKey: false,
    defaultPrevented: false,
    inDialog: false,
    tag: 'body',
    type: '',
    role: '',
    editable: false,
    ...facts,
  });

describe('keyboard shortcuts', () => {
  it('space plays, → steps', () => {
    expect(press({})).toBe('toggle');
    expect(press({ key: 'ArrowRight' })).toBe('step');
  });

  it.each([
    { tag: 'button' },
    { tag: 'input', type: 'radio' },
    { tag: 'input', type: 'text' },
    { tag: 'select' },
    { tag: 'div', role: 'switch' },
    { tag: 'div', editable: true },
    { inDialog: true },
    { defaultPrevented: true },
  ])('space belongs to %o', (facts) => {
    expect(press(facts)).toBeNull();
  });

  it('space plays while a slider has the focus, but its arrows are its own', () => {
    expect(press({ tag: 'input', type: 'range' })).toBe('toggle');
    expect(press({ key: 'ArrowRight', tag: 'input', type: 'range' })).toBeNull();
    expect(press({ key: 'ArrowRight', tag: 'canvas', role: 'application' })).toBeNull();
  });

  it('steps with the focus on the button just pressed', () => {
    expect(press({ key: 'ArrowRight', tag: 'button' })).toBe('step');
  });

  it('undoes and redoes on both kinds of keyboard, but not in a text field', () => {
    expect(press({ key: 'z', ctrlKey: true })).toBe('undo');
    expect(press({ key: 'z', metaKey: true, tag: 'input', type: 'range' })).toBe('undo');
    expect(press({ key: 'Z', metaKey: true, shiftKey: true })).toBe('redo');
    expect(press({ key: 'y', ctrlKey: true })).toBe('redo');
    expect(press({ key: 'z', ctrlKey: true, tag: 'input', type: 'text' })).toBeNull();
    expect(press({ key: 'z' })).toBeNull();
  });
});
