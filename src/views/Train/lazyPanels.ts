// What waits for the run's frames and curves, as components that load right after the first paint: long before a
// frame is there. Panels that mount with what they show cost less than panels that mount and then get it all at once.
import { lazy } from 'react';
import { recordedSettled } from '../../state/recorded';
import { afterPaint } from '../shared/afterPaint';

const loadPanels = async () => {
  await afterPaint();
  const [panels] = await Promise.all([import('./framePanels'), recordedSettled]);
  return panels;
};

export const Chain = lazy(async () => ({ default: (await loadPanels()).Chain }));
export const EffectiveSizes = lazy(async () => ({ default: (await loadPanels()).EffectiveSizes }));
export const Scrubber = lazy(async () => ({ default: (await loadPanels()).Scrubber }));
export const Charts = lazy(async () => {
  await afterPaint();
  const [charts] = await Promise.all([import('./history/Charts'), recordedSettled]);
  return charts;
});
