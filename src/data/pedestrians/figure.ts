// The person, drawn in 32 × 64 units with the feet at y = 60 and the body's axis at x = 0; the side view looks to the right.
import { bagBehind, bagInFront } from './bags';
import { type Colour, dark, hex, light } from './colour';
import { drawHead } from './head';
import type { Look } from './look';
import { drawPattern } from './patterns';
import type { Pose } from './pose';
import type { Gradient, Raster } from './raster';
import { ellipse, limb, outline, type Path, rectangle, rounded } from './shapes';

/** Lengths that several parts of the figure share. */
export interface Measures {
  side: boolean;
  back: boolean;
  /** Half the width of the shoulders and of the hips. */
  shoulder: number;
  hip: number;
  /** How far a foot is from its rest. */
  stride: number;
  /** Lower edge of the upper garment, and how much wider than the hip it is there. */
  hem: number;
  flare: number;
  /** By how much the front of the body has turned aside. */
  turned: number;
}

export function measure(look: Look, pose: Pose): Measures {
  const side = pose.view === 'side';
  const narrow = side ? 1 : 1 - 0.1 * pose.turn;
  const dress = look.bottom === 'dress';
  return {
    side,
    back: pose.view === 'back',
    shoulder: (side ? 4.5 : 5.9) * look.width * narrow,
    hip: (side ? 3.9 : 4.7) * look.width * narrow,
    stride: pose.stride * (side ? 4.8 : 1.7),
    hem: dress ? 46 : look.coat ? 45 : 36.5,
    flare: dress ? 2.4 : look.coat ? 1.3 : 0,
    turned: side ? 0 : 1.3 * pose.turn,
  };
}

const SHADOW: Gradient = {
  kind: 'radial',
  x0: 0.8,
  y0: 60,
  x1: 9.4,
  y1: 60,
  stops: [
    [0, hex('#14141e'), 0.42],
    [0.6, hex('#14141e'), 0.26],
    [1, hex('#14141e'), 0],
  ],
};
const WHITE = hex('#ffffff');
const NIGHT = hex('#0a0a1e');
const PHONE = hex('#1c1e24');

/** Draws the whole person with ground shadow. */
export function drawFigure(g: Raster, look: Look, pose: Pose): void {
  const m = measure(look, pose);
  g.within(() => {
    g.translate(0, 60);
    g.scale(1, 0.22);
    g.translate(0, -60);
    g.paint(ellipse(0.8, 60, 8.6), SHADOW);
  });
  bagBehind(g, look, m);
  if (look.haircut === 'long' && !m.back) g.paint(rounded(-4.5, 5, 9, 12.4, 3), dark(look.hair, 0.12));
  drawLegs(g, look, m);
  if (m.side) farArm(g, look, m);
  drawTorso(g, look, m);
  const phone = pose.gesture === 'phone' && !m.back;
  if (m.side && !phone) nearArm(g, look, m);
  if (!m.side) for (const s of [-1, 1]) if (s < 0 || !phone) frontArm(g, look, m, s, pose);
  g.paint(rounded(-1.6, 10.6, 3.2, 4, 1.3), dark(look.skin, 0.16));
  drawHead(g, look, m);
  if (look.scarf) drawScarf(g, look.scarf, m);
  bagInFront(g, look, m);
  if (phone) phoneArm(g, look, m);
}

function drawLegs(g: Raster, look: Look, m: Measures): void {
  const bare = look.bottom !== 'trousers';
  const wide = (bare ? 3.2 : 4.5) * (0.72 + 0.28 * look.width);
  const from = m.side ? 0.5 : m.hip * 0.5;
  for (const s of [-1, 1]) {
    const ahead = s * m.stride;
    const far = m.side ? s < 0 : ahead < 0;
    const lift = m.side ? (far ? 0.8 : 0) : ahead < 0 ? -ahead * 0.9 : 0;
    const x = s * from;
    const foot = m.side ? x + ahead * 0.8 : x + s * 0.35;
    const knee = (x + foot) / 2 + (m.side ? Math.abs(m.stride) * 0.12 : s * 0.15);
    const shade = (colour: Colour) =>
      m.side ? (far ? dark(colour, 0.26) : colour) : dark(colour, s > 0 ? 0.16 : 0);
    const colour = shade(bare ? look.skin : look.legs);
    g.paint(limb(x, 36, knee, 47.5, wide, wide * 0.86), colour);
    g.paint(limb(knee, 47.5, foot, 56 - lift, wide * 0.86, wide * (bare ? 0.62 : 0.8)), colour);
    if (!bare) g.paint(limb(x - 0.5, 39, knee - 0.6, 52, 0.7, 0.4), light(colour, 0.3), 0.45);
    if (look.bottom === 'shorts') g.paint(limb(x, 36.5, (x + knee) / 2, 43, wide + 1.5), shade(look.legs));
    drawShoe(g, shade(look.shoes), foot, 56.4 - lift, m.side);
  }
  if (look.bottom === 'skirt') drawSkirt(g, look.legs, m, 45.5, 2);
  if (look.bottom === 'longSkirt') drawSkirt(g, look.legs, m, 55, 2.4);
}

function drawShoe(g: Raster, colour: Colour, x: number, y: number, side: boolean): void {
  const left = side ? x - 1.7 : x - 2.1;
  const length = side ? 5.4 : 4.2;
  g.paint(rounded(left, y, length, 3.4, 1.5), colour);
  g.paint(rounded(left, y + 2.4, length, 1, 0.5), dark(colour, 0.45));
}

function drawSkirt(g: Raster, colour: Colour, m: Measures, hem: number, flare: number): void {
  const low = m.hip + flare;
  const middle = (33 + hem) / 2;
  const skirt = outline(
    [-m.hip, 33],
    [m.hip, 33],
    [m.hip + 0.5, middle, low, hem],
    [0, hem + 1.2, -low, hem],
    [-m.hip - 0.5, middle, -m.hip, 33],
  );
  g.paint(skirt, colour);
  g.clip(skirt, () => {
    g.paint([m.hip * 0.3, 33, m.hip + 3, 33, low + 3, hem + 2, low * 0.45, hem + 2], dark(colour, 0.24));
    g.paint(limb(-m.hip * 0.5, 38, -low * 0.55, hem, 0.7, 1), light(colour, 0.35), 0.5);
    g.paint(rectangle(-12, hem - 0.9, 24, 2.5), dark(colour, 0.3), 0.5);
  });
}

function torsoPath(m: Measures): Path {
  const s = m.shoulder;
  const h = m.hip;
  const low = h + m.flare;
  return outline(
    [-s + 1.4, 14],
    [0, 12.2, s - 1.4, 14],
    [s + 0.4, 14.8, s, 18.2],
    [h * 0.95, 29],
    [h + 0.2, 33, low, m.hem],
    [0, m.hem + 1.3, -low, m.hem],
    [-h - 0.2, 33, -h * 0.95, 29],
    [-s, 18.2],
    [-s - 0.4, 14.8, -s + 1.4, 14],
  );
}

function drawTorso(g: Raster, look: Look, m: Measures): void {
  const path = torsoPath(m);
  g.paint(path, look.top);
  g.clip(path, () => {
    drawPattern(g, look, m);
    if (m.hem > 40) {
      g.paint(rectangle(-12, 30.6, 24, 1.1), dark(look.top, 0.45), 0.7);
      if (look.coat && !m.back) g.paint(rectangle(m.turned - 0.3, 32, 0.7, 16), dark(look.top, 0.5), 0.6);
    }
    const shading: Gradient = {
      kind: 'linear',
      x0: -m.shoulder,
      y0: 0,
      x1: m.shoulder,
      y1: 0,
      stops: [
        [0, WHITE, 0.2],
        [0.42, WHITE, 0],
        [0.5, NIGHT, 0],
        [1, NIGHT, 0.32],
      ],
    };
    g.paint(rectangle(-14, 10, 28, 40), shading);
    g.paint(rectangle(-14, m.hem - 0.9, 28, 3), NIGHT, 0.2);
  });
}

/** Upper arm with its sleeve, forearm with or without, hand. */
function arm(g: Raster, look: Look, shade: number, points: readonly number[], hand = true): void {
  const [x0, y0, x1, y1, x2, y2] = points;
  const cloth = dark(look.top, shade);
  const skin = dark(look.skin, shade * 0.8);
  const short = look.sleeves === 'short' && !look.coat;
  if (hand) g.paint(ellipse(x2, y2 + 0.7, 1.55), skin);
  g.paint(limb(x1, y1, x2, y2, 3.1, short ? 2.3 : 2.6), short ? skin : cloth);
  g.paint(limb(x0, y0, x1, y1, 3.7, short ? 2.9 : 3.2), short ? skin : cloth);
  if (short) g.paint(limb(x0, y0, x0 + (x1 - x0) * 0.62, y0 + (y1 - y0) * 0.62, 3.8, 3.7), cloth);
}

function farArm(g: Raster, look: Look, m: Measures): void {
  const swing = -m.stride * 0.9;
  arm(g, look, 0.34, [0.6, 17.5, swing * 0.5, 25.5, swing + 0.9, 33]);
}

function nearArm(g: Raster, look: Look, m: Measures): void {
  const swing = m.stride * 0.9;
  const points = [0, 17.4, swing * 0.5 - 0.6, 25.8, swing + 0.6, 33.2];
  g.paint(limb(0.8, 18.4, swing * 0.5 + 0.4, 26.2, 3.6, 3.2), NIGHT, 0.25);
  arm(g, look, 0.12, points);
}

function frontArm(g: Raster, look: Look, m: Measures, s: number, pose: Pose): void {
  const pocket = pose.gesture === 'pocket' && s > 0;
  const elbow = s * (m.shoulder + (pocket ? 2 : 1.1));
  const hand = pocket ? s * (m.hip + 0.4) : s * (m.shoulder + 0.7) + m.stride * 0.25;
  arm(
    g,
    look,
    s > 0 ? 0.24 : 0.06,
    [s * (m.shoulder - 0.9), 16.9, elbow, 25.2, hand, pocket ? 32 : 33.4],
    !pocket,
  );
}

function phoneArm(g: Raster, look: Look, m: Measures): void {
  const x = m.side ? 0 : m.shoulder - 0.9;
  const elbow = m.side ? 3.4 : m.shoulder + 2;
  const hand = m.side ? 1.6 : 4.5;
  g.paint(limb(hand + 0.3, 7.2, hand + 0.3, 10, 1.7), PHONE);
  arm(g, look, 0.16, [x, 17.2, elbow, 22.5, hand + 0.2, 11]);
}

function drawScarf(g: Raster, colour: Colour, m: Measures): void {
  g.paint(rounded(-3.9, 11.6, 7.8, 3.3, 1.6), colour);
  g.paint(rounded(-3.2, 13.6, 6.4, 1, 0.5), dark(colour, 0.35), 0.6);
  const x = m.side ? -2.6 : m.back ? -1.4 : 0.8;
  g.paint(rounded(x, 13.4, 2.4, 7.6, 0.9), dark(colour, 0.2));
}
