// Named scenes, each one situation that a loss may meet: what it is and what to try with it. Numbers are fixed, so a link can name them.
import { OPTIONS } from '../options';
import { STAGE_KEYS, type LabPoint, type LabScene, type LabStage } from './scene';

export interface LabPreset {
  id: string;
  name: string;
  /** What is to be seen, in one sentence. */
  sentence: string;
  /** What to try, in one sentence. */
  tryThis: string;
  scene: Omit<LabScene, 'stages'>;
}

/** Identity of the anchor in most scenes. */
const OWN = 7;

/** Coordinates as a link holds them. */
export const DECIMALS = 3;
/** A coordinate with as many decimals as a link holds. */
export const rounded = (value: number): number => Number(value.toFixed(DECIMALS)) + 0;

/** A point at distance `r` from the origin, `degrees` against the clock from the right (y points up). */
function polar(r: number, degrees: number, identity: number, shows?: number): LabPoint {
  const angle = (degrees * Math.PI) / 180;
  const point = { x: rounded(r * Math.cos(angle)), y: rounded(r * Math.sin(angle)), identity };
  return shows === undefined ? point : { ...point, shows };
}

/** The anchor at the origin, then its positives and the negatives. */
function around(positives: [number, number][], negatives: [number, number, number][]): LabPoint[] {
  return [
    { x: 0, y: 0, identity: OWN },
    ...positives.map(([r, degrees]) => polar(r, degrees, OWN)),
    ...negatives.map(([r, degrees, identity]) => polar(r, degrees, identity)),
  ];
}

const one = (points: LabPoint[]): LabPreset['scene'] => ({
  points,
  anchor: 0,
  mode: 'one',
  normalize: false,
});

const NEGATIVES: [number, number, number][] = [
  [0.74, 338, 4],
  [0.86, 250, 14],
  [0.93, 186, 3],
  [1.02, 128, 5],
  [1.1, 4, 12],
  [1.18, 72, 6],
  [1.25, 286, 10],
  [1.34, 221, 8],
];

const EASY_POSITIVES: [number, number][] = [
  [0.46, 158],
  [0.58, 214],
  [0.4, 292],
  [0.64, 100],
];

/** Two identities whose points lie along crossing lines. */
function crossing(): LabPoint[] {
  const steps = [-1.1, -0.7, -0.3, 0.2, 0.6, 1];
  return [
    ...steps.map((t) => ({ x: rounded(t), y: rounded(0.55 * t + 0.05), identity: 1 })),
    ...steps.map((t) => ({ x: rounded(t + 0.1), y: rounded(-0.55 * t - 0.05), identity: 2 })),
  ];
}

/** Three identities on and off the unit circle: only the direction counts there. */
function onCircle(): LabPoint[] {
  return [
    polar(1, 90, OWN),
    polar(0.7, 62, OWN),
    polar(1.3, 118, OWN),
    polar(1, 20, OWN),
    polar(1.2, 140, 3),
    polar(0.8, 165, 3),
    polar(1, 190, 3),
    polar(1, 40, 5),
    polar(1.3, 350, 5),
    polar(0.75, 320, 5),
    polar(1.1, 260, 5),
  ];
}

/** Every preset; the second one is where the Lab opens. */
export const LAB_PRESETS: readonly LabPreset[] = [
  {
    id: 'fresh',
    name: 'Fresh batch',
    sentence: 'An untrained network: positives and negatives lie at the same distances.',
    tryThis: 'Turn the dial from uniform to batch-hard and watch how many points share the force.',
    scene: one(
      around(
        [
          [0.9, 30],
          [0.75, 150],
          [0.82, 250],
          [0.6, 320],
          [0.7, 95],
        ],
        [
          [0.8, 60, 4],
          [0.85, 200, 14],
          [0.9, 290, 3],
          [0.95, 120, 1],
          [1.05, 345, 12],
          [1.1, 5, 6],
          [1.15, 175, 10],
          [1.2, 228, 8],
        ],
      ),
    ),
  },
  {
    id: 'mislabelled',
    name: 'One mislabelled positive',
    sentence: 'One positive shows another person, so it lies far away and looks like the hardest of all.',
    tryThis: 'Drag it outwards, then detach the weights and compare how hard it is pulled.',
    scene: one(around(EASY_POSITIVES, NEGATIVES).toSpliced(5, 0, polar(1.28, 33, OWN, 1))),
  },
  {
    id: 'semihard',
    name: 'Many semi-hard negatives',
    sentence: 'Eight negatives lie just beyond the positives, nearly at one distance.',
    tryThis: 'Move one negative a little nearer and see which strategies forget the other seven.',
    scene: one(
      around(
        [
          [0.52, 160],
          [0.6, 214],
          [0.44, 300],
          [0.66, 92],
          [0.7, 30],
        ],
        [
          [0.72, 350, 4],
          [0.74, 252, 14],
          [0.76, 186, 3],
          [0.78, 128, 5],
          [0.8, 8, 12],
          [0.82, 62, 6],
          [0.84, 282, 10],
          [0.86, 232, 8],
        ],
      ),
    ),
  },
  {
    id: 'collapsed',
    name: 'Collapsed',
    sentence: 'All points have moved together, so every distance is small and nearly the same.',
    tryThis: 'Let go with batch-hard and with a soft weighting, and see which one spreads the points.',
    scene: one(
      around(
        [
          [0.16, 160],
          [0.2, 220],
          [0.18, 300],
          [0.22, 90],
          [0.24, 30],
        ],
        [
          [0.17, 350, 4],
          [0.19, 250, 14],
          [0.21, 190, 3],
          [0.22, 130, 5],
          [0.23, 10, 12],
          [0.24, 62, 6],
          [0.25, 282, 10],
          [0.26, 232, 8],
        ],
      ),
    ),
  },
  {
    id: 'outlier',
    name: 'Far outlier',
    sentence: 'A rightly labelled positive lies far outside, beyond every negative.',
    tryThis: 'Drag it inwards until it is no longer the farthest positive.',
    scene: one(around([...EASY_POSITIVES, [1.6, 33]], NEGATIVES)),
  },
  {
    id: 'crossing',
    name: 'Two clusters crossing',
    sentence: 'Two identities lie along crossing lines, and every point is an anchor in turn.',
    tryThis: 'Let go and watch whether the two pass through each other.',
    scene: { points: crossing(), anchor: 2, mode: 'all', normalize: false },
  },
  {
    id: 'circle',
    name: 'Unit circle',
    sentence:
      'Points are projected onto the unit circle first: only their direction counts, and no distance exceeds 2.',
    tryThis: 'Drag a point straight outwards: nothing changes but the length of its arrow.',
    scene: { points: onCircle(), anchor: 0, mode: 'one', normalize: true },
  },
  {
    id: 'solved',
    name: 'Solved',
    sentence: 'Every positive is nearer than every negative by more than the margin, so the hinge is at 0.',
    tryThis: 'Choose the soft margin, or raise m, and see the forces come back.',
    scene: one(
      around(
        [
          [0.3, 160],
          [0.36, 220],
          [0.26, 300],
          [0.32, 90],
          [0.4, 30],
        ],
        [
          [1.12, 338, 4],
          [1.16, 250, 14],
          [1.2, 186, 3],
          [1.22, 128, 5],
          [1.26, 4, 12],
          [1.28, 72, 6],
          [1.3, 286, 10],
          [1.36, 221, 8],
        ],
      ),
    ),
  },
];

/** The preset at which the Lab opens. */
export const DEFAULT_PRESET = 'mislabelled';

/** @throws RangeError when there is no such preset. */
export function presetOf(id: string): LabPreset {
  const preset = LAB_PRESETS.find((preset) => preset.id === id);
  if (!preset) throw new RangeError(`There is no scene “${id}”.`);
  return preset;
}

/** The options' own defaults, with σ for the Lab's distances (about 1), where 0.2 is between uniform and batch-hard. */
function stageWith(strategy: LabStage['strategy']): LabStage {
  const defaults = Object.fromEntries(STAGE_KEYS.map((key) => [key, OPTIONS[key].default])) as LabStage;
  return { ...defaults, sigma: 0.2, strategy };
}

/** The stages at which the Lab opens: batch-hard beside HAP2S-E. A fresh copy. */
export const defaultStages = (): [LabStage, LabStage] => [stageWith('hardest'), stageWith('exponential')];

/** A preset's points with the given stages; a fresh copy. */
export function presetScene(id: string, stages: LabScene['stages'] = defaultStages()): LabScene {
  return { ...structuredClone(presetOf(id).scene), stages };
}

/** The scene at which the Lab opens. A fresh copy. */
export const defaultScene = (): LabScene => presetScene(DEFAULT_PRESET);

const samePoint = (a: LabPoint, b: LabPoint): boolean =>
  a.x === b.x && a.y === b.y && a.identity === b.identity && a.shows === b.shows;

/** The preset whose points these are, whatever anchor and mode; null when they are a person's own. */
export function presetWith(points: readonly LabPoint[]): LabPreset | null {
  const same = ({ scene }: LabPreset) =>
    scene.points.length === points.length && scene.points.every((point, i) => samePoint(point, points[i]));
  return LAB_PRESETS.find(same) ?? null;
}

/** Named places on the Lab's dial: between its ends, where they act on distances of about 1 (on the unit circle at most 2). */
export function labDialStops(key: 'sigma' | 'alpha'): { value: number; label: string }[] {
  const inner = key === 'sigma' ? [0.8, 0.2, 0.05] : [3, 10, 40];
  const ends = key === 'sigma' ? [Infinity, 0] : [0, Infinity];
  return [
    { value: ends[0], label: 'uniform' },
    ...inner.map((value) => ({ value, label: String(value).replace(/^0/, '') })),
    { value: ends[1], label: 'batch-hard' },
  ];
}
