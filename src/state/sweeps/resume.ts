// Sweeps go on when the page is opened again, whatever view it shows; nothing is loaded where none is under way.
import { isUnderWay } from './flag';

/** By then the first picture of the page is there. */
const AFTER_MILLISECONDS = 2500;

/** Goes on with what was under way, once the page is at rest. Returns the undoing function. */
export function resumeSweepsLater(): () => void {
  const timer = setTimeout(() => {
    if (isUnderWay()) void import('./sweeps').then(({ resumeSweeps }) => resumeSweeps());
  }, AFTER_MILLISECONDS);
  return () => clearTimeout(timer);
}
