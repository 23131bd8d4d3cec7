// What stands or walks between the camera and the person.
import type { Random } from '../random';
import { hex } from './colour';
import type { Occluder } from './pose';
import type { Raster } from './raster';
import { ellipse, limb, outline, rectangle, rounded } from './shapes';

const c = hex;
const COATS = ['#3f434c', '#5b4a3f', '#4a5a4c', '#5a4560'].map(hex);

/** Draws the occluder in units of a 32 × 64 picture. */
export function drawOccluder(g: Raster, kind: Occluder, random: Random): void {
  DRAW[kind](g, random);
}

const DRAW: Record<Occluder, (g: Raster, random: Random) => void> = {
  bollard(g, random) {
    const x = random.between(3, 21);
    g.paint(rounded(x, 40, 7.4, 28, 3), c('#5a5f66'));
    g.paint(rectangle(x, 45, 7.4, 3), c('#ece8dc'));
    g.paint(rectangle(x, 51, 7.4, 1.4), c('#d9483b'));
    g.paint(rounded(x + 4.8, 40.6, 2.6, 28, 1.3), c('#14141e'), 0.25);
  },
  plant(g, random) {
    for (let i = 0; i < 13; i++) {
      const x = random.between(-1, 33);
      const green = ['#3d6a43', '#5b8a52', '#79a35f'][i % 3];
      g.paint(limb(x, 66, x + random.between(-5, 5), random.between(40, 51), 2.6, 1), c(green));
    }
    for (let i = 0; i < 3; i++)
      g.paint(ellipse(random.between(2, 30), random.between(46, 54), 1.2), c('#e2685f'));
  },
  passer(g, random) {
    const right = random.next() < 0.5;
    const x = right ? 31 : 1;
    const coat = random.pick(COATS);
    g.paint(outline([x - 8, 68], [x - 8.5, 24, x - 2, 21], [x + 2, 21], [x + 8.5, 24, x + 8, 68]), coat);
    g.paint(limb(x + (right ? -5 : 5), 26, x + (right ? -6.4 : 6.4), 46, 3.6), c('#14141e'), 0.22);
    g.paint(rounded(x - 1.6, 17, 3.2, 5, 1.2), c('#b98a68'));
    g.paint(ellipse(x, 14, 4.2, 5), c('#b98a68'));
    g.paint(ellipse(x + (right ? 1 : -1), 12.6, 4.5, 4.6), c('#2b2523'));
  },
  railing(g, random) {
    const x = random.between(0, 6);
    const y = random.between(40, 46);
    for (let at = x - 6; at < 36; at += 6.4) g.paint(rectangle(at, y, 1.3, 26), c('#6a7178'));
    g.paint(rounded(-2, y - 0.6, 36, 2.2, 1), c('#868e95'));
    g.paint(rectangle(-2, y + 10, 36, 1.3), c('#737a81'));
  },
  post(g, random) {
    const x = random.between(5, 22);
    g.paint(rectangle(x, -1, 4.2, 66), c('#6b6f73'));
    g.paint(rectangle(x + 2.8, -1, 1.4, 66), c('#3c4045'), 0.6);
    g.paint(rectangle(x, -1, 0.8, 66), c('#b4b9bd'), 0.6);
    g.paint(rounded(x - 3, 22, 10.2, 7, 1.2), c('#f2efe6'));
    g.paint(rectangle(x - 1.6, 24, 7.4, 1), c('#2e6fb7'));
    g.paint(rectangle(x - 1.6, 26, 5, 1), c('#8c9298'));
  },
};
