// Sweeps go on when the page is opened again, whatever view it shows; nothing is loaded where none is under way.
import { isUnderWay } from './flag';

/** Goes on with what was under way. Cheap: the queue's code comes only where it is needed. */
export function resumeSweepsLater(): void {
  if (isUnderWay()) void import('./sweeps').then(({ resumeSweeps }) => resumeSweeps());
}
