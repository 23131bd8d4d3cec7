// Ranked lists as a picture: the same query's first ten in each lane, right and wrong told by frame and mark.
import { live, type PictureSource } from '../../state/live';
import type { QueryRanking } from '../../worker/protocol';
import { textWidth } from './chart/lines';
import { short } from './numberText';
import { colour } from './palette';
import { canvasPng, PNG_SCALE } from './picture/png';
import {
  FOOT_LINE,
  NOTE_AT,
  PADDING,
  PLACES,
  rankedLayout,
  TITLE_AT,
  wrapText,
  type Box,
  type LaneBoxes,
  type RankedLayout,
} from './rankedLayout';
import { drawThumbnail, thumbnailAspect } from './thumbnail';
import { CROSS, DIAMOND, TICK } from './verdictMarks';

export interface RankedLane {
  name: string;
  /** Of its lines: a CSS variable such as var(--run-3), and stroke-dasharray. */
  look: { colour: string; dash: string };
  /** Null where the lane has not been scored yet. */
  ranking: QueryRanking | null;
  /** Where its items' pictures are; the Train view's run where absent. */
  source?: PictureSource;
}

export interface RankedLists {
  title: string;
  /** Below the title, e.g. "Query: identity 7, camera Plaza · unseen · step 240". */
  note: string;
  lanes: readonly RankedLane[];
  /** Below the lists: configuration, seed and link. */
  about: string;
}

const LETTERS_A_LINE = 130;
/** How long pictures that are on their way are waited for. */
const PATIENCE_MILLISECONDS = 4000;

const MARK = 12;
/** An area and the lines over it, in a box of about 12 × 12. */
interface Shape {
  area: string;
  fill: string;
  lines: string;
  ink: string;
}

const RIGHT: Shape = {
  area: 'M.4 6a5.6 5.6 0 1 0 11.2 0a5.6 5.6 0 1 0-11.2 0Z',
  fill: '--positive',
  lines: TICK,
  ink: '--surface',
};
const WRONG: Shape = {
  area: DIAMOND,
  fill: '--negative',
  lines: CROSS,
  ink: '--surface',
};
/** A wrong label was planted on the item. */
const MISLABELLED: Shape = {
  area: 'M6 1 11.5 11H.5Z',
  fill: '--anchor-halo',
  lines: 'M6 1 11.5 11H.5Z',
  ink: '--ink',
};

const shownItems = ({ ranking }: RankedLane): number[] =>
  ranking ? [ranking.query, ...ranking.top.slice(0, PLACES).map(({ item }) => item)] : [];

const variable = (css: string) => colour(css.replace(/^var\((.*)\)$/, '$1'));

/** Resolves when all pictures are there, or after a while. */
async function picturesThere(lanes: readonly RankedLane[]): Promise<void> {
  const missing = (lane: RankedLane) =>
    shownItems(lane).some((item) => !(lane.source ?? live).values.has(item));
  const sources = new Set(lanes.filter(missing).map(({ source = live }) => source));
  if (!sources.size) return;
  const stops: (() => void)[] = [];
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, PATIENCE_MILLISECONDS);
    stops.push(() => clearTimeout(timer));
    for (const source of sources)
      stops.push(source.subscribe('thumbnails', () => lanes.some(missing) || resolve()));
  });
  stops.forEach((stop) => stop());
}

type Ctx = CanvasRenderingContext2D;

function write(
  ctx: Ctx,
  text: string,
  x: number,
  y: number,
  look: { size: number; bold?: boolean; ink: string },
) {
  ctx.font = `${look.bold ? 600 : 400} ${look.size}px ${colour('--font')}`;
  ctx.fillStyle = colour(look.ink);
  ctx.fillText(text, x, y);
}

function mark(ctx: Ctx, x: number, y: number, { area, fill, lines, ink }: Shape) {
  const [inside, over] = [area, lines].map((path) => new Path2D(path));
  ctx.save();
  ctx.translate(x, y);
  ctx.fillStyle = colour(fill);
  ctx.fill(inside);
  ctx.strokeStyle = colour(ink);
  ctx.lineWidth = 1.3;
  ctx.stroke(over);
  ctx.restore();
}

function framed(ctx: Ctx, { x, y, width, height }: Box, ink: string) {
  ctx.strokeStyle = colour(ink);
  ctx.lineWidth = 2;
  ctx.strokeRect(x - 2, y - 2, width + 4, height + 4);
}

function headingOf({ ranking }: RankedLane): string {
  if (!ranking) return 'not scored yet';
  if (ranking.ap === null) return 'not counted: no true match is left in the gallery';
  const first = ranking.firstMatch === null ? '' : ` · first match at ${ranking.firstMatch}`;
  return `AP ${short(ranking.ap)}${first}`;
}

function drawLane(ctx: Ctx, lane: RankedLane, boxes: LaneBoxes) {
  const { name, look, ranking, source = live } = lane;
  ctx.save();
  ctx.strokeStyle = variable(look.colour);
  ctx.lineWidth = 2;
  ctx.setLineDash(look.dash.split(' ').filter(Boolean).map(Number));
  ctx.stroke(new Path2D(`M${PADDING} ${boxes.heading - 4}h28`));
  ctx.restore();
  const at = PADDING + 36;
  write(ctx, name, at, boxes.heading, { size: 13, bold: true, ink: '--ink' });
  const after = at + textWidth(name, 13, true) + 10;
  write(ctx, headingOf(lane), after, boxes.heading, { size: 12, ink: '--ink-2' });
  if (!ranking) return;
  const draw = (item: number, { x, y, width, height }: Box) =>
    drawThumbnail(ctx, item, x, y, width, height, source);
  draw(ranking.query, boxes.query);
  framed(ctx, boxes.query, '--anchor-halo');
  write(ctx, 'query', boxes.query.x, boxes.query.y + boxes.query.height + 17, { size: 11, ink: '--ink-3' });
  ranking.top.slice(0, PLACES).forEach(({ item, correct, label }, place) => {
    const box = boxes.pictures[place];
    draw(item, box);
    framed(ctx, box, correct ? '--positive' : '--negative');
    if (label !== undefined) mark(ctx, box.x + box.width - MARK - 1, box.y + 1, MISLABELLED);
    const below = box.y + box.height + 7;
    mark(ctx, box.x, below, correct ? RIGHT : WRONG);
    write(ctx, String(place + 1), box.x + MARK + 4, below + 10, { size: 11, ink: '--ink-3' });
  });
}

function drawAll(ctx: Ctx, { title, note, lanes }: RankedLists, layout: RankedLayout, foot: string[]) {
  ctx.fillStyle = colour('--surface');
  ctx.fillRect(0, 0, layout.width, layout.height);
  write(ctx, title, PADDING, TITLE_AT, { size: 15, bold: true, ink: '--ink' });
  write(ctx, note, PADDING, NOTE_AT, { size: 12, ink: '--ink-3' });
  lanes.forEach((lane, i) => drawLane(ctx, lane, layout.lanes[i]));
  foot.forEach((line, i) =>
    write(ctx, line, PADDING, layout.foot + i * FOOT_LINE, { size: 10, ink: '--ink-3' }),
  );
}

/** The lists as a PNG of three pixels per CSS px, in the colours of the page. @throws Error when it cannot be drawn. */
export async function rankedPng(lists: RankedLists): Promise<Blob> {
  const foot = wrapText(lists.about, LETTERS_A_LINE);
  const layout = rankedLayout(
    lists.lanes.map(({ ranking, source }) => ranking && thumbnailAspect(source)),
    foot.length,
  );
  await picturesThere(lists.lanes);
  const canvas = document.createElement('canvas');
  canvas.width = layout.width * PNG_SCALE;
  canvas.height = layout.height * PNG_SCALE;
  const ctx = canvas.getContext('2d');
  if (!ctx) throw new Error('The picture could not be drawn.');
  ctx.scale(PNG_SCALE, PNG_SCALE);
  drawAll(ctx, lists, layout, foot);
  return canvasPng(canvas);
}
