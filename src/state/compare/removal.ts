// Taking a lane away and bringing it back: it is said what left and which lane is the baseline now, and it can be undone.
import { laneNames } from '../../experiment/comparison/laneNames';
import { hotChanges, optionsAt } from '../../experiment/moment';
import { addLane, removeLane, setBaseline, weightsGiven, type GivenWeights } from './actions';
import { useCompareLook } from './look';
import { laneOf, useCompare } from './store';
import type { LaneFacts } from './types';

/** What is needed to train a lane again that was taken away. */
export interface Removal {
  sentence: string;
  lane: LaneFacts;
  place: number;
  weights: GivenWeights | undefined;
  wasBaseline: boolean;
}

const namesOf = (lanes: readonly LaneFacts[]) => laneNames(lanes.map(({ options }) => options));

/** Removes a lane and says so, with the baseline where that moves. */
export function takeLaneAway(id: number): void {
  const { lanes, baseline } = useCompare.getState();
  const place = lanes.findIndex((lane) => lane.id === id);
  if (place < 0) return;
  const wasBaseline = baseline === id;
  const weights = weightsGiven(id);
  const { name } = namesOf(lanes)[place];
  removeLane(id);
  const now = useCompare.getState();
  const base = now.lanes.findIndex((lane) => lane.id === now.baseline);
  const moved = wasBaseline && base >= 0 ? ` Baseline is now ${namesOf(now.lanes)[base].name}.` : '';
  const sentence = `Lane ${name} removed.${moved}`;
  useCompareLook.setState({ removal: { sentence, lane: lanes[place], place, weights, wasBaseline } });
}

/** Trains the lane again from its first options and its changes, to where the others are. A change that no rest has told yet acts from its last step on. */
export function undoRemoval(): void {
  const { removal } = useCompareLook.getState();
  if (!removal) return;
  const { lane, place, weights, wasBaseline } = removal;
  const { started, journal, options, step, forked } = lane;
  const changes = [...journal, ...hotChanges(step, optionsAt(started, journal, Infinity), options)];
  const from = forked && laneOf(forked.from) ? forked : null;
  const id = addLane(started, { changes, weights, place, forked: from });
  if (wasBaseline) setBaseline(id);
  useCompareLook.setState({ removal: null });
}
