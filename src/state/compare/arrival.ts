// A comparison that a link leads to a moment of: it is played there by itself, and its weights are compared with the link's.
import { verdictOf, type Moment, type Verdict } from '../../experiment/moment';
import { play } from './actions';
import { compareLive } from './live';
import { useCompareLook } from './look';
import { useCompare } from './store';
import type { LaneFacts } from './types';

/** What the link promises, lane by lane; null while nothing is awaited. */
let promised: Moment[] | null = null;
let begun = false;

/** What the lanes rest with, beside what the link promises; null while one still moves. */
function verdictOn(lanes: readonly LaneFacts[], moments: readonly Moment[]): Verdict | null {
  const [{ step }] = moments;
  const found = lanes.map(({ id, step: at, weights, on }, i) => {
    if (at !== step || weights === null) return null;
    const loss = step ? compareLive.lane(id).curves.at('loss', step) : null;
    return verdictOf(moments[i], { check: weights, loss, on });
  });
  if (!found.every((each) => each !== null)) return null;
  const where = lanes.length === 1 ? 'the lane' : `all ${lanes.length} lanes`;
  return found.every(({ same }) => same)
    ? { same: true, sentence: `Reproduced: in ${where} the weights at step ${step} are those of the link.` }
    : { same: false, sentence: found.map(({ sentence }, i) => `Lane ${i + 1}: ${sentence}`).join(' ') };
}

/** From now on the lanes that were just opened are on their way to the moments of a link; null: they are not. */
export function expectArrival(moments: Moment[] | null): void {
  promised = moments;
  begun = false;
}

function look(): void {
  const { lanes, step, phase } = useCompare.getState();
  if (!promised || phase !== 'ready' || lanes.length !== promised.length) return;
  const [{ step: target }] = promised;
  if (!begun && step < target && lanes.every(({ weights }) => weights !== null)) {
    begun = true;
    return play();
  }
  const verdict = verdictOn(lanes, promised);
  if (!verdict) return;
  promised = null;
  useCompareLook.setState({ verdict });
}

useCompare.subscribe(look);
