// What a lane costs: time is counted as the lane's whose work it is.
import type { Lane } from './lane';

/** Counts the time of a lane's work as its own. */
export async function timed<T>(lane: Lane, work: () => Promise<T>): Promise<T> {
  const since = performance.now();
  try {
    return await work();
  } finally {
    lane.milliseconds += performance.now() - since;
  }
}
