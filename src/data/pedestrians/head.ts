// Head, face, hair and headgear, around (0, 8) in the figure's units.
import { cosine, sine } from '../arithmetic';
import { dark, hex, light } from './colour';
import type { Measures } from './figure';
import type { Look } from './look';
import type { Raster } from './raster';
import { ellipse, limb, outline, rectangle, rounded } from './shapes';

const CENTRE = 8;
// A head a fifth too large for the body: the face is still one at 15 pixels of width.
const BIG = 1.2;
const EYE = hex('#241b1f');
const LIP = hex('#7e2a2a');
const FRAME = hex('#222228');
const WHITE = hex('#ffffff');

/** Draws the head on its neck (which ends at y = 12). */
export function drawHead(g: Raster, look: Look, m: Measures): void {
  g.within(() => {
    g.translate(0, 12.2);
    g.scale(BIG, BIG);
    g.translate(0, -12);
    skull(g, look, m);
    if (!m.back) face(g, look, m);
    hair(g, look, m);
  });
}

function skull(g: Raster, look: Look, m: Measures): void {
  if (!m.side)
    for (const s of [-1, 1]) g.paint(ellipse(s * 3.3, CENTRE + 0.5, 0.75, 1.1), dark(look.skin, 0.12));
  g.paint(ellipse(0, CENTRE, 3.35, 4.05), look.skin);
  g.clip(ellipse(0, CENTRE, 3.35, 4.05), () => {
    g.paint(ellipse(2.9, CENTRE + 1, 1.9, 4), dark(look.skin, 0.2));
    if (look.beard && !m.back)
      g.paint(
        outline([-4, CENTRE + 0.9], [0, CENTRE + 2.6, 4, CENTRE + 0.9], [4, 13], [-4, 13]),
        dark(look.hair, 0.05),
        0.88,
      );
  });
  if (m.back && look.haircut !== 'bald') g.paint(ellipse(0, CENTRE - 0.5, 3.6, 4), look.hair);
}

function face(g: Raster, look: Look, m: Measures): void {
  const y = CENTRE;
  if (m.side) {
    g.paint([3, y - 0.3, 4.3, y + 1.3, 2.9, y + 1.7], look.skin);
    g.paint(ellipse(2.2, y + 0.05, 0.5, 0.66), EYE);
    g.paint(rectangle(2.1, y + 2.3, 1.1, 0.45), LIP, 0.6);
    g.paint(ellipse(-0.8, y + 0.6, 0.7, 1), dark(look.skin, 0.18));
  } else {
    const x = m.turned * 0.75;
    for (const s of [-1, 1]) g.paint(ellipse(s * 1.36 + x, y + 0.1, 0.52, 0.68), EYE);
    g.paint(rectangle(x - 0.25, y + 0.9, 0.7, 0.6), dark(look.skin, 0.28), 0.7);
    const smile = outline([x - 1.1, y + 1.9], [x, y + 2.5, x + 1.1, y + 1.9], [x, y + 3.7, x - 1.1, y + 1.9]);
    g.paint(smile, LIP, look.beard ? 1 : 0.75);
  }
  if (look.glasses) glasses(g, m);
}

function glasses(g: Raster, m: Measures): void {
  const y = CENTRE - 0.85;
  const lens = (x: number) => {
    g.paint(rounded(x, y, 2.2, 1.9, 0.5), FRAME, 0.85);
    g.paint(rounded(x + 0.45, y + 0.4, 1.3, 1.1, 0.3), hex('#aebfca'), 0.75);
  };
  if (m.side) {
    lens(1.2);
    g.paint(rectangle(-1, y + 0.4, 2.4, 0.45), FRAME);
    return;
  }
  const x = m.turned * 0.75;
  lens(x - 2.5);
  lens(x + 0.3);
  g.paint(rectangle(x - 0.4, y + 0.5, 0.8, 0.45), FRAME);
}

/** The hair over the forehead: `lift` raises its top, `drop` lets it fall at the temples. */
function fringe(g: Raster, look: Look, m: Measures, lift: number, drop: number): void {
  const y = CENTRE;
  const right = m.side ? y - 1.7 : y + drop;
  const path = outline(
    [-3.8, y + drop],
    [-4.3, y - 5 - lift, 0, y - 5 - lift],
    [4.3, y - 5 - lift, 3.8, right],
    [2.7, y - 2.4, 0, y - 2.3],
    [-2.7, y - 2.2, -3.8, y + drop],
  );
  g.paint(path, look.hair);
  if (m.side)
    g.paint(
      outline([-3.8, y + drop + 0.6], [-4, y - 3, -1, y - 3.6], [0, y - 1.5, -1.8, y + drop + 1]),
      look.hair,
    );
  g.paint(limb(-1.9, y - 3.8 - lift, 0.2, y - 4.2 - lift, 0.7), light(look.hair, 0.35), 0.55);
}

function hair(g: Raster, look: Look, m: Measures): void {
  const y = CENTRE;
  const colour = look.hair;
  const back = m.back;
  switch (look.haircut) {
    case 'short':
      return fringe(g, look, m, 0, 0);
    case 'parted':
      fringe(g, look, m, 0.5, 0.6);
      g.paint(
        outline([-1.4, y - 4.9], [1.4, y - 4.2, 3.4, y - 0.6], [0.4, y - 1.8, -1.4, y - 4.9]),
        dark(colour, 0.22),
      );
      return;
    case 'long':
      return longHair(g, look, m);
    case 'bob':
      fringe(g, look, m, 0.2, 1.2);
      g.paint(limb(-3.5, 7, -3.5, 10.8, 2.2), colour);
      if (!m.side) g.paint(limb(3.5, 7, 3.5, 10.8, 2.2), dark(colour, 0.2));
      if (back) g.paint(rounded(-4.3, 5, 8.6, 7.2, 2.6), colour);
      return;
    case 'bun':
      g.paint(ellipse(m.side ? -3.3 : 0, m.side ? y - 3.8 : y - 5.2, 2.1), dark(colour, 0.12));
      return fringe(g, look, m, 0, 0);
    case 'pony':
      fringe(g, look, m, 0, 0.2);
      g.paint(
        limb(m.side ? -3.5 : back ? 0 : 3.3, y - 2, m.side ? -5.3 : back ? 0.4 : 4.5, y + 6, 2.3, 1.3),
        dark(colour, 0.14),
      );
      if (back) g.paint(rectangle(-1.2, y - 2.6, 2.4, 1), look.accent);
      return;
    case 'curly':
      return curls(g, look, m);
    case 'cap':
    case 'beanie':
      return headgear(g, look, m);
    case 'hood':
    case 'headscarf':
      return hood(g, look, m);
    case 'bald':
      g.paint(ellipse(-1.3, y - 2.6, 0.9, 0.6), WHITE, 0.4);
      return;
  }
}

function longHair(g: Raster, look: Look, m: Measures): void {
  fringe(g, look, m, 0, 1.4);
  if (m.back) {
    g.paint(rounded(-4.1, 4.5, 8.2, 13, 3), look.hair);
    for (const x of [-2, 0.8]) g.paint(limb(x, 8, x * 1.1, 16, 0.7), light(look.hair, 0.3), 0.5);
    return;
  }
  g.paint(limb(-3.7, 6.4, -3.9, 14.6, 2.2, 1.7), look.hair);
  if (!m.side) g.paint(limb(3.7, 6.4, 3.9, 14.6, 2.2, 1.7), dark(look.hair, 0.2));
}

// Directions of the curls around the upper half of the head, in turns: eleven steps over 200 degrees.
const CURLS = Array.from({ length: 11 }, (_, i) => 0.475 + 0.055 * i);

function curls(g: Raster, look: Look, m: Measures): void {
  if (m.back) g.paint(ellipse(0, CENTRE - 0.6, 3.9, 4.1), look.hair);
  CURLS.forEach((turns, i) => {
    const curl = ellipse(3.3 * cosine(turns), CENTRE - 0.8 + 3.5 * sine(turns), 1.6);
    g.paint(curl, i % 2 ? look.hair : light(look.hair, 0.12));
  });
  g.paint(ellipse(0, CENTRE - 3.6, 3, 1.4), look.hair);
}

function headgear(g: Raster, look: Look, m: Measures): void {
  const y = CENTRE;
  fringe(g, look, m, -0.3, 0.4);
  const beanie = look.haircut === 'beanie';
  g.paint(outline([-3.9, y - 1.6], [-4.2, y - 5.6, 0, y - 5.7], [4.2, y - 5.6, 3.9, y - 1.6]), look.accent);
  g.paint(outline([1, y - 5.5], [4.2, y - 5, 3.9, y - 1.6], [2.2, y - 1.6]), dark(look.accent, 0.25), 0.7);
  if (beanie) {
    g.paint(rounded(-4.2, y - 3, 8.4, 1.9, 0.8), dark(look.accent, 0.3));
    g.paint(ellipse(0, y - 6, 1.25), light(look.accent, 0.3));
  } else if (!m.back)
    g.paint(
      rounded(m.side ? 0.5 : -3.5 + m.turned, y - 2.6, m.side ? 5.8 : 7, 1.3, 0.6),
      dark(look.accent, 0.34),
    );
}

function hood(g: Raster, look: Look, m: Measures): void {
  const y = CENTRE;
  const scarf = look.haircut === 'headscarf';
  const colour = scarf ? look.accent : dark(look.top, 0.14);
  if (m.back) {
    g.paint(ellipse(0, y - 0.2, 4.7, 5), colour);
    g.paint(outline([-4.5, y], [0, y + 3, 4.5, y], [4.4, y + 5], [0, y + 7, -4.4, y + 5]), colour);
    g.paint(limb(1, y - 3, 2, y + 4, 0.8), dark(colour, 0.35), 0.5);
    return;
  }
  const x = m.side ? 0.9 : m.turned * 0.5;
  const opening = scarf ? 3 : 3.2;
  g.paint(
    outline(
      [-3.8, y + 5],
      [-5.4, y + 1, -4.6, y - 2],
      [-3.6, y - 5.6, 0, y - 5.5],
      [3.6, y - 5.6, 4.6, y - 2],
      [5.4, y + 1, 3.8, y + 5],
      [x + opening - 1, y + 4.2],
      [x + opening + 0.8, y - 2.6, x, y - 2.9],
      [x - opening - 0.8, y - 2.6, x - opening + 1, y + 4.2],
    ),
    colour,
  );
  if (scarf)
    g.paint(
      outline([-4, y + 3.2], [0, y + 5, 4, y + 3.2], [3.6, y + 6.4], [0, y + 8, -3.6, y + 6.4]),
      dark(colour, 0.15),
    );
  g.paint(limb(-3.4, y - 3, -1, y - 4.8, 0.7), light(colour, 0.4), 0.5);
}
