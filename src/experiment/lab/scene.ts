// What the Lab shows: points on a plane, who is the anchor, and two losses side by side. Pure data; the link holds all of it.
import { LOSS_OPTIONS } from '../lossOptions';
import { OPTION_KEYS, type Options } from '../options';

/** A link and the hand can carry this many points. */
export const MOST_POINTS = 200;
/** Largest coordinate, far beyond what the plane shows. */
export const FARTHEST = 1000;

/** A point of the plane: a two-dimensional embedding with its label. */
export interface LabPoint {
  x: number;
  y: number;
  /** The label that the loss sees. */
  identity: number;
  /** Who it really shows, where the label is wrong. */
  shows?: number;
}

/** Options of a loss, without the softmax that the Lab has no classes for. */
export type StageKey = Exclude<keyof typeof LOSS_OPTIONS, 'lambda'>;
/** One of the two sides: a loss with its own parameters. */
export type LabStage = Pick<Options, StageKey>;

export const STAGE_KEYS = OPTION_KEYS.filter(
  (key): key is StageKey => key in LOSS_OPTIONS && key !== 'lambda',
);

export interface LabScene {
  /** At least one; both stages see the same points. */
  points: LabPoint[];
  /** Index of the anchor. */
  anchor: number;
  /** 'one': the anchor's own loss. 'all': the batch loss with every point as an anchor in turn. */
  mode: 'one' | 'all';
  /** Distances between the points projected onto the unit circle. */
  normalize: boolean;
  stages: readonly [LabStage, LabStage];
}
