// Options → the data set they describe. Own images are loaded elsewhere: they live in the browser's storage.
import { makeClusters } from '../data/clusters';
import { makeRings } from '../data/rings';
import { makeGlyphs } from '../data/glyphs';
import { makePedestrians } from '../data/pedestrians';
import type { Dataset } from '../data/types';
import type { Options } from './options';

/** Draws a synthetic data set; the same options and seed give the same bytes everywhere. RangeError for own images. */
export function makeDataset(options: Options): Dataset {
  switch (options.data) {
    case 'people':
      return makePedestrians(options);
    case 'glyphs':
      return makeGlyphs(options);
    case 'clusters':
      return makeClusters(options);
    case 'rings':
      return makeRings(options);
    case 'own':
      throw new RangeError('Own images are loaded from the browser’s storage, not drawn.');
  }
}
