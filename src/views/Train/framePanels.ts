// What shows the run's frames, with all that it takes to read them. One chunk, so that the first paint is without it.
export { Chain } from './Chain';
export { Scrubber } from './time/Scrubber';
export { EffectiveSizes } from './setup/EffectiveSizes';
