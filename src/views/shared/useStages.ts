// Mounts what is heavy piece by piece, with a painted frame between, so that a page that opens answers all the while.
import { useEffect, useState } from 'react';
import { afterPaint } from './afterPaint';

/** How many of `count` stages may be there now: the first at once, one more after each paint. */
export function useStages(count: number): number {
  const [stage, setStage] = useState(1);
  useEffect(() => {
    if (stage >= count) return undefined;
    let wanted = true;
    void afterPaint().then(() => wanted && setStage(stage + 1));
    return () => {
      wanted = false;
    };
  }, [stage, count]);
  return stage;
}
