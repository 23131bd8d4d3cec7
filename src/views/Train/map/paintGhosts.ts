// Where every item was at the moment that is compared with: a hollow mark, and the way from there to where it is.
import { colour } from '../../shared/palette';
import type { Picture } from './picture';

const RADIUS = 3;

export function paintGhosts(ctx: CanvasRenderingContext2D, { scene, at, ghosts }: Picture): void {
  if (ghosts?.length !== at.length) return;
  ctx.lineWidth = 1;
  for (const { index, role } of scene.nodes) {
    const [x, y] = [ghosts[index * 2], ghosts[index * 2 + 1]];
    ctx.strokeStyle = colour(role === 'other' ? '--ink-4' : `--${role}`);
    ctx.globalAlpha = role === 'other' ? 0.45 : 0.8;
    ctx.setLineDash([2, 3]);
    ctx.beginPath();
    ctx.moveTo(x, y);
    ctx.lineTo(at[index * 2], at[index * 2 + 1]);
    ctx.stroke();
    ctx.setLineDash([]);
    ctx.beginPath();
    ctx.arc(x, y, RADIUS, 0, 2 * Math.PI);
    ctx.stroke();
  }
  ctx.globalAlpha = 1;
}
