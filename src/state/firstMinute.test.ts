// When steps run by themselves: only for somebody who asked for nothing else, and only once.
import { afterEach, describe, expect, it } from 'vitest';
import { FIRST_STEPS, stepsOf, whenScored } from './firstMinute';
import { emptyRun, useRun } from './run';

afterEach(() => useRun.setState(emptyRun()));

describe('first minute', () => {
  it('a link, a press or a wish for less motion leaves the run at step 0', () => {
    const visit = { bare: true, pressed: false, reducedMotion: false };
    expect(stepsOf(visit)).toBe(FIRST_STEPS);
    expect(stepsOf({ ...visit, bare: false })).toBe(0);
    expect(stepsOf({ ...visit, pressed: true })).toBe(0);
    expect(stepsOf({ ...visit, reducedMotion: true })).toBe(0);
  });

  it('waits for the own run’s first scores, and acts once', () => {
    let acted = 0;
    whenScored(() => acted++);
    useRun.setState({ phase: 'starting', recorded: 60, rankingStep: 60 });
    useRun.setState({ phase: 'ready', recorded: null, rankingStep: null });
    expect(acted).toBe(0);
    useRun.setState({ rankingStep: 0 });
    useRun.setState({ step: 1 });
    useRun.setState({ rankingStep: 0 });
    expect(acted).toBe(1);
  });
});
