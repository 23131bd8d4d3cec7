// A stage as a picture of its own: every colour resolved, fonts named by family, the landscape inside, the link as its description.
import { colour } from '../shared/palette';

const SVG = 'http://www.w3.org/2000/svg';

/** What the style sheet gives to the marks of a plane. */
const PROPERTIES = [
  'display',
  'fill',
  'fill-opacity',
  'fill-rule',
  'font-family',
  'font-size',
  'font-style',
  'font-weight',
  'opacity',
  'paint-order',
  'r',
  'stroke',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'stroke-opacity',
  'stroke-width',
  'text-anchor',
  'visibility',
] as const;

/** What only serves hand and reader, not the eye. */
const UNSEEN = '.plane-touch';
const ROLES = ['role', 'tabindex', 'class', 'aria-label', 'aria-describedby', 'aria-hidden', 'aria-pressed'];

function withStyles(from: Element, to: Element): void {
  const style = getComputedStyle(from);
  for (const property of PROPERTIES) {
    const value = style.getPropertyValue(property);
    if (value && !(property === 'r' && from.tagName !== 'circle')) to.setAttribute(property, value);
  }
  for (const name of [...ROLES, 'style', 'data-interactive']) to.removeAttribute(name);
  [...from.children].forEach((child, i) => withStyles(child, to.children[i]));
}

function landscapeOf(plane: Element, width: string, height: string): SVGImageElement | null {
  const canvas = plane.querySelector<HTMLCanvasElement>('canvas');
  if (!canvas) return null;
  const image = document.createElementNS(SVG, 'image');
  const attributes = {
    href: canvas.toDataURL(),
    width,
    height,
    opacity: getComputedStyle(canvas).opacity,
  };
  for (const [name, value] of Object.entries(attributes)) image.setAttribute(name, value);
  return image;
}

/** The plane of a stage ('A' or 'B') as an SVG document; null where it is not on the page. `link` describes it. */
export function stageSvg(side: 'A' | 'B', link: string): SVGSVGElement | null {
  const plane = document.querySelector(`.lab-panel[data-side="${side}"] .plane`);
  const shown = plane?.querySelector<SVGSVGElement>(':scope > svg');
  if (!plane || !shown) return null;
  const copy = shown.cloneNode(true) as SVGSVGElement;
  withStyles(shown, copy);
  // The marks of the copy stand where those on the page do, so what is unseen can go by its place.
  const marks = [...shown.querySelectorAll('*')];
  const copies = [...copy.querySelectorAll('*')];
  marks.forEach((mark, i) => mark.matches(UNSEEN) && copies[i].remove());
  const width = shown.getAttribute('width') ?? '400';
  const height = shown.getAttribute('height') ?? '400';
  copy.setAttribute('xmlns', SVG);
  copy.setAttribute('viewBox', `0 0 ${width} ${height}`);
  const paper = document.createElementNS(SVG, 'rect');
  paper.setAttribute('width', width);
  paper.setAttribute('height', height);
  paper.setAttribute('fill', colour('--surface'));
  const title = document.createElementNS(SVG, 'title');
  title.textContent = shown.getAttribute('aria-label');
  const description = document.createElementNS(SVG, 'desc');
  description.textContent = link;
  const landscape = landscapeOf(plane, width, height);
  copy.prepend(title, description, paper, ...(landscape ? [landscape] : []));
  return copy;
}

export const svgBlob = (svg: SVGSVGElement): Blob =>
  new Blob([new XMLSerializer().serializeToString(svg)], { type: 'image/svg+xml' });

/** Pixels per CSS px of a PNG: sharp in print and on fine screens. */
const PNG_SCALE = 3;

/** The SVG drawn as PNG. @throws Error when the browser cannot draw it. */
export async function pngBlob(svg: SVGSVGElement): Promise<Blob> {
  const address = URL.createObjectURL(svgBlob(svg));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Number(svg.getAttribute('width')) * PNG_SCALE;
    canvas.height = Number(svg.getAttribute('height')) * PNG_SCALE;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) =>
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture could not be drawn.')))),
    );
  } finally {
    URL.revokeObjectURL(address);
  }
}
