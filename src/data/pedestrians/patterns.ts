// Patterns of the upper garment; the caller has clipped to the torso.
import { dark, hex } from './colour';
import type { Measures } from './figure';
import type { Look } from './look';
import type { Raster } from './raster';
import { ellipse, outline, rectangle, rounded } from './shapes';

const LEFT = -13;
const WIDE = 26;
const FOLD = hex('#14141e');

/** Draws the garment's pattern and collar in the accent colour. */
export function drawPattern(g: Raster, look: Look, m: Measures): void {
  const band = (y: number, height: number, alpha = 1) =>
    g.paint(rectangle(LEFT, y, WIDE, height), look.accent, alpha);
  switch (look.pattern) {
    case 'stripes':
      for (let y = 15.4; y < m.hem; y += 4.3) band(y, 2.1);
      break;
    case 'block':
      band(25, 30);
      break;
    case 'hem':
      band(m.hem - 4.4, 6);
      band(12, 4.4);
      break;
    case 'yoke':
      band(10, 10);
      g.paint(rectangle(LEFT, 20, WIDE, 0.7), FOLD, 0.35);
      break;
    case 'pinstripes':
      for (let x = -8.4; x < 9; x += 2.8) g.paint(rectangle(x + m.turned, 12, 1.2, 40), look.accent);
      break;
    case 'plaid':
      for (let y = 15; y < m.hem; y += 5) band(y, 1.9, 0.62);
      for (let x = -8; x < 9; x += 4.2) g.paint(rectangle(x + m.turned, 12, 1.6, 40), look.accent, 0.62);
      break;
    case 'dots':
      dots(g, look, m);
      break;
    case 'sash':
      g.within(() => {
        g.rotate(m.back ? 0.08 : -0.08);
        g.paint(rectangle(-24, 20, 48, 4.4), look.accent);
      });
      break;
    default:
      frontPattern(g, look, m);
  }
  if (!m.back)
    g.paint(
      [-2.2 + m.turned, 12, 2.2 + m.turned, 12, m.turned + (m.side ? 1 : 0), 16],
      dark(look.top, 0.35),
      0.7,
    );
}

function dots(g: Raster, look: Look, m: Measures): void {
  for (let row = 0; 15.6 + 3.6 * row < m.hem; row++)
    for (let x = -8; x < 9; x += 4)
      g.paint(ellipse(x + (row % 2) * 2 + m.turned, 15.6 + 3.6 * row, 1.1), look.accent);
}

/** What is seen from the front and not, or differently, from behind. */
function frontPattern(g: Raster, look: Look, m: Measures): void {
  const x = m.side ? 1.4 : m.turned;
  const line = (at: number, width: number) => g.paint(rectangle(at, 12, width, 40), look.accent);
  const back = m.back;
  if (look.pattern === 'openJacket' && !back) {
    const half = m.side ? 3 : 2.2;
    g.paint(outline([x - half + 0.6, 12], [x + half - 0.6, 12], [x + half, 52], [x - half, 52]), look.accent);
    for (const s of m.side ? [-1] : [-1, 1]) g.paint(rectangle(x + s * half - 0.4, 12, 0.8, 40), FOLD, 0.3);
  } else if (look.pattern === 'zip') {
    if (!back) line(m.side ? 2.2 : x - 0.6, 1.2);
    g.paint(rectangle(LEFT, 17.6, WIDE, 1.6), look.accent);
  } else if (look.pattern === 'logo') {
    if (back) {
      g.paint(rounded(-3.8, 17.6, 7.6, 2, 0.6), look.accent);
      g.paint(rounded(-2.7, 20.6, 5.4, 1.4, 0.6), look.accent);
    } else g.paint(rounded(x - 2.9, 17.6, 5.8, 5, 1.4), look.accent);
  }
}
