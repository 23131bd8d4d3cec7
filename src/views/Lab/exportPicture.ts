// A stage as a picture of its own: every colour resolved, fonts named by family, the landscape inside, the link as its description.
import { colour } from '../shared/palette';
import { frame, styledCopy, svgElement } from '../shared/picture/svgPicture';

/** What only serves the hand, not the eye. */
const UNSEEN = '.plane-touch';

function landscapeOf(plane: Element, width: number, height: number): SVGImageElement | null {
  const canvas = plane.querySelector<HTMLCanvasElement>('canvas');
  if (!canvas) return null;
  return svgElement('image', {
    href: canvas.toDataURL(),
    width: String(width),
    height: String(height),
    opacity: getComputedStyle(canvas).opacity,
  });
}

/** The plane of a stage ('A' or 'B') as an SVG document; null where it is not on the page. `link` describes it. */
export function stageSvg(side: 'A' | 'B', link: string): SVGSVGElement | null {
  const plane = document.querySelector(`.lab-panel[data-side="${side}"] .plane`);
  const shown = plane?.querySelector<SVGSVGElement>(':scope > svg');
  if (!plane || !shown) return null;
  const copy = styledCopy(shown, UNSEEN);
  const [width, height] = ['width', 'height'].map((name) => Number(shown.getAttribute(name)));
  const landscape = landscapeOf(plane, width, height);
  if (landscape) copy.prepend(landscape);
  const title = shown.getAttribute('aria-label') ?? '';
  frame(copy, { title, about: link, width, height, paper: colour('--surface') });
  return copy;
}
