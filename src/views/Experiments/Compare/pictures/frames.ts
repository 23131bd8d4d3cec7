// What the small pictures show of each lane at the moment that is looked at; worked out once for all who ask.
import { anchorView, probeLoss, type AnchorView } from '../../../shared/anchorTerm';
import { UndefinedWeightError } from '../../../../metric';
import { compareLive } from '../../../../state/compare/live';
import { laneOf, useCompare } from '../../../../state/compare/store';
import { optionsAt } from '../../../../experiment/moment';
import { reachOf, layOut, type LaneFrame, type Planes } from './planes';

/** The frame of a lane that is looked at; null before its first one, and where it holds no numbers. */
export function lookedFrame(id: number): LaneFrame | null {
  const { part, scrubbed } = useCompare.getState();
  const frame = compareLive.lane(id).frame(part, scrubbed);
  const count = laneOf(id)?.summary?.probes[part].items.length ?? 0;
  return frame && count && frame.embeddings.length === count * frame.dimension ? frame : null;
}

let planes: Planes = new Map();

/** Maps of these lanes on one scale. */
export function currentPlanes(ids: readonly number[]): { planes: Planes; reach: number } {
  const frames = new Map<number, LaneFrame>();
  for (const id of ids) {
    const frame = lookedFrame(id);
    if (frame) frames.set(id, frame);
  }
  const same =
    frames.size === planes.size && [...frames].every(([id, frame]) => planes.get(id)?.frame === frame);
  if (!same) planes = layOut(frames, planes);
  return { planes, reach: reachOf([...planes.values()].map(({ plane }) => plane)) };
}

/** What the anchor's sets weigh in a lane: a view, or the sentence that says why there is none. */
export type LaneWeights = { view: AnchorView } | { why: string };

/** Weights of the query's sets under the lane's options at the moment that is looked at. */
export function laneWeights(id: number): LaneWeights {
  const { part, query, scrubbed } = useCompare.getState();
  const lane = laneOf(id);
  const frame = lookedFrame(id);
  const probe = lane?.summary?.probes[part];
  if (!lane || !frame || !probe) return { why: 'No frame yet.' };
  const anchor = query === null ? -1 : probe.items.indexOf(query);
  if (anchor < 0) return { why: 'This lane’s map does not hold the anchor.' };
  const options = scrubbed === null ? lane.options : optionsAt(lane.started, lane.journal, frame.step);
  try {
    const loss = probeLoss(frame.embeddings, frame.dimension, probe, options);
    const view = loss && anchorView(loss, anchor);
    return view ? { view } : { why: 'The embeddings are no numbers any more.' };
  } catch (error) {
    if (!(error instanceof UndefinedWeightError)) throw error;
    return { why: error.message };
  }
}
