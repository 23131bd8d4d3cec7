// Re-renders a component when a channel of live data changes, at most `perSecond` times a second.
import { useEffect, useState } from 'react';
import { live, type Channel } from '../../state/live';

/** Version of the channel, throttled (trailing edge kept, so the newest state is always drawn). */
export function useLiveVersion(channel: Channel, perSecond: number): number {
  const [version, setVersion] = useState(() => live.version(channel));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let last = 0;
    const update = () => {
      timer = undefined;
      last = performance.now();
      setVersion(live.version(channel));
    };
    const stop = live.subscribe(channel, () => {
      if (timer !== undefined) return;
      timer = setTimeout(update, Math.max(0, last + 1000 / perSecond - performance.now()));
    });
    update();
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [channel, perSecond]);
  return version;
}
