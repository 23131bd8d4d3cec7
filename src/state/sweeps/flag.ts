// Whether a sweep is under way, in a word that the page can read before it loads anything.

const KEY = 'hap2s.sweep';

/** Says that a sweep runs or waits for its turn, for the next time the page is opened. */
export function markUnderWay(underWay: boolean): void {
  try {
    if (underWay) localStorage.setItem(KEY, '1');
    else localStorage.removeItem(KEY);
  } catch {
    // storage is switched off: no sweep outlasts the page
  }
}

/** Whether one did when the page was last open. */
export function isUnderWay(): boolean {
  try {
    return localStorage.getItem(KEY) !== null;
  } catch {
    return false; // storage is switched off
  }
}
