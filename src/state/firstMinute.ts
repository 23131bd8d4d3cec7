// The first minute of somebody who has just come: some steps run by themselves, then the run waits on Play.
import { useRun } from './run';

/** Enough for the clusters to come apart on the map; a few seconds on a graphics card. */
export const FIRST_STEPS = 60;

/** Read before the page writes its own link into the address. */
const openedBare = (globalThis.location?.hash ?? '') === '';

let pressed = false;
const press = () => (pressed = true);
globalThis.addEventListener?.('pointerdown', press, { capture: true, once: true });
globalThis.addEventListener?.('keydown', press, { capture: true, once: true });

interface Visit {
  /** The address had no link in it. */
  bare: boolean;
  /** The person has pressed a key or a button already: the page is theirs. */
  pressed: boolean;
  reducedMotion: boolean;
}

/** How many steps run by themselves on this visit: none where somebody asked for something else. */
export function stepsOf({ bare, pressed, reducedMotion }: Visit): number {
  return bare && !pressed && !reducedMotion ? FIRST_STEPS : 0;
}

/** The steps of this very visit. */
export function autoSteps(): number {
  const reducedMotion = globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? false;
  return stepsOf({ bare: openedBare, pressed, reducedMotion });
}

/** Calls `act` once, when the untrained network has been scored. Returns the undoing function. */
export function whenScored(act: () => void): () => void {
  const stop = useRun.subscribe(({ rankingStep, recorded, phase }) => {
    if (recorded !== null || phase !== 'ready' || rankingStep !== 0) return;
    stop();
    act();
  });
  return stop;
}
