// The eight cameras: what each sees behind a person, from where, and what its lens and sensor do to the colours.
import { type Colour, hex } from './colour';
import { type Scene, SCENES } from './scenes';

export interface Camera {
  name: string;
  scene: Scene;
  /** The light's colour, and how much of it is multiplied in (0–1). */
  cast: Colour;
  castShare: number;
  /** Exposure as a factor, contrast around mid grey as a factor. */
  gain: number;
  contrast: number;
  /** Share of each pixel that goes to its two neighbours along each axis (0–0.3). */
  blur: number;
  /** Amplitude of the sensor's grain (0–255). */
  grain: number;
  /** Size of the person, and height against width (below 1: seen from above). */
  zoom: number;
  squash: number;
  /** Tilt in turns, and where the feet stand (units below the usual place). */
  tilt: number;
  lift: number;
  /** How often a person is met from the front, from behind, from the side. */
  facing: readonly [front: number, back: number, side: number];
}

/** In the order in which they are switched on; `cameras` takes the first few. */
export const CAMERAS: readonly Camera[] = [
  {
    name: 'Plaza',
    scene: SCENES.plaza,
    cast: hex('#fff0d4'),
    castShare: 0.55,
    gain: 1.05,
    contrast: 1.04,
    blur: 0,
    grain: 6,
    zoom: 1.02,
    squash: 1,
    tilt: 0,
    lift: 0,
    facing: [3, 1, 2],
  },
  {
    name: 'Park',
    scene: SCENES.park,
    cast: hex('#d8efc6'),
    castShare: 0.62,
    gain: 1,
    contrast: 1,
    blur: 0.02,
    grain: 7,
    zoom: 0.97,
    squash: 1.02,
    tilt: 0.006,
    lift: 0.6,
    facing: [2, 3, 2],
  },
  {
    name: 'Corridor',
    scene: SCENES.corridor,
    cast: hex('#aecbf0'),
    castShare: 0.75,
    gain: 0.98,
    contrast: 0.94,
    blur: 0.06,
    grain: 5,
    zoom: 1.02,
    squash: 0.95,
    tilt: -0.004,
    lift: 1,
    facing: [3, 2, 1],
  },
  {
    name: 'Dusk',
    scene: SCENES.dusk,
    cast: hex('#e0996a'),
    castShare: 0.6,
    gain: 0.93,
    contrast: 1.02,
    blur: 0.05,
    grain: 10,
    zoom: 0.99,
    squash: 1,
    tilt: 0.003,
    lift: -0.4,
    facing: [2, 2, 3],
  },
  {
    name: 'Station',
    scene: SCENES.station,
    cast: hex('#f2f4d8'),
    castShare: 0.5,
    gain: 0.97,
    contrast: 1.1,
    blur: 0.03,
    grain: 8,
    zoom: 0.94,
    squash: 0.93,
    tilt: -0.008,
    lift: 0,
    facing: [1, 2, 3],
  },
  {
    name: 'Market',
    scene: SCENES.market,
    cast: hex('#ffc98a'),
    castShare: 0.55,
    gain: 1.02,
    contrast: 0.98,
    blur: 0.04,
    grain: 9,
    zoom: 1.02,
    squash: 1.01,
    tilt: 0.005,
    lift: 0.4,
    facing: [3, 2, 1],
  },
  {
    name: 'Garage',
    scene: SCENES.garage,
    cast: hex('#c2e0b4'),
    castShare: 0.55,
    gain: 0.92,
    contrast: 0.94,
    blur: 0.07,
    grain: 10,
    zoom: 0.95,
    squash: 0.95,
    tilt: 0,
    lift: 0.8,
    facing: [2, 3, 2],
  },
  {
    name: 'Snow',
    scene: SCENES.snow,
    cast: hex('#cfdcf8'),
    castShare: 0.6,
    gain: 1.05,
    contrast: 0.92,
    blur: 0.02,
    grain: 6,
    zoom: 0.98,
    squash: 1,
    tilt: -0.005,
    lift: -0.3,
    facing: [2, 2, 2],
  },
];
