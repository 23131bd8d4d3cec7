// Where every item was at the moment that is compared with: a hollow mark; for the anchor and its sets also the way from there.
import { colour } from '../../shared/palette';
import type { Picture } from './picture';

const RADIUS = 3;

export function paintGhosts(ctx: CanvasRenderingContext2D, { scene, at, ghosts }: Picture): void {
  if (ghosts?.length !== at.length) return;
  ctx.lineWidth = 1;
  for (const { index, role } of scene.nodes) {
    const [x, y] = [ghosts[index * 2], ghosts[index * 2 + 1]];
    ctx.strokeStyle = colour(role === 'other' ? '--ink-4' : `--${role}`);
    ctx.globalAlpha = role === 'other' ? 0.8 : 0.5;
    if (role !== 'other') paintWay(ctx, x, y, at[index * 2], at[index * 2 + 1]);
    ctx.beginPath();
    ctx.arc(x, y, RADIUS, 0, 2 * Math.PI);
    ctx.stroke();
  }
  ctx.globalAlpha = 1;
}

function paintWay(ctx: CanvasRenderingContext2D, x: number, y: number, toX: number, toY: number): void {
  ctx.setLineDash([2, 3]);
  ctx.beginPath();
  ctx.moveTo(x, y);
  ctx.lineTo(toX, toY);
  ctx.stroke();
  ctx.setLineDash([]);
}
