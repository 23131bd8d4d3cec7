// What the views need of lanes, without being drawn anew at every frame: names, looks, and what a lane is about.
import { useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { laneNames } from '../../../experiment/comparison/laneNames';
import type { Options } from '../../../experiment/options';
import { useCompareLook } from '../../../state/compare/look';
import { useCompare } from '../../../state/compare/store';
import type { LaneFacts } from '../../../state/compare/types';
import type { RunLook } from '../../shared/chart/types';
import { laneLooks } from '../../shared/runLooks';

/** A lane as legends, lists and columns show it. */
export interface LaneView {
  id: number;
  name: string;
  /** What else is to be known of it, in a few words. */
  sub: string;
  /** All that tells it from the others, where the name and `sub` leave something out. */
  full?: string;
  look: RunLook;
  options: Options;
  shown: boolean;
}

/** One value of every lane, in their order; the same list until a value changes. */
export function useEach<T>(select: (lane: LaneFacts) => T): T[] {
  return useCompare(useShallow((state) => state.lanes.map(select)));
}

/** One value of one lane; undefined once it has left. */
export function useLane<T>(id: number, select: (lane: LaneFacts) => T): T | undefined {
  return useCompare((state) => {
    const lane = state.lanes.find((each) => each.id === id);
    return lane && select(lane);
  });
}

const idOf = ({ id }: LaneFacts) => id;
const optionsOf = ({ options }: LaneFacts) => options;
const forkOf = ({ forked }: LaneFacts) => forked?.step ?? null;
const fileOf = ({ weightsFrom }: LaneFacts) => weightsFrom;

/** All lanes with their names and looks. */
export function useLaneViews(): LaneView[] {
  const ids = useEach(idOf);
  const options = useEach(optionsOf);
  const forks = useEach(forkOf);
  const files = useEach(fileOf);
  const hidden = useCompareLook((state) => state.hidden);
  return useMemo(() => {
    const names = laneNames(options);
    const looks = laneLooks(options.map(({ strategy }) => strategy));
    return ids.map((id, i) => {
      const from = [
        forks[i] === null ? '' : `forked at ${forks[i]}`,
        files[i] === null ? '' : `from ${files[i]}`,
      ];
      const sub = [names[i].sub, ...from].filter(Boolean).join(' · ');
      return {
        id,
        name: names[i].name,
        sub,
        full: names[i].full,
        look: looks[i],
        options: options[i],
        shown: !hidden.includes(id),
      };
    });
  }, [ids, options, forks, files, hidden]);
}

/** The lanes that are drawn. */
export function useShownLanes(): LaneView[] {
  const lanes = useLaneViews();
  return useMemo(() => lanes.filter(({ shown }) => shown), [lanes]);
}
