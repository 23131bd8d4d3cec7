// Map, lens and ranking, which show the run's frames: mounted one after the other, their frames at once.
import { useStages } from '../shared/useStages';
import { LensPanel } from './lens/LensPanel';
import { MapPanel } from './map/MapPanel';
import { Panel } from './Panel';
import { RetrievalPanel } from './ranking/RetrievalPanel';

const PANELS = [
  { name: 'map', Content: MapPanel },
  { name: 'lens', Content: LensPanel },
  { name: 'ranking', Content: RetrievalPanel },
] as const;

export function Chain() {
  const mounted = useStages(PANELS.length);
  return PANELS.map(({ name, Content }, i) =>
    i < mounted ? <Content key={name} /> : <Panel key={name} name={name} />,
  );
}
