// The map's marks: pictures with role frames, or dots whose shape tells the role.
import { colour } from '../../shared/palette';
import { drawThumbnail } from '../../shared/thumbnail';
import { beginSprites, drawSprite } from './sprites';
import type { Size } from './layout';
import type { Picture } from './picture';
import type { Node } from './scene';

type Ctx = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

export function diamond(ctx: Ctx, x: number, y: number, radius: number): void {
  ctx.beginPath();
  ctx.moveTo(x, y - radius);
  ctx.lineTo(x + radius, y);
  ctx.lineTo(x, y + radius);
  ctx.lineTo(x - radius, y);
  ctx.closePath();
}

export function circle(ctx: Ctx, x: number, y: number, radius: number): void {
  ctx.beginPath();
  ctx.arc(x, y, radius, 0, 2 * Math.PI);
}

function rounded(ctx: Ctx, x: number, y: number, { width, height }: Size, grow: number, radius: number) {
  ctx.beginPath();
  ctx.roundRect(x - width / 2 - grow, y - height / 2 - grow, width + 2 * grow, height + 2 * grow, radius);
}

/** Returns whether all marks are as they should be; some may wait for the next frame. */
export function paintNodes(ctx: CanvasRenderingContext2D, picture: Picture): boolean {
  let whole = true;
  beginSprites();
  const lit = picture.scene.nodes.filter((node) => node.item === picture.hovered?.item);
  for (const node of [...picture.scene.nodes, ...lit]) {
    const x = picture.at[node.index * 2];
    const y = picture.at[node.index * 2 + 1];
    const isLit = node.item === picture.hovered?.item;
    ctx.save();
    if (picture.mode === 'images')
      whole = drawImageMark(ctx, node, x, y, picture.boxes[node.index], isLit) && whole;
    else paintDot(ctx, node, x, y, picture.boxes[node.index].width / 2, isLit);
    ctx.restore();
    if (node.index === picture.cursor) paintCursor(ctx, x, y, picture.boxes[node.index]);
  }
  for (const { index, mislabelled } of picture.scene.nodes) {
    const { width, height } = picture.boxes[index];
    if (mislabelled)
      paintWarning(ctx, picture.at[index * 2] - width / 2, picture.at[index * 2 + 1] + height / 2 - 1);
  }
  return whole;
}

/** Sizes in whole px, so that zooming does not need a new picture for every fraction. False: a bare frame stands for it. */
function drawImageMark(
  ctx: CanvasRenderingContext2D,
  node: Node,
  x: number,
  y: number,
  { width, height }: Size,
  lit: boolean,
): boolean {
  const box = { width: Math.round(width), height: Math.round(height) };
  const look = `${node.role}${lit ? ' lit' : ''}`;
  if (drawSprite(ctx, { item: node.item, look }, box, [x, y], (own) => paintImage(own, node, 0, 0, box, lit)))
    return true;
  ctx.fillStyle = colour(node.role === 'other' ? '--neutral-soft' : `--${node.role}`);
  rounded(ctx, x, y, box, 1, 4);
  ctx.fill();
  return false;
}

function paintImage(ctx: Ctx, { item, role }: Node, x: number, y: number, box: Size, lit: boolean) {
  if (role === 'anchor') {
    ctx.fillStyle = colour('--anchor-halo');
    ctx.strokeStyle = colour('--anchor');
    ctx.lineWidth = 1.6;
    rounded(ctx, x, y, box, 4.5, 7);
    ctx.fill();
    ctx.stroke();
  } else {
    if (lit) {
      ctx.fillStyle = colour('--ink');
      rounded(ctx, x, y, box, 4.5, 6);
      ctx.fill();
    }
    ctx.fillStyle = colour(role === 'other' ? '--surface' : `--${role}`);
    rounded(ctx, x, y, box, role === 'other' ? 1 : 2, 4);
    ctx.fill();
  }
  ctx.save();
  rounded(ctx, x, y, box, 0, 3);
  ctx.clip();
  drawThumbnail(ctx, item, x - box.width / 2, y - box.height / 2, box.width, box.height);
  if (role === 'other' && !lit) {
    ctx.fillStyle = colour('--surface');
    ctx.globalAlpha = 0.42;
    ctx.fillRect(x - box.width / 2, y - box.height / 2, box.width, box.height);
  }
  ctx.restore();
  if (role === 'positive' || role === 'negative')
    paintRoleMark(ctx, role, x + box.width / 2, y - box.height / 2 + 1);
}

function paintRoleMark(ctx: Ctx, role: 'positive' | 'negative', x: number, y: number): void {
  ctx.fillStyle = colour(`--${role}`);
  ctx.strokeStyle = colour('--surface');
  ctx.lineWidth = 1.2;
  if (role === 'positive') circle(ctx, x, y, 3.6);
  else diamond(ctx, x, y, 4.8);
  ctx.fill();
  ctx.stroke();
}

/** A small triangle: the label is wrong. */
function paintWarning(ctx: Ctx, x: number, y: number): void {
  ctx.beginPath();
  ctx.moveTo(x, y - 5.5);
  ctx.lineTo(x + 5.5, y + 4);
  ctx.lineTo(x - 5.5, y + 4);
  ctx.closePath();
  ctx.fillStyle = colour('--anchor-halo');
  ctx.strokeStyle = colour('--ink');
  ctx.lineWidth = 1;
  ctx.lineJoin = 'round';
  ctx.fill();
  ctx.stroke();
  ctx.beginPath();
  ctx.moveTo(x, y - 2);
  ctx.lineTo(x, y + 1);
  ctx.moveTo(x, y + 2);
  ctx.lineTo(x, y + 3);
  ctx.stroke();
}

/** Greys by which neighbouring identities are told apart; hue stays with the roles. */
const SHADES = [0.95, 0.5, 0.75, 0.32, 0.62];

function paintDot(ctx: Ctx, node: Node, x: number, y: number, radius: number, lit: boolean): void {
  const { role } = node;
  const shape = (r: number) =>
    role === 'anchor' || role === 'positive' ? circle(ctx, x, y, r) : diamond(ctx, x, y, r * 1.3);
  if (lit || role === 'anchor') {
    ctx.fillStyle = colour(role === 'anchor' ? '--anchor-halo' : '--ink');
    shape(radius + 4);
    ctx.fill();
    if (role === 'anchor') {
      ctx.strokeStyle = colour('--anchor');
      ctx.lineWidth = 1.6;
      ctx.stroke();
    }
  }
  ctx.fillStyle = colour('--surface');
  shape(radius + 0.5);
  ctx.fill();
  ctx.fillStyle = colour('--ink-3');
  ctx.globalAlpha = SHADES[node.identity % SHADES.length];
  shape(radius);
  ctx.fill();
  ctx.globalAlpha = 1;
  if (role !== 'other') {
    ctx.strokeStyle = colour(`--${role}`);
    ctx.lineWidth = 2.4;
    shape(radius);
    ctx.stroke();
  }
}

function paintCursor(ctx: Ctx, x: number, y: number, box: Size): void {
  for (const [grow, width, name] of [
    [7, 4, '--surface'],
    [7, 2, '--ink'],
  ] as const) {
    ctx.strokeStyle = colour(name);
    ctx.lineWidth = width;
    rounded(ctx, x, y, box, grow, 8);
    ctx.stroke();
  }
}
