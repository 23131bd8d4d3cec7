// The causal chain on one screen: set-up → embedding map → anchor lens → retrieval, and the history below.
import { useInterface } from '../../state/interface';
import { HistoryPanel } from './history/HistoryPanel';
import { LensPanel } from './lens/LensPanel';
import { MapPanel } from './map/MapPanel';
import { PhoneBars } from './PhoneBars';
import { RetrievalPanel } from './ranking/RetrievalPanel';
import { SetupPanel } from './setup/SetupPanel';
import { useShortcuts } from './useShortcuts';

export function TrainView() {
  useShortcuts();
  const tab = useInterface((state) => state.tab);
  return (
    <>
      <main className="train" data-tab={tab} aria-label="Train">
        <SetupPanel />
        <MapPanel />
        <LensPanel />
        <RetrievalPanel />
        <HistoryPanel />
      </main>
      <PhoneBars />
    </>
  );
}
