// Re-renders a component when a channel of live data changes, at most `perSecond` times a second.
import { useEffect, useState } from 'react';
import { live, type Channel } from '../../state/live';

/** Anything that tells of change by a channel's version. */
interface Versioned<C> {
  version: (channel: C) => number;
  subscribe(channel: C, listener: () => void): () => void;
}

/**
 * Version of a source's channel, throttled (trailing edge kept, so the newest state is always drawn).
 * `delay`: share of a period by which this one comes after others of the same rate, so that they are not one long task.
 */
export function useVersion<C>(source: Versioned<C>, channel: C, perSecond: number, delay = 0): number {
  const [version, setVersion] = useState(() => source.version(channel));
  useEffect(() => {
    const period = 1000 / perSecond;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let last = -Infinity;
    const update = () => {
      timer = undefined;
      last = performance.now();
      setVersion(source.version(channel));
    };
    const stop = source.subscribe(channel, () => {
      if (timer !== undefined) return;
      const now = performance.now();
      timer = setTimeout(update, Math.max(last + period - now, last + 2 * period < now ? delay * period : 0));
    });
    update();
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [source, channel, perSecond, delay]);
  return version;
}

/** As useVersion, of the Train view's run. */
export const useLiveVersion = (channel: Channel, perSecond: number, delay = 0): number =>
  useVersion<Channel>(live, channel, perSecond, delay);
