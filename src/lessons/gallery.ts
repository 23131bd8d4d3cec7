// The search of chapter 1: drawn people before several cameras, ranked by comparing their pixels, scored like any search.
import { CAMERAS } from '../data/pedestrians/cameras';
import { drawPedestrian } from '../data/pedestrians';
import { evaluateRetrieval } from '../retrieval';
import type { Numbers } from './types';

const SEED = 7;
const PEOPLE = 8;
const CAMERA_COUNT = 3;
/** Pictures of a person by one camera. */
const TAKES = 2;
const DIFFICULTY = 0.5;

export interface GalleryPicture {
  /** From 1. */
  person: number;
  /** From 0. */
  camera: number;
  take: number;
}

/** Every picture of the search. */
export const PICTURES: readonly GalleryPicture[] = Array.from(
  { length: PEOPLE * CAMERA_COUNT * TAKES },
  (_, i) => ({
    person: 1 + Math.floor(i / (CAMERA_COUNT * TAKES)),
    camera: Math.floor(i / TAKES) % CAMERA_COUNT,
    take: i % TAKES,
  }),
);

/** Those that are searched for: the first take of each person by the first camera. */
export const QUERIES: readonly number[] = PICTURES.flatMap(({ camera, take }, i) =>
  camera === 0 && take === 0 ? [i] : [],
);

export const cameraName = (camera: number): string => CAMERAS[camera].name;

/** The picture's bytes, height × width × RGBA. `scale`: 1 is what a network would see. */
export const drawPicture = ({ person, camera, take }: GalleryPicture, scale = 1) =>
  drawPedestrian({
    seed: SEED,
    subject: person,
    take: camera * TAKES + take,
    camera,
    difficulty: DIFFICULTY,
    scale,
  });

let known: number[][] | null = null;

/** Mean absolute difference of the pixels (0–255) between each query (row) and each picture. */
export function pixelDistances(): number[][] {
  if (known) return known;
  const bytes = PICTURES.map((picture) => drawPicture(picture).rgba);
  known = QUERIES.map((query) =>
    bytes.map((other) => {
      let sum = 0;
      for (let i = 0; i < other.length; i++) sum += Math.abs(other[i] - bytes[query][i]);
      return sum / ((other.length * 3) / 4); // alpha never differs
    }),
  );
  return known;
}

export interface GalleryRank {
  picture: number;
  distance: number;
  right: boolean;
}

const identityOf = ({ person, camera }: GalleryPicture) => ({ identity: person, camera });

/** Scores all queries; a query is never in its own gallery. */
function search(ownCamera: boolean) {
  const distances = pixelDistances();
  return QUERIES.map((query, row) => {
    const gallery = PICTURES.flatMap(({ camera }, i) =>
      i === query || (!ownCamera && camera === PICTURES[query].camera) ? [] : [i],
    );
    const result = evaluateRetrieval(
      [gallery.map((i) => distances[row][i])],
      [identityOf(PICTURES[query])],
      gallery.map((i) => identityOf(PICTURES[i])),
      { excludeSameCamera: false },
    );
    return { gallery, result: result.perQuery[0] };
  });
}

/** One query's gallery, nearest first. */
export function rankedGallery(query: number, ownCamera: boolean): GalleryRank[] {
  const { gallery, result } = search(ownCamera)[query];
  return (result?.ranking ?? []).map((place) => ({
    picture: gallery[place],
    distance: pixelDistances()[query][gallery[place]],
    right: PICTURES[gallery[place]].person === PICTURES[QUERIES[query]].person,
  }));
}

const FIVE = 5;

const sameCamera = (picture: number, query: number): boolean =>
  PICTURES[picture].camera === PICTURES[QUERIES[query]].camera;

/** Share of the queries whose first picture, of all, is by their own camera. */
function ownCameraFirst(): number {
  const first = QUERIES.filter((_, query) => sameCamera(rankedGallery(query, true)[0].picture, query));
  return first.length / QUERIES.length;
}

/** Share of the queries whose first picture is right. */
function rank1(ownCamera: boolean): number {
  const first = QUERIES.map((_, query) => rankedGallery(query, ownCamera)[0].right);
  return first.filter(Boolean).length / QUERIES.length;
}

/** The numbers of the figure as it stands. */
export function galleryNumbers(query: number, ownCamera: boolean): Numbers {
  const ranks = rankedGallery(query, ownCamera);
  return {
    queries: QUERIES.length,
    gallery: ranks.length,
    ownInFive: ranks.slice(0, FIVE).filter(({ picture }) => sameCamera(picture, query)).length,
    ownFirst: ownCameraFirst(),
    firstMatch: 1 + ranks.findIndex(({ right }) => right),
    rank1Own: rank1(true),
    rank1Across: rank1(false),
  };
}
