// The causal chain on one screen: set-up → embedding map → anchor lens → retrieval, and the history below.
import { Suspense } from 'react';
import { useInterface } from '../../state/interface';
import { useTime } from '../../state/time';
import { HistoryPanel } from './history/HistoryPanel';
import { Chain } from './lazyPanels';
import { Panel } from './Panel';
import { PhoneBars } from './PhoneBars';
import { SetupPanel } from './setup/SetupPanel';
import { useShortcuts } from './useShortcuts';

function LoadingChain() {
  return (
    <>
      <Panel name="map" />
      <Panel name="lens" />
      <Panel name="ranking" />
    </>
  );
}

export function TrainView() {
  useShortcuts();
  const tab = useInterface((state) => state.tab);
  const phase = useTime((state) => state.phase);
  return (
    <>
      <main className="train" data-tab={tab} data-phase={phase ?? undefined} aria-label="Train">
        <SetupPanel />
        <Suspense fallback={<LoadingChain />}>
          <Chain />
        </Suspense>
        <HistoryPanel />
      </main>
      <PhoneBars />
    </>
  );
}
