// What shows the run's frames, with all that it takes to read them. One chunk, so that the first paint is without it.
export { LensPanel } from './lens/LensPanel';
export { MapPanel } from './map/MapPanel';
export { RetrievalPanel } from './ranking/RetrievalPanel';
export { Scrubber } from './time/Scrubber';
export { EffectiveSizes } from './setup/EffectiveSizes';
