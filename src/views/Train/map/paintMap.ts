// Draws the map: quiet grid, identities, edges, marks, forces, labels, scale. No state of its own.
import { colour } from '../../shared/palette';
import { short } from '../../shared/numberText';
import { paintGhosts } from './paintGhosts';
import { placeLabel, type Box } from './labels';
import { scaleBar } from './layout';
import { paintNodes } from './paintNodes';
import type { Picture } from './picture';
import type { Arrow } from './scene';

type Ctx = CanvasRenderingContext2D;

/** Returns whether it is all there; if not, it wants to be drawn again. */
export function paintMap(ctx: Ctx, picture: Picture): boolean {
  const { width, height } = picture.size;
  ctx.clearRect(0, 0, width, height);
  paintGrid(ctx, picture);
  paintIdentities(ctx, picture);
  paintGhosts(ctx, picture);
  paintEdges(ctx, picture);
  const whole = paintNodes(ctx, picture);
  if (picture.forces) for (const arrow of picture.scene.arrows) paintArrow(ctx, picture, arrow);
  paintScale(ctx, picture);
  paintLabels(ctx, picture);
  return whole;
}

const GRID = 48;

function paintGrid(ctx: Ctx, { size: { width, height } }: Picture): void {
  ctx.strokeStyle = colour('--line');
  ctx.globalAlpha = 0.55;
  ctx.lineWidth = 1;
  ctx.beginPath();
  for (let x = Math.round((width / 2) % GRID) + 0.5; x < width; x += GRID) {
    ctx.moveTo(x, 0);
    ctx.lineTo(x, height);
  }
  for (let y = Math.round((height / 2) % GRID) + 0.5; y < height; y += GRID) {
    ctx.moveTo(0, y);
    ctx.lineTo(width, y);
  }
  ctx.stroke();
  ctx.globalAlpha = 1;
}

/** Hairlines from each identity's middle to its members; the anchor's identity has edges instead. */
function paintIdentities(ctx: Ctx, { scene, at }: Picture): void {
  const groups = new Map<number, number[]>();
  const own = scene.nodes.find((node) => node.index === scene.anchor)?.identity;
  for (const { identity, index } of scene.nodes)
    if (identity !== own) groups.set(identity, [...(groups.get(identity) ?? []), index]);
  ctx.strokeStyle = colour('--neutral-mid');
  ctx.globalAlpha = 0.55;
  ctx.lineWidth = 1;
  ctx.beginPath();
  for (const rows of groups.values()) {
    const x = rows.reduce((sum, i) => sum + at[i * 2], 0) / rows.length;
    const y = rows.reduce((sum, i) => sum + at[i * 2 + 1], 0) / rows.length;
    for (const i of rows) {
      ctx.moveTo(x, y);
      ctx.lineTo(at[i * 2], at[i * 2 + 1]);
    }
  }
  ctx.stroke();
  ctx.globalAlpha = 1;
}

/** How much a lit side's edges gain in width (CSS px) and opacity, and the share that the other side's keep. */
const LIT = { width: 1.4, opacity: 0.3, other: 0.3 };

function paintEdges(ctx: Ctx, { scene, at, litSide }: Picture): void {
  const { anchor } = scene;
  ctx.lineCap = 'round';
  for (const { index, role, width, opacity, dashed } of scene.edges) {
    ctx.strokeStyle = colour(`--${role}`);
    const lit = litSide === role;
    ctx.globalAlpha = lit ? Math.min(1, opacity + LIT.opacity) : litSide ? opacity * LIT.other : opacity;
    ctx.lineWidth = lit ? width + LIT.width : width;
    ctx.setLineDash(dashed ? [2 + width, 3 + width] : []);
    ctx.beginPath();
    ctx.moveTo(at[anchor * 2], at[anchor * 2 + 1]);
    ctx.lineTo(at[index * 2], at[index * 2 + 1]);
    ctx.stroke();
  }
  ctx.setLineDash([]);
  ctx.globalAlpha = 1;
}

/** Length of the longest arrow in CSS px, and the least that still shows which way it points. */
const ARROW = 40;
const LEAST = { right: 7, wrong: 12 };

function paintArrow(ctx: Ctx, { scene, at, boxes, size }: Picture, arrow: Arrow): void {
  const [x, y] = [at[arrow.index * 2], at[arrow.index * 2 + 1]];
  const dx = at[scene.anchor * 2] - x;
  const dy = at[scene.anchor * 2 + 1] - y;
  const distance = Math.hypot(dx, dy);
  if (!(distance > 1)) return;
  const sign = arrow.towards ? 1 : -1;
  const [ux, uy] = [(dx / distance) * sign, (dy / distance) * sign];
  const box = boxes[arrow.index];
  const out = Math.min(box.width / 2 / (Math.abs(ux) + 1e-6), box.height / 2 / (Math.abs(uy) + 1e-6)) + 4;
  const longest = size.width < 380 ? ARROW * 0.85 : ARROW;
  const length = Math.max(longest * arrow.length, arrow.wrong ? LEAST.wrong : LEAST.right);
  const [tipX, tipY] = [x + ux * (out + length), y + uy * (out + length)];
  for (const [width, head, colourName] of [
    [5.5, 7, '--surface'],
    [2.2, 5, `--${arrow.role}`],
  ] as const) {
    const halo = width > 5;
    ctx.strokeStyle = ctx.fillStyle = colour(colourName);
    ctx.lineWidth = width;
    ctx.lineCap = 'butt';
    ctx.setLineDash(arrow.wrong && !halo ? [3, 2.4] : []);
    ctx.beginPath();
    ctx.moveTo(x + ux * out, y + uy * out);
    ctx.lineTo(tipX - ux * 4, tipY - uy * 4);
    ctx.stroke();
    ctx.setLineDash([]);
    const tip = halo ? 2 : 0;
    ctx.beginPath();
    ctx.moveTo(tipX + ux * tip, tipY + uy * tip);
    ctx.lineTo(tipX - ux * 7 - uy * head, tipY - uy * 7 + ux * head);
    ctx.lineTo(tipX - ux * 7 + uy * head, tipY - uy * 7 - ux * head);
    ctx.closePath();
    ctx.fill();
  }
}

function paintScale(ctx: Ctx, { size, unit }: Picture): void {
  const bar = scaleBar(unit, 72);
  if (!bar) return;
  const [x, y] = [12.5, size.height - 10.5];
  ctx.strokeStyle = colour('--ink-3');
  ctx.lineWidth = 1;
  ctx.beginPath();
  ctx.moveTo(x, y - 4);
  ctx.lineTo(x, y);
  ctx.lineTo(x + bar.pixels, y);
  ctx.lineTo(x + bar.pixels, y - 4);
  ctx.stroke();
  ctx.fillStyle = colour('--ink-3');
  ctx.font = `10px ${colour('--font')}`;
  ctx.fillText(`distance ${Number(bar.length.toPrecision(1))}`, x + 4, y - 4);
}

function boxAt({ at, boxes }: Picture, index: number): Box {
  const { width, height } = boxes[index];
  const [x, y] = [at[index * 2], at[index * 2 + 1]];
  return [x - width / 2 - 2, y - height / 2 - 2, x + width / 2 + 2, y + height / 2 + 2];
}

/** Room of the zoom buttons in the pane's lower right corner. */
const ZOOM_CORNER = [96, 40];

function paintLabels(ctx: Ctx, picture: Picture): void {
  const { scene, size, hovered } = picture;
  const pane: Box = [0, 0, size.width, size.height];
  const taken = scene.nodes.filter(({ role }) => role !== 'other').map(({ index }) => boxAt(picture, index));
  // The anchor is what one looks at: covering it costs more than covering another.
  if (scene.nodes.length) taken.push(...Array.from({ length: 3 }, () => boxAt(picture, scene.anchor)));
  taken.push([size.width - ZOOM_CORNER[0], size.height - ZOOM_CORNER[1], size.width, size.height]);
  ctx.font = `600 11px ${colour('--font')}`;
  const tag = (index: number, text: string, ink: string, ground: string) => {
    const [x, y] = boxAt(picture, index);
    if (x > size.width || y > size.height || x < -40 || y < -70) return;
    const width = ctx.measureText(text).width + 8;
    const box = placeLabel(boxAt(picture, index), width, taken, pane);
    taken.push(box);
    ctx.fillStyle = colour(ground);
    ctx.globalAlpha = 0.94;
    ctx.beginPath();
    ctx.roundRect(box[0], box[1], width, 16, 4);
    ctx.fill();
    ctx.globalAlpha = 1;
    ctx.fillStyle = colour(ink);
    ctx.fillText(text, box[0] + 4, box[1] + 12);
  };
  for (const { index, text, role } of scene.labels) tag(index, text, `--${role}`, '--surface');
  const lit = scene.nodes.find((node) => node.item === hovered?.item);
  if (lit && hovered) tag(lit.index, hovered.text, '--on-ink', '--ink');
}

/** What the hover label says: name and distance to the anchor. */
export const hoverText = (name: string, distance: number | null): string =>
  distance === null ? name : `${name} · d ${short(distance)}`;
