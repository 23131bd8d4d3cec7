// Re-renders a component when a channel of live data changes, at most `perSecond` times a second.
import { useEffect, useState } from 'react';
import { live, type Channel } from '../../state/live';

/**
 * Version of the channel, throttled (trailing edge kept, so the newest state is always drawn).
 * `delay`: share of a period by which this one comes after others of the same rate, so that they are not one long task.
 */
export function useLiveVersion(channel: Channel, perSecond: number, delay = 0): number {
  const [version, setVersion] = useState(() => live.version(channel));
  useEffect(() => {
    const period = 1000 / perSecond;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let last = -Infinity;
    const update = () => {
      timer = undefined;
      last = performance.now();
      setVersion(live.version(channel));
    };
    const stop = live.subscribe(channel, () => {
      if (timer !== undefined) return;
      const now = performance.now();
      timer = setTimeout(update, Math.max(last + period - now, last + 2 * period < now ? delay * period : 0));
    });
    update();
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [channel, perSecond, delay]);
  return version;
}
