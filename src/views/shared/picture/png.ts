// Pictures as PNG, from a canvas or from an SVG with its typeface inside.
import type { Face } from './fonts';
import { svgBlob, svgElement } from './svgPicture';

/** Pixels per CSS px of a PNG: sharp in print and on fine screens. */
export const PNG_SCALE = 3;

/** A canvas as a PNG. @throws Error when the browser cannot draw it. */
export const canvasPng = (canvas: HTMLCanvasElement): Promise<Blob> =>
  new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture could not be drawn.')))),
  );

/** A square per face, below the picture. */
const CELL = 20;
const WAIT_MILLISECONDS = 30;
const MOST_WAITS = 150;

/** The picture with a letter of each face below it. */
function withLetters(svg: SVGSVGElement, faces: readonly Face[], width: number, height: number) {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  copy.setAttribute('height', String(height + CELL));
  copy.setAttribute('viewBox', `0 0 ${width} ${height + CELL}`);
  faces.forEach(({ weight, letter }, i) => {
    const look = { 'font-family': 'Inter', 'font-size': '16', 'font-weight': weight };
    copy.append(svgElement('text', { x: String(i * CELL + 2), y: String(height + 16), ...look }, letter));
  });
  return copy;
}

function newCanvas(width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  return canvas;
}

/** Waits until the letters below the picture are to be seen. */
async function facesRead(image: HTMLImageElement, count: number, height: number): Promise<void> {
  const ctx = newCanvas(count * CELL, CELL).getContext('2d', { willReadFrequently: true });
  if (!ctx) return;
  const seen = (_: unknown, i: number) => ctx.getImageData(i * CELL, 0, CELL, CELL).data.some(Boolean);
  for (let wait = 0; wait < MOST_WAITS; wait++) {
    ctx.clearRect(0, 0, count * CELL, CELL);
    ctx.drawImage(image, 0, -height);
    if (Array.from({ length: count }, seen).every(Boolean)) return;
    await new Promise((resolve) => setTimeout(resolve, WAIT_MILLISECONDS));
  }
}

/**
 * The SVG drawn as PNG. Faces inside a picture are read after its first drawing, and until then their text is invisible:
 * a letter of each, below the picture, tells when all are there.
 * @param faces those inside the SVG. @throws Error when the browser cannot draw it.
 */
export async function pngBlob(svg: SVGSVGElement, faces: readonly Face[] = []): Promise<Blob> {
  const [width, height] = ['width', 'height'].map((name) => Number(svg.getAttribute(name)));
  const address = URL.createObjectURL(svgBlob(withLetters(svg, faces, width, height)));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    if (faces.length) await facesRead(image, faces.length, height);
    const canvas = newCanvas(width * PNG_SCALE, height * PNG_SCALE);
    canvas.getContext('2d')?.drawImage(image, 0, 0, width * PNG_SCALE, (height + CELL) * PNG_SCALE);
    return await canvasPng(canvas);
  } finally {
    URL.revokeObjectURL(address);
  }
}
