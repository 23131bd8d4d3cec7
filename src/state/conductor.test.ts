import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Conductor, PHASES } from './conductor';

const PHASE = 100;

function stage() {
  const log: string[] = [];
  const conductor = new Conductor(
    {
      ask: () => void log.push('ask'),
      reveal: () => void log.push('reveal'),
      light: (phase) => void log.push(phase ?? 'dark'),
      running: (running) => void log.push(running ? 'running' : 'resting'),
    },
    PHASE,
  );
  return { conductor, log, taken: () => log.splice(0) };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('conductor', () => {
  it('walks one step through the six phases in order, reveals it at the update, and rests', () => {
    const { conductor, log } = stage();
    conductor.step();
    vi.advanceTimersByTime(10 * PHASE);
    expect(log).toEqual(['running', 'ask']); // nothing is walked before the step is there
    conductor.arrived();
    vi.advanceTimersByTime(10 * PHASE);
    expect(log.slice(2)).toEqual([...PHASES, 'reveal', 'dark', 'resting']);
  });

  it('goes on with the next step while playing, and only after the last phase', () => {
    const { conductor, taken } = stage();
    conductor.play();
    conductor.arrived();
    taken();
    vi.advanceTimersByTime(5 * PHASE);
    expect(taken()).not.toContain('ask');
    vi.advanceTimersByTime(PHASE);
    expect(taken()).toEqual(['ask']);
    conductor.arrived();
    expect(taken()).toEqual(['sample']);
  });

  it('a pause stays in its phase, play goes on from there, and a step then ends with the step on its way', () => {
    const { conductor, taken } = stage();
    conductor.play();
    conductor.arrived();
    vi.advanceTimersByTime(2 * PHASE);
    conductor.pause();
    taken();
    vi.advanceTimersByTime(10 * PHASE);
    expect(taken()).toEqual([]);
    conductor.step();
    vi.advanceTimersByTime(10 * PHASE);
    expect(taken()).toEqual(['running', 'weights', 'loss', 'update', 'reveal', 'dark', 'resting']);
  });

  it('pausing before the step has arrived shows its first phase and waits there', () => {
    const { conductor, taken } = stage();
    conductor.play();
    conductor.pause();
    taken();
    conductor.arrived();
    vi.advanceTimersByTime(10 * PHASE);
    expect(taken()).toEqual(['sample']);
  });

  it('a stop in the middle shows what was held back; a step that arrives later is not walked', () => {
    const { conductor, taken } = stage();
    conductor.play();
    conductor.arrived();
    taken();
    conductor.stop();
    expect(taken()).toEqual(['resting', 'dark', 'reveal']);
    conductor.play();
    conductor.stop();
    taken();
    conductor.arrived();
    expect(taken()).toEqual([]);
    conductor.stop();
    expect(taken()).toEqual([]);
  });

  it('two presses of play walk no phase twice as fast', () => {
    const { conductor, taken } = stage();
    conductor.play();
    conductor.arrived();
    conductor.play();
    taken();
    vi.advanceTimersByTime(PHASE);
    expect(taken()).toEqual(['embed']);
  });
});
