// Re-renders a component when live data or the run changes, at most `perSecond` times a second.
import { useCallback, useEffect, useState } from 'react';
import { live, type Channel } from '../../state/live';
import { useRun, type RunState } from '../../state/run';

/** Anything that tells of change by a channel's version. */
interface Versioned<C> {
  version: (channel: C) => number;
  subscribe(channel: C, listener: () => void): () => void;
}

/**
 * What `read` gives, throttled (trailing edge kept, so the newest state is always drawn).
 * `delay`: share of a period by which this one comes after others of the same rate, so that they are not one long task.
 */
function usePaced<T>(
  subscribe: (listener: () => void) => () => void,
  read: () => T,
  perSecond: number,
  delay: number,
): T {
  const [value, setValue] = useState(read);
  useEffect(() => {
    const period = 1000 / perSecond;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let last = -Infinity;
    const update = () => {
      timer = undefined;
      last = performance.now();
      setValue(read);
    };
    const stop = subscribe(() => {
      if (timer !== undefined) return;
      const now = performance.now();
      timer = setTimeout(update, Math.max(last + period - now, last + 2 * period < now ? delay * period : 0));
    });
    update();
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [subscribe, read, perSecond, delay]);
  return value;
}

/** Version of a source's channel, throttled. */
export function useVersion<C>(source: Versioned<C>, channel: C, perSecond: number, delay = 0): number {
  const subscribe = useCallback(
    (listener: () => void) => source.subscribe(channel, listener),
    [source, channel],
  );
  const read = useCallback(() => source.version(channel), [source, channel]);
  return usePaced(subscribe, read, perSecond, delay);
}

/** As useVersion, of the Train view's run. */
export const useLiveVersion = (channel: Channel, perSecond: number, delay = 0): number =>
  useVersion<Channel>(live, channel, perSecond, delay);

/** A part of the run's state, throttled. `select` must stay the same function while it selects the same. */
export function usePacedRun<T>(select: (state: RunState) => T, perSecond: number, delay = 0): T {
  const read = useCallback(() => select(useRun.getState()), [select]);
  return usePaced(useRun.subscribe, read, perSecond, delay);
}
