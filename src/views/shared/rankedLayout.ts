// Where the parts of a picture of ranked lists lie: one lane below the other, the query and its first ten from left to right.

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface LaneBoxes {
  /** Baseline of the lane's name. */
  heading: number;
  query: Box;
  pictures: Box[];
}

export interface RankedLayout {
  width: number;
  height: number;
  lanes: LaneBoxes[];
  /** Baseline of the first line of what is told below. */
  foot: number;
}

/** How many places of a ranking are drawn. */
export const PLACES = 10;
export const PADDING = 20;
export const FOOT_LINE = 14;
/** Baselines of title and note. */
export const TITLE_AT = 34;
export const NOTE_AT = 52;

const TOP = 68;
const PICTURE_WIDTH = 48;
const PITCH = 62;
const QUERY_GAP = 24;
const HEADING = 22;
/** Below a picture: its mark and its place. */
const UNDER = 24;
const LANE_GAP = 14;
/** Pictures far from square would make rows too high or too flat. */
const NARROWEST = 0.4;
const FLATTEST = 2;

const heightFor = (aspect: number) =>
  Math.round(PICTURE_WIDTH / Math.min(FLATTEST, Math.max(NARROWEST, aspect)));

/** @param aspects width ÷ height of each lane's pictures; null where it has none. */
export function rankedLayout(aspects: readonly (number | null)[], footLines: number): RankedLayout {
  const first = PADDING + PICTURE_WIDTH + QUERY_GAP;
  let y = TOP;
  const lanes = aspects.map((aspect): LaneBoxes => {
    const height = aspect === null ? 0 : heightFor(aspect);
    const top = y + HEADING;
    const box = (x: number): Box => ({ x, y: top, width: PICTURE_WIDTH, height });
    y = top + height + UNDER + LANE_GAP;
    const pictures = Array.from({ length: PLACES }, (_, place) => box(first + place * PITCH));
    return { heading: top - 10, query: box(PADDING), pictures };
  });
  const foot = y + FOOT_LINE;
  return {
    width: first + PLACES * PITCH - (PITCH - PICTURE_WIDTH) + PADDING,
    height: foot + Math.max(footLines - 1, 0) * FOOT_LINE + PADDING,
    lanes,
    foot,
  };
}

/** A text cut into lines of at most `most` letters, at spaces where there are any; also a link without spaces is cut. */
export function wrapText(text: string, most: number): string[] {
  const lines: string[] = [];
  let rest = text.trim();
  while (rest.length > most) {
    const space = rest.lastIndexOf(' ', most);
    const at = space > 0 ? space : most;
    lines.push(rest.slice(0, at));
    rest = rest.slice(at).trimStart();
  }
  return rest ? [...lines, rest] : lines;
}
