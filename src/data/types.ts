// What a data source hands to the floors above: flat arrays of values with identity and camera per item.

/** Images are bytes, height × width × channels, row-major; vectors are float32 of `dimension` numbers. */
export type ItemShape =
  { kind: 'image'; height: number; width: number; channels: 1 | 3 } | { kind: 'vector'; dimension: number };

/** Item indices by part. Training and test identities are disjoint; distractors and junk are in `gallery` only. */
export interface Split {
  train: Int32Array;
  query: Int32Array;
  gallery: Int32Array;
}

/** Identity of a gallery item that is never right and always ranked (Market-1501's 0). */
export const DISTRACTOR = 0;
/** Identity of a gallery item that is left out of every ranking (Market-1501's −1). */
export const JUNK = -1;

export interface Dataset {
  /** What the person reads, e.g. "Synthetic pedestrians". */
  name: string;
  shape: ItemShape;
  count: number;
  /** count × itemSize(shape) numbers: Uint8Array for images, Float32Array for vectors. */
  values: Uint8Array | Float32Array;
  /** Label used for training and scoring: ≥ 1, or DISTRACTOR, or JUNK. Includes planted wrong labels. */
  identity: Int32Array;
  /** Who is really in the picture. Differs from `identity` only where a wrong label was planted. */
  trueIdentity: Int32Array;
  /** Camera index, 0-based. */
  camera: Int32Array;
  cameraNames: string[];
  split: Split;
  /** Market-1501 rule: an item of the query's identity and camera is left out of its ranking. Off where there are no cameras. */
  excludeSameCamera: boolean;
}

/** How many numbers one item holds. */
export function itemSize(shape: ItemShape): number {
  return shape.kind === 'image' ? shape.height * shape.width * shape.channels : shape.dimension;
}
