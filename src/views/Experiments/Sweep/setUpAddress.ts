// The address and the set-up of a sweep in step: the set-up is the link.
import { partOf } from '../../../experiment/experimentsLink';
import { formatSweep, parseSweep } from '../../../experiment/sweep/link';
import { writePart } from '../../../state/experiments';
import { takePlan, useSetUp } from './draft';
import { readDraft } from './plan';

/** Fast typing must not flood the browser's history limit. */
const WRITE_DELAY = 300;

/** The link that was last written or read: it says nothing that the set-up does not know, or knows better by now. */
let known = '';

function read(): void {
  const { hash } = location;
  if (partOf(hash) !== 'sweep' || hash === known || !hash.includes('?')) return;
  known = hash;
  const { plan, notices } = parseSweep(hash);
  if (plan) takePlan(plan, notices);
}

function write(): void {
  const { plan, wrong } = readDraft(useSetUp.getState().draft);
  if (wrong.length) return; // the last link that holds stays
  known = formatSweep(plan);
  writePart('sweep', known);
}

/** Follows both while the view is shown. Returns the undoing function. */
export function followSetUp(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  read();
  const stop = useSetUp.subscribe((state, before) => {
    if (state.draft === before.draft) return;
    clearTimeout(timer);
    timer = setTimeout(write, WRITE_DELAY);
  });
  addEventListener('hashchange', read);
  return () => {
    stop();
    clearTimeout(timer);
    removeEventListener('hashchange', read);
  };
}
