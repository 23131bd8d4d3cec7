// What waits for the run's frames and curves, as components that load right after the first paint: long before a frame is there.
import { lazy } from 'react';
import { afterPaint } from '../shared/afterPaint';

const loadPanels = async () => {
  await afterPaint();
  return import('./framePanels');
};

export const MapPanel = lazy(async () => ({ default: (await loadPanels()).MapPanel }));
export const LensPanel = lazy(async () => ({ default: (await loadPanels()).LensPanel }));
export const RetrievalPanel = lazy(async () => ({ default: (await loadPanels()).RetrievalPanel }));
export const EffectiveSizes = lazy(async () => ({ default: (await loadPanels()).EffectiveSizes }));
export const Scrubber = lazy(async () => ({ default: (await loadPanels()).Scrubber }));
export const Charts = lazy(async () => {
  await afterPaint();
  return import('./history/Charts');
});
