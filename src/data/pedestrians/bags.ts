// What a person carries: the parts behind the body and those before it.
import { dark, light } from './colour';
import type { Measures } from './figure';
import type { Look } from './look';
import type { Raster } from './raster';
import { limb, rectangle, rounded } from './shapes';

/** Drawn before the body. */
export function bagBehind(g: Raster, look: Look, m: Measures): void {
  const colour = look.bagColour;
  if (look.bag !== 'backpack' || m.back) return;
  if (!m.side) {
    for (const s of [-1, 1])
      g.paint(rounded(s * (m.shoulder - 0.4) - 1.6, 16, 3.2, 12, 1.4), dark(colour, 0.3));
    return;
  }
  const x = -m.shoulder - 4.4;
  g.paint(rounded(x, 14.8, 6.6, 13.4, 2.6), colour);
  g.paint(rounded(x - 0.5, 21.4, 3.8, 5.6, 1.4), dark(colour, 0.26));
  g.paint(rectangle(x + 0.9, 17.4, 3.4, 0.9), light(colour, 0.35));
}

/** Drawn after the body. */
export function bagInFront(g: Raster, look: Look, m: Measures): void {
  const colour = look.bagColour;
  if (look.bag === 'backpack') backpack(g, look, m);
  if (look.bag === 'tote') {
    const x = m.side ? 0.4 : -m.shoulder - 3.4;
    const shoulder = m.side ? 0.4 : -m.shoulder + 0.8;
    g.paint(limb(shoulder, 15.4, x + 2, 28.6, 0.9), dark(colour, 0.2));
    g.paint(limb(shoulder + 0.4, 15.4, x + 5.4, 28.6, 0.9), dark(colour, 0.3));
    g.paint(rounded(x, 28, 7.4, 9.2, 1), colour);
    g.paint(rectangle(x, 28, 7.4, 1.5), dark(colour, 0.28));
    g.paint(rounded(x + 2.2, 31.4, 3, 3, 1.5), light(colour, 0.35), 0.8);
  }
  if (look.bag === 'sling') {
    g.paint(limb(-m.shoulder + 1.8, 14.6, m.shoulder - 0.9, 30, 1.3), dark(colour, 0.12));
    g.paint(rounded(m.shoulder - 4, 29, 6.8, 6.4, 1.8), colour);
    g.paint(rounded(m.shoulder - 4, 29, 6.8, 2.8, 1.4), dark(colour, 0.26));
  }
  if (look.bag === 'case') {
    const x = m.side ? 1.2 + m.stride * 0.8 : m.shoulder - 1.6;
    g.paint(rounded(x + 2, 34.6, 3.2, 2.4, 0.9), dark(colour, 0.4));
    g.paint(rounded(x, 36, 7.2, 7.8, 1), colour);
    g.paint(rectangle(x, 39.2, 7.2, 1), dark(colour, 0.35));
    g.paint(rectangle(x + 3, 38.7, 1.2, 1.9), light(colour, 0.5));
  }
}

function backpack(g: Raster, look: Look, m: Measures): void {
  const colour = look.bagColour;
  if (m.back) {
    g.paint(rounded(-4.6, 14.6, 9.2, 14.8, 2.8), colour);
    g.paint(rounded(-3.2, 21.8, 6.4, 6, 1.6), dark(colour, 0.26));
    g.paint(rectangle(-2.4, 17.4, 4.8, 1), light(colour, 0.35));
    g.paint(rectangle(-1.2, 13.6, 2.4, 1.2), dark(colour, 0.3));
  } else if (m.side) {
    g.paint(limb(-2, 14.6, 0.8, 19.5, 1.5), dark(colour, 0.15));
  } else {
    for (const s of [-1, 1])
      g.paint(
        limb(s * (m.shoulder - 2.1), 14.4, s * (m.shoulder - 2.4), 25, 1.9),
        s < 0 ? colour : dark(colour),
      );
  }
}
