// The same query's top ten of all drawn lanes as one picture. Loaded when it is asked for.
import { comparisonLink } from '../../../../state/compare/address';
import { compareLive } from '../../../../state/compare/live';
import { laneOf, useCompare } from '../../../../state/compare/store';
import { rankedPng } from '../../../shared/rankedPicture';
import { absolute } from '../charts/drawn';
import type { LaneView } from '../useLanes';

/** As shown: of the step that is looked at. */
export function rankedLists(title: string, lanes: readonly LaneView[]): Promise<Blob> {
  const { part, query, scrubbed, step } = useCompare.getState();
  return rankedPng({
    title,
    note: `Query: item ${query} · ${part} · step ${scrubbed ?? step}`,
    lanes: lanes.map(({ id, name, look }) => {
      const facts = laneOf(id);
      return {
        name,
        look,
        ranking: facts?.rankings[part].find((each) => each.query === query) ?? null,
        source: compareLive.pictures(facts?.picturesOf ?? id),
      };
    }),
    about: absolute(comparisonLink() ?? location.hash),
  });
}
