// Size of an element's content box, for layouts that CSS alone cannot do (how many rows fit, canvas and SVG sizes).
import { useLayoutEffect, useState, type RefObject } from 'react';

export interface Size {
  /** CSS px of the content box. */
  width: number;
  height: number;
}

/** Follows the element's content box; null until it is laid out. */
export function useSize(element: RefObject<HTMLElement | null>): Size | null {
  const [size, setSize] = useState<Size | null>(null);
  useLayoutEffect(() => {
    const target = element.current;
    if (!target) return;
    const observer = new ResizeObserver(([entry]) => {
      const { width, height } = entry.contentRect;
      setSize((old) => (old?.width === width && old.height === height ? old : { width, height }));
    });
    observer.observe(target);
    return () => observer.disconnect();
  }, [element]);
  return size;
}

const NARROW = '(max-width: 899px)';

/** Whether the page is in its stacked layout (under 900 px wide). */
export function useNarrow(): boolean {
  const [narrow, setNarrow] = useState(() => matchMedia(NARROW).matches);
  useLayoutEffect(() => {
    const query = matchMedia(NARROW);
    const update = () => setNarrow(query.matches);
    query.addEventListener('change', update);
    return () => query.removeEventListener('change', update);
  }, []);
  return narrow;
}
