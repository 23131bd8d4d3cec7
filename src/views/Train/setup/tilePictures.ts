// Pictures on the data tiles, drawn by the generators themselves. Loaded after the first paint.
import { makeGlyphs } from '../../../data/glyphs';
import { drawPedestrian } from '../../../data/pedestrians';

/** Size of the tiles' canvases: twice the size on the screen. */
export const TILE_WIDTH = 96;
export const TILE_HEIGHT = 74;

/** Three people who are told apart at a glance. */
const PEOPLE = [
  { subject: 2, camera: 0 },
  { subject: 7, camera: 1 },
  { subject: 12, camera: 3 },
];

const SEED = 7;

function canvasOf(rgba: Uint8ClampedArray<ArrayBuffer>, width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  canvas.getContext('2d')?.putImageData(new ImageData(rgba, width, height), 0, 0);
  return canvas;
}

/** Three pictures side by side, each cut to the person. */
export function drawPeople(context: CanvasRenderingContext2D): void {
  const strip = TILE_WIDTH / PEOPLE.length;
  PEOPLE.forEach((person, i) => {
    const { width, height, rgba } = drawPedestrian({ seed: SEED, difficulty: 0.2, scale: 2, ...person });
    const cut = width * 0.62;
    const tall = (cut * TILE_HEIGHT) / strip;
    const from = canvasOf(rgba, width, height);
    context.drawImage(from, (width - cut) / 2, height * 0.1, cut, tall, i * strip, 0, strip, TILE_HEIGHT);
  });
}

/** Four characters, two by two. */
export function drawGlyphs(context: CanvasRenderingContext2D): void {
  const set = makeGlyphs({
    seed: SEED,
    identities: 16,
    imagesPerIdentity: 4,
    cameras: 2,
    difficulty: 0.2,
    wrongLabels: 0,
    distractors: 0,
    junk: 0,
  });
  if (set.shape.kind !== 'image') return;
  const { width, height } = set.shape;
  const size = width * height;
  [1, 4, 7, 10].forEach((identity, i) => {
    const item = set.identity.indexOf(identity);
    const rgba = new Uint8ClampedArray(size * 4).fill(255);
    for (let p = 0; p < size; p++) rgba.fill(set.values[item * size + p], 4 * p, 4 * p + 3);
    const [w, h] = [TILE_WIDTH / 2, TILE_HEIGHT / 2];
    context.drawImage(canvasOf(rgba, width, height), (i % 2) * w, Math.floor(i / 2) * h, w, h);
  });
}
