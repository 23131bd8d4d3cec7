// The address and what is looked at in step: the link is the set-up, or the plan of a sweep with its id.
import { partOf } from '../../../experiment/experimentsLink';
import { formatSweep, parseSweep } from '../../../experiment/sweep/link';
import { writePart } from '../../../state/experiments';
import { useSweeps } from '../../../state/sweeps/sweeps';
import { selectSweep, takePlan, useSetUp } from './draft';
import { readDraft } from './plan';

/** Fast typing must not flood the browser's history limit. */
const WRITE_DELAY = 300;

/** The link that was last written or read: it says nothing that the set-up does not know, or knows better by now. */
let known = '';

function read(): void {
  const { hash } = location;
  if (partOf(hash) !== 'sweep' || hash === known || !hash.includes('?')) return;
  known = hash;
  const { plan, open, notices } = parseSweep(hash);
  if (plan) takePlan(plan, notices);
  if (open) selectSweep(open);
}

/** The link of what is looked at; null where the set-up has none yet. */
function link(): string | null {
  const { draft, selected } = useSetUp.getState();
  const sweep = useSweeps.getState().sweeps.find(({ id }) => id === selected);
  if (sweep) return formatSweep(sweep.plan, sweep.id);
  const { plan, wrong } = readDraft(draft);
  return wrong.length ? null : formatSweep(plan);
}

function write(): void {
  const now = link();
  if (now === null) return; // the last link that holds stays
  known = now;
  writePart('sweep', known);
}

/** An address that names nothing shows what is under way, as soon as the store has been read. Returns the undoing function. */
function showUnderWay(): () => void {
  const look = () => {
    const { ready, sweeps } = useSweeps.getState();
    if (!ready) return;
    stop();
    const bare = partOf(location.hash) === 'sweep' && !location.hash.includes('?');
    const of = (phase: string) => sweeps.find((sweep) => sweep.phase === phase);
    const sweep = of('running') ?? of('queued');
    if (sweep && bare && useSetUp.getState().selected === null) selectSweep(sweep.id);
  };
  const stop = useSweeps.subscribe(look);
  look();
  return stop;
}

/** Follows both while the view is shown. Returns the undoing function. */
export function followSetUp(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  read();
  const stop = useSetUp.subscribe((state, before) => {
    if (state.draft === before.draft && state.selected === before.selected) return;
    clearTimeout(timer);
    timer = setTimeout(write, WRITE_DELAY);
  });
  const stopLooking = showUnderWay();
  addEventListener('hashchange', read);
  return () => {
    stop();
    stopLooking();
    clearTimeout(timer);
    removeEventListener('hashchange', read);
  };
}
