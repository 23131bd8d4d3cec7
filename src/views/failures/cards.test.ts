// Each card's button must do what it says, under the options as they stand.
import { afterEach, describe, expect, it } from 'vitest';
import { defaultOptions, type Options } from '../../experiment/options';
import { useInterface } from '../../state/interface';
import { useOptions } from '../../state/options';
import type { Failure, FailureKind } from '../../worker/protocol';
import { badLink, CARDS, helpOf } from './cards';

const failed = (kind: FailureKind, more: Partial<Failure> = {}): Failure => ({
  kind,
  message: 'It happened.',
  remedy: 'This helps.',
  fatal: false,
  ...more,
});

const set = (change: Partial<Options>) =>
  useOptions.setState({ options: { ...defaultOptions(), ...change } });
const now = () => useOptions.getState().options;

afterEach(() => {
  set({});
  useInterface.setState({ dialog: null });
});

describe('failure cards', () => {
  it('every kind has a title and a button with words', () => {
    for (const [kind, { title }] of Object.entries(CARDS)) {
      expect(title.length).toBeGreaterThan(8);
      expect(helpOf(failed(kind as FailureKind)).label).toMatch(/^[A-Z][a-z]+/);
    }
  });

  it('diverged: puts back the option that was changed last, by name and value', () => {
    set({ learningRate: 1 });
    const help = helpOf(failed('diverged', { undo: { learningRate: 0.003 } }));
    expect(help.label).toBe('Put Learning rate back to 0.003');
    help.act();
    expect(now().learningRate).toBe(0.003);
  });

  it('diverged by an own formula without weights, nothing changed before: opens the formula', () => {
    set({ strategy: 'own', ownPositive: 'log(d - 1)' });
    const help = helpOf(failed('diverged', { formula: true }));
    expect(help.label).toBe('Edit the formula');
    help.act();
    expect(useInterface.getState().dialog).toBe('formula');
    expect(helpOf(failed('diverged')).label).toMatch(/^Restart with learning rate/);
  });

  it('no active anchor: doubles the margin, and at the end of its range takes the soft one', () => {
    set({ margin: 0.3 });
    const help = helpOf(failed('no-active-anchor'));
    expect(help.label).toBe('Raise the margin to 0.60');
    help.act();
    expect(now().margin).toBe(0.6);
    set({ margin: 0 });
    helpOf(failed('no-active-anchor')).act();
    expect(now().margin).toBeGreaterThan(0);
    set({ margin: 1.5 });
    helpOf(failed('no-active-anchor')).act();
    expect(now().soft).toBe(true);
    set({ margin: 1.5, strategy: 'semihard' });
    expect(helpOf(failed('no-active-anchor')).label).toBe('Restart with harder data');
  });

  it('what the buttons set is always in range', () => {
    set({ learningRate: 0.00001, batchIdentities: 2, channels: 4 });
    expect(helpOf(failed('collapsed')).label).toMatch(/1e−5|0\.00001/);
    expect(helpOf(failed('diverged')).label).toMatch(/^Restart with learning rate/);
    expect(helpOf(failed('out-of-memory')).label).toMatch(/half/);
  });

  it('bad file: opens the person’s images; bad link: all its sentences', () => {
    helpOf(failed('bad-file')).act();
    expect(useInterface.getState().dialog).toBe('own');
    expect(badLink(['One.', 'Two.']).message).toBe('One. Two.');
  });
});
