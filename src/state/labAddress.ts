// The address bar and the Lab in step: edits replace the entry, and a link that the person follows is opened.
import { formatLab } from '../experiment/lab/link';
import { viewOf } from '../experiment/link';
import { openLink, useLab } from './lab';
import { useRoute } from './route';

/** A drag must not flood the browser's history limit (100 writes in 30 s in Safari). */
const WRITE_DELAY = 150;

/** Keeps the address in step while the Lab is shown, and the header's link to it. Returns the undoing function. */
export function followLabLink(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let written = '';

  const write = () => {
    clearTimeout(timer);
    written = formatLab(useLab.getState().scene);
    useRoute.setState(({ left }) => ({ left: { ...left, lab: written } }));
    if (viewOf(location.hash) === 'lab' && location.hash !== written) history.replaceState(null, '', written);
  };
  const stop = useLab.subscribe((state, before) => {
    if (state.scene === before.scene) return;
    clearTimeout(timer);
    timer = setTimeout(write, WRITE_DELAY);
  });
  /** A bare #/lab names no scene: the one that is shown stays. */
  const read = () => {
    const { hash } = location;
    if (viewOf(hash) !== 'lab' || hash === written) return;
    clearTimeout(timer);
    const { link, scene } = useLab.getState();
    if (hash.includes('?') && hash !== link && hash !== formatLab(scene)) openLink(hash);
    write();
  };
  read();
  addEventListener('hashchange', read);
  return () => {
    stop();
    removeEventListener('hashchange', read);
    write();
  };
}
