// A drawing of the page as a picture of its own: SVG that needs no style sheet.
import { colour } from '../palette';

const SVG = 'http://www.w3.org/2000/svg';

/** What a style sheet may give to the marks of a drawing. */
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

/** A copy of a drawing on the page whose every look is an attribute, without the marks that `unseen` selects. */
export function styledCopy(shown: SVGSVGElement, unseen: string): SVGSVGElement {
  const copy = shown.cloneNode(true) as SVGSVGElement;
  withStyles(shown, copy);
  // The marks of the copy stand where those on the page do, so what is unseen can go by its place.
  const marks = [...shown.querySelectorAll('*')];
  const copies = [...copy.querySelectorAll('*')];
  marks.forEach((mark, i) => mark.matches(unseen) && copies[i].remove());
  return copy;
}

/** Puts the value of the theme in place of each CSS variable in the attributes. */
export function resolveVariables(svg: Element): void {
  for (const element of [svg, ...svg.querySelectorAll('*')])
    for (const { name, value } of element.attributes)
      if (value.includes('var(--'))
        element.setAttribute(
          name,
          value.replace(/var\((--[\w-]+)\)/g, (_, variable: string) => colour(variable)),
        );
}

/** A new element of a drawing. */
export function svgElement<K extends keyof SVGElementTagNameMap>(
  name: K,
  attributes: Record<string, string> = {},
  text = '',
): SVGElementTagNameMap[K] {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.textContent = text;
  return element;
}

interface PictureFrame {
  title: string;
  /** Becomes the description: the link that opens what is shown, its configuration. */
  about: string;
  width: number;
  height: number;
  /** CSS colour behind everything. */
  paper: string;
}

/** Makes a document of a drawing: name space, size, title, description, paper. */
export function frame(svg: SVGSVGElement, { title, about, width, height, paper }: PictureFrame): void {
  const size = { width: String(width), height: String(height) };
  const attributes = { xmlns: SVG, ...size, viewBox: `0 0 ${width} ${height}` };
  for (const [name, value] of Object.entries(attributes)) svg.setAttribute(name, value);
  const sheet = svgElement('rect', { ...size, fill: paper });
  svg.prepend(svgElement('title', {}, title), svgElement('desc', {}, about), sheet);
}

export const svgText = (svg: SVGSVGElement): string => new XMLSerializer().serializeToString(svg);

export const svgBlob = (svg: SVGSVGElement): Blob => new Blob([svgText(svg)], { type: 'image/svg+xml' });
