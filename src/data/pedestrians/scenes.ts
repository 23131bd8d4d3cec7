// Where the person walks: eight backgrounds in units of a 32 × 64 picture, shifted a little from image to image.
import type { Random } from '../random';
import { type Colour, hex } from './colour';
import type { Gradient, Raster } from './raster';
import { ellipse, limb, rectangle, rounded, stroke } from './shapes';

/** Paints the whole picture. */
export type Scene = (g: Raster, random: Random) => void;

const c = hex;
const WHITE = hex('#ffffff');

function wash(g: Raster, top: number, bottom: number, from: Colour, to: Colour): void {
  const gradient: Gradient = {
    kind: 'linear',
    x0: 0,
    y0: top,
    x1: 0,
    y1: bottom,
    stops: [
      [0, from, 1],
      [1, to, 1],
    ],
  };
  g.paint(rectangle(-1, top, 34, bottom - top + 1), gradient);
}

/** Wall or sky down to the horizon, ground below it. */
function ground(
  g: Raster,
  horizon: number,
  above: readonly [string, string],
  below: readonly [string, string],
): void {
  wash(g, 0, horizon, c(above[0]), c(above[1]));
  wash(g, horizon, 64, c(below[0]), c(below[1]));
}

function glow(g: Raster, x: number, y: number, radius: number, colour: Colour, alpha: number): void {
  const stops: Gradient['stops'] = [
    [0, colour, alpha],
    [0.35, colour, alpha * 0.45],
    [1, colour, 0],
  ];
  g.paint(ellipse(x, y, radius), { kind: 'radial', x0: x, y0: y, x1: x + radius, y1: y, stops });
}

const plaza: Scene = (g, random) => {
  ground(g, 40, ['#ece5d7', '#d9d0c0'], ['#c8c0b2', '#b3aa9b']);
  const x = random.between(-5, 17);
  for (const at of [x - 17, x, x + 17]) {
    g.paint(rectangle(at, 5, 13, 24), c('#9aa9b0'));
    g.paint(rectangle(at + 0.9, 6, 5.2, 22), c('#c3d2d7'));
    g.paint(rectangle(at + 6.9, 6, 5.2, 22), c('#b5c6cc'));
    g.paint([at + 0.9, 20, at + 5, 6, at + 6.1, 6, at + 6.1, 10, at + 2, 28, at + 0.9, 28], WHITE, 0.25);
    g.paint([at - 1.5, 4, at + 14.5, 4, at + 15.5, 8.6, at - 2.5, 8.6], c('#c77b58'), 0.9);
    for (let i = 0; i < 4; i++) g.paint(rectangle(at - 1.4 + 4.2 * i, 4, 2.1, 4.6), c('#f1e6d6'), 0.85);
  }
  for (let i = -3; i < 7; i++) g.paint(stroke(i * 9, 64, 8 + i * 4.4, 40, 0.6), c('#5a5042'), 0.24);
  for (const y of [43.6, 48.6, 56]) g.paint(rectangle(0, y, 32, 0.6), c('#5a5042'), 0.22);
};

const park: Scene = (g, random) => {
  ground(g, 34, ['#cfe4ea', '#bcd7bb'], ['#93b574', '#76965c']);
  for (let i = 0; i < 6; i++) {
    const x = random.between(-2, 34);
    const y = random.between(9, 24);
    const radius = random.between(5, 10);
    g.paint(ellipse(x, y, radius, radius * 0.9), c(i % 2 ? '#6f9a5e' : '#8bb276'));
    g.paint(ellipse(x - radius * 0.3, y - radius * 0.35, radius * 0.5), c('#a8c98c'), 0.55);
  }
  const trunk = random.between(2, 28);
  g.paint(limb(trunk, 16, trunk, 37, 1.6, 2.4), c('#6b543e'));
  g.paint(rectangle(0, 33, 32, 2.4), c('#678a50'), 0.7);
  const path = random.between(-3, 3);
  g.paint([2 + path, 64, 12 + path, 36, 21 + path, 36, 33 + path, 64], c('#ddd0b1'));
  g.paint([2 + path, 64, 12 + path, 36, 13.4 + path, 36, 6 + path, 64], c('#c2b592'), 0.7);
  for (let i = 0; i < 7; i++)
    g.paint(ellipse(random.between(0, 32), random.between(40, 63), 0.5), c('#f3ebc4'), 0.7);
};

const corridor: Scene = (g, random) => {
  ground(g, 44, ['#dfe8ef', '#c4d0db'], ['#8f9fae', '#b6c3cf']);
  const x = random.between(-8, 14);
  for (const at of [x, x + 21]) {
    g.paint(rectangle(at, 9, 10, 35), c('#a9bacb'));
    g.paint(rectangle(at + 0.8, 9.8, 8.4, 34.2), c('#b9c8d6'));
    g.paint(rectangle(at + 2.4, 13, 5.2, 9), c('#d9e6ee'));
    g.paint(rectangle(at + 7.2, 28, 1.3, 3), c('#71859a'));
  }
  g.paint(rectangle(5, 0, 22, 2.6), c('#fbfdff'));
  g.paint(rectangle(0, 33.6, 32, 1), c('#7d93aa'), 0.45);
  g.paint(rectangle(0, 42.6, 32, 1.6), c('#6d8196'), 0.8);
  g.paint([8, 44, 24, 44, 29, 64, 3, 64], WHITE, 0.2);
};

const dusk: Scene = (g, random) => {
  ground(g, 42, ['#77759a', '#e2a888'], ['#8a8088', '#6a626d']);
  let x = random.between(-8, 0);
  while (x < 32) {
    const width = random.between(6, 11);
    const top = random.between(8, 24);
    g.paint(rectangle(x, top, width, 42 - top), c('#6d6279'));
    for (let y = top + 2; y < 36; y += 4.4)
      for (let w = x + 1.4; w < x + width - 2; w += 3.2)
        g.paint(rectangle(w, y, 1.6, 2.2), c(random.next() < 0.4 ? '#ffd27a' : '#574e64'), 0.9);
    x += width + random.between(0, 2);
  }
  const lamp = random.between(4, 28);
  g.paint(rectangle(lamp - 0.6, 9, 1.2, 34), c('#3d3745'));
  glow(g, lamp, 9, 17, c('#ffd993'), 0.95);
  g.paint(ellipse(lamp, 9, 1.9), c('#fff3cf'));
  g.paint(stroke(lamp - 5, 62, lamp + 1, 44, 2.4), c('#ffce8c'), 0.3);
};

const station: Scene = (g, random) => {
  ground(g, 38, ['#8fa0a6', '#7b8d93'], ['#a7a49d', '#8b8881']);
  const x = random.between(-30, 0);
  g.paint(rectangle(x, 8, 62, 28), c('#dfe5e6'));
  g.paint(rectangle(x, 24, 62, 4), c('#c23b3b'));
  for (let at = x + 4; at < x + 58; at += 14) {
    g.paint(rounded(at, 11, 9, 9, 1.6), c('#3e5058'));
    g.paint([at + 1, 18, at + 5, 11.4, at + 7, 11.4, at + 3, 19], WHITE, 0.22);
  }
  g.paint(rectangle(0, 36, 32, 3.4), c('#3f4347'));
  g.paint(rectangle(0, 41, 32, 2.6), c('#edc63f'));
  for (let i = -1; i < 8; i++) g.paint(rectangle(i * 4.6 + (x + 30) / 9, 41.9, 1.2, 0.9), c('#b98f1e'), 0.8);
  for (let i = -2; i < 6; i++) g.paint(stroke(i * 11, 64, 5 + i * 6, 44, 0.5), c('#5c5953'), 0.4);
};

const market: Scene = (g, random) => {
  ground(g, 43, ['#a87c5e', '#7d5b48'], ['#b79b7c', '#977d63']);
  const x = random.between(-10, 4);
  const awning = random.pick(['#c9463c', '#3c8a6c', '#d98b2b'].map(hex));
  for (let at = x; at < 34; at += 5.2) {
    g.paint(rounded(at, 2, 5.2, 9.6, 2.4), awning);
    g.paint(rounded(at + 2.6, 2, 2.6, 9.6, 1.3), c('#f4ead6'));
  }
  g.paint(rectangle(0, 0, 32, 3), c('#6b4a38'));
  g.paint(rectangle(0, 30, 32, 11), c('#a9814f'));
  g.paint(rectangle(0, 30, 32, 1.4), c('#d3aa70'));
  const fruit = ['#d8422f', '#e8a32b', '#7fa33a', '#c9582f'].map(hex);
  for (let i = 0; i < 20; i++)
    g.paint(ellipse(x + 1.4 + 2.3 * i, 29 - (i % 3) * 1.1, 1.5), fruit[Math.floor(i / 4) % fruit.length]);
  glow(g, 16 + x, 17, 13, c('#ffdf9e'), 0.5);
};

const garage: Scene = (g, random) => {
  ground(g, 41, ['#a3ada6', '#b4bcb2'], ['#8b938d', '#787f7a']);
  const x = random.between(-4, 24);
  g.paint(rectangle(x, 0, 8, 42), c('#c9cec4'));
  g.paint(rectangle(x + 5.4, 0, 2.6, 42), c('#a4aba3'));
  for (let i = 0; i < 4; i++)
    g.paint([x, 30 + 3 * i, x + 8, 27 + 3 * i, x + 8, 28.5 + 3 * i, x, 31.5 + 3 * i], c('#e3bf35'));
  const car = x > 9 ? x - 20 : x + 11;
  g.paint(rounded(car, 30, 18, 10, 3), c('#6a7f97'));
  g.paint(rounded(car + 3, 25.6, 12, 7, 3), c('#4b5a69'));
  g.paint(ellipse(car + 4, 40, 2.6), c('#23272a'));
  g.paint(ellipse(car + 14, 40, 2.6), c('#23272a'));
  g.paint(rectangle(3, 2.4, 26, 1.6), c('#f1fbe4'));
  glow(g, 16, 3, 15, c('#e6f7d2'), 0.4);
  for (const at of [-4, 34]) g.paint(stroke(at + x / 4, 64, 12 + at / 6, 41, 0.9), c('#dfe4da'), 0.55);
};

const snow: Scene = (g, random) => {
  ground(g, 39, ['#b9c8dc', '#dbe4ee'], ['#f4f8fc', '#d5e0ec']);
  for (let i = 0; i < 5; i++) {
    const x = random.between(-2, 34);
    const tall = random.between(12, 24);
    for (let layer = 0; layer < 3; layer++) {
      const y = 39 - tall + (layer * tall) / 3.4;
      const half = 2.4 + layer * 1.5;
      g.paint([x, y, x + half, y + tall * 0.42, x - half, y + tall * 0.42], c('#5d7f83'));
      g.paint([x, y, x + half * 0.5, y + tall * 0.2, x - half * 0.5, y + tall * 0.2], c('#f4f8fb'));
    }
  }
  g.paint(ellipse(random.between(4, 28), 42, 22, 4), c('#eef4fa'));
  for (let i = 0; i < 22; i++)
    g.paint(ellipse(random.between(0, 32), random.between(0, 60), 0.55), WHITE, 0.85);
};

export const SCENES = { plaza, park, corridor, dusk, station, market, garage, snow };
