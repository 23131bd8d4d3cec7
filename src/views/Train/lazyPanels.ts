// The panels that wait for the first frame, as components that load on their first render: long before that frame is there.
import { lazy } from 'react';

const load = () => import('./framePanels');

export const MapPanel = lazy(async () => ({ default: (await load()).MapPanel }));
export const LensPanel = lazy(async () => ({ default: (await load()).LensPanel }));
export const RetrievalPanel = lazy(async () => ({ default: (await load()).RetrievalPanel }));
export const EffectiveSizes = lazy(async () => ({ default: (await load()).EffectiveSizes }));
