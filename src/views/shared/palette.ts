// Canvas and style sheet must show the same colours: reads the CSS variables of the current theme, once per theme.
import { useEffect, useState } from 'react';

let theme: string | undefined;
let cache = new Map<string, string>();

/** Value of a CSS variable of the document, e.g. `colour('--positive')`; '#888' where there is none. */
export function colour(variable: string): string {
  const root = document.documentElement;
  if (root.dataset.theme !== theme) {
    theme = root.dataset.theme;
    cache = new Map();
  }
  let value = cache.get(variable);
  if (value === undefined) {
    value = getComputedStyle(root).getPropertyValue(variable).trim();
    if (!value) return '#888'; // the style sheet is not there yet: ask again next time
    cache.set(variable, value);
  }
  return value;
}

/** Calls back when the theme on <html> changes. Returns the undoing function. */
export function onThemeChange(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}

/** Whether the person asks for less motion; follows the system's setting. */
export function useReducedMotion(): boolean {
  const [reduced, setReduced] = useState(() => matchMedia('(prefers-reduced-motion: reduce)').matches);
  useEffect(() => {
    const query = matchMedia('(prefers-reduced-motion: reduce)');
    const update = () => setReduced(query.matches);
    query.addEventListener('change', update);
    return () => query.removeEventListener('change', update);
  }, []);
  return reduced;
}
