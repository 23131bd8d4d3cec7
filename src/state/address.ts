// The address bar and the options of a run in step: edits replace the entry, a new configuration of a run makes one to go back to.
import { formatLink, parseLink, viewOf } from '../experiment/link';
import { coldDifferences, optionOf, OPTION_KEYS, type Options } from '../experiment/options';
import { useOptions } from './options';

/** A drag must not flood the browser's history limit (100 writes in 30 s in Safari). */
const WRITE_DELAY = 150;
/** Restarts in quick succession by the same options (a drag) are one entry. */
const DRAG_MILLISECONDS = 1000;

/** The page was opened at the Train view, so that the options are those of its address. */
const openedHere = viewOf(globalThis.location?.hash ?? '') === 'train';

/** Options whose cold ones are those of `started`: what the run that is left was. */
function ofRun(options: Options, started: Options): Options {
  const cold = OPTION_KEYS.filter((key) => !optionOf(key).hot).map((key) => [key, started[key]]);
  return { ...options, ...Object.fromEntries(cold) };
}

/**
 * Keeps the address bar in step while the Train view is shown, and follows it when the person edits it or goes back.
 * Returns the undoing function.
 */
export function followLink(): () => void {
  // The view may be first shown by a link that was not there when the options were made.
  let written = openedHere ? location.hash : formatLink(useOptions.getState().options);
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** The options came from the address: its entry is already theirs. */
  let followed = false;
  /** Link of the entry that the person went to, until the options change: a restart there makes no new one. */
  let visited = '';
  let pushed = { keys: '', time: -Infinity };

  const write = (link: string, how: 'pushState' | 'replaceState') => {
    clearTimeout(timer);
    if (viewOf(location.hash) !== 'train' || (link === written && location.hash === link)) return;
    written = link;
    history[how](null, '', link);
  };
  const writeOptions = () => {
    visited = '';
    write(formatLink(useOptions.getState().options), 'replaceState');
  };

  /** A restart with another configuration: back leads to the one that is left. */
  const enter = (options: Options, left: Options, keys: string) => {
    if (visited === formatLink(options)) return;
    const now = performance.now();
    const dragging = pushed.keys === keys && now - pushed.time < DRAG_MILLISECONDS;
    pushed = { keys, time: now };
    if (!dragging) write(formatLink(left), 'replaceState');
    write(formatLink(options), dragging ? 'replaceState' : 'pushState');
  };

  const stop = useOptions.subscribe((state, before) => {
    if (state.started !== before.started) {
      const keys = coldDifferences(before.started, state.started).join();
      if (keys && !followed) enter(state.options, ofRun(before.options, before.started), keys);
    }
    if (state.options === before.options || followed) return;
    clearTimeout(timer);
    timer = setTimeout(writeOptions, WRITE_DELAY);
  });

  const read = () => {
    if (viewOf(location.hash) !== 'train' || location.hash === written) return;
    clearTimeout(timer);
    const { options, notices, moment } = parseLink(location.hash);
    written = location.hash;
    visited = formatLink(options);
    const { options: current, past } = useOptions.getState();
    followed = true; // holds while the stores take the options, and a run at step 0 restarts by it
    useOptions.setState({ options, notices, moment, past: [...past, current], future: [], linked: true });
    followed = false;
  };
  addEventListener('hashchange', read);
  read();
  // A link to a moment stays as it is until the options change.
  if (!useOptions.getState().moment) writeOptions();
  return () => {
    stop();
    clearTimeout(timer);
    removeEventListener('hashchange', read);
  };
}
