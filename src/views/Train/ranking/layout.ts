// How many query rows fit and how large their pictures are: the panel has a fixed height, pictures have any aspect.

export interface RankingLayout {
  /** Pictures per line of a ranking; ten pictures make one line, or two where fingers touch them. */
  columns: 5 | 10;
  /** CSS px. */
  thumbnail: { width: number; height: number };
  query: { width: number; height: number };
  /** Query rows that fit. */
  rows: number;
  /** Height of CMC curve and camera matrix. */
  chart: number;
}

/** Heights in px of what is not a picture: tiles with their caption, heading of the charts, gap between the parts. */
const TILES = 59;
const CONTROLS = 34; // tabs and the choice of queries, with their gap
const CHART_HEADING = 20;
const GAP = 8;
/** Below a picture: mark and arrow; above a row: its caption. */
const UNDER_PICTURE = 29;
const CAPTION = 21;
/** Below this the charts cannot be read; above it they gain nothing. */
const CHART_MIN = 100;
const CHART_MAX = 136;
/** Heading, readings and sentences of the distances, with their gaps; height of the drawing on a page that scrolls. */
const DISTANCES_TEXT = 190;
const STACKED_DISTANCES = 220;
const QUERY_GAP = 10;
/** Room for a picture's frame, px on both sides together. */
const FRAME = 5;
const FEWEST_ROWS = 2;
/** Rows on a page that scrolls: more would push the charts out of reach. */
const STACKED_ROWS = 3;
/** Widest picture of a row: a wide panel gets air, not posters. */
const WIDEST_PICTURE = 34;
/** Width of a picture that is touched; its cell is wider. */
const STACKED_PICTURE = 32;
const STACKED_QUERY = 44;

/** Height of the drawing of distances: what heading, readings and the sentence below leave, within what can be read. */
export function distancesHeight(height: number, stacked: boolean): number {
  const free = height - TILES - CONTROLS - DISTANCES_TEXT - GAP;
  return stacked ? STACKED_DISTANCES : Math.min(300, Math.max(140, Math.floor(free)));
}

/** Pictures far from square would make rows too high or too flat. */
const heightFor = (width: number, aspect: number) => Math.round(width / Math.min(2, Math.max(0.4, aspect)));

/**
 * Sizes for a content box of width × height px and pictures of the given aspect (width ÷ height).
 * `stacked`: the page scrolls, so the height is free and pictures are touch targets.
 */
export function rankingLayout(
  { width, height }: { width: number; height: number },
  aspect: number,
  available: number,
  stacked: boolean,
): RankingLayout {
  const columns = stacked ? 5 : 10;
  const queryWidth = stacked ? STACKED_QUERY : width > 300 ? 34 : 28;
  const slot = (width - queryWidth - QUERY_GAP) / columns;
  const widest = stacked ? STACKED_PICTURE : WIDEST_PICTURE;
  const pictureWidth = Math.max(8, Math.floor(Math.min(widest, slot - FRAME)));
  const thumbnail = { width: pictureWidth, height: heightFor(pictureWidth, aspect) };
  const query = { width: queryWidth, height: heightFor(queryWidth, aspect) };
  if (stacked)
    return { columns, thumbnail, query, rows: Math.min(available, STACKED_ROWS), chart: CHART_MAX };
  const row = CAPTION + Math.max(thumbnail.height + UNDER_PICTURE, query.height + FRAME) + GAP;
  const free = height - TILES - CONTROLS - CHART_HEADING - GAP;
  const fitting = Math.floor((free - CHART_MIN) / row);
  const rows = Math.min(available, Math.max(FEWEST_ROWS, fitting));
  const chart = Math.min(CHART_MAX, Math.max(CHART_MIN, Math.floor(free - rows * row)));
  return { columns, thumbnail, query, rows, chart };
}
