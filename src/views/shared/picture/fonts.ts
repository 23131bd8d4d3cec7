// The page's typeface inside a picture, so that it looks the same where Inter is not installed. Fetched when first needed.
import greek400 from '@fontsource/inter/files/inter-greek-400-normal.woff2?url';
import greek600 from '@fontsource/inter/files/inter-greek-600-normal.woff2?url';
import latin400 from '@fontsource/inter/files/inter-latin-400-normal.woff2?url';
import latin600 from '@fontsource/inter/files/inter-latin-600-normal.woff2?url';
import { svgElement } from './svgPicture';

/** One file of the typeface. */
export interface Face {
  url: string;
  weight: string;
  /** A letter that only this file has. */
  letter: string;
}

const LATIN: readonly Face[] = [
  { url: latin400, weight: '400', letter: 'H' },
  { url: latin600, weight: '600', letter: 'H' },
];
const GREEK: readonly Face[] = [
  { url: greek400, weight: '400', letter: 'Ω' },
  { url: greek600, weight: '600', letter: 'Ω' },
];
/** What the Greek files hold; the Latin ones are for all else. */
const GREEK_RANGE = 'unicode-range:U+0370-03FF;';
const GREEK_LETTER = /[\u0370-\u03ff]/;

/** The faces that a text needs. */
export const facesFor = (text: string): readonly Face[] =>
  GREEK_LETTER.test(text) ? [...LATIN, ...GREEK] : LATIN;

/** Bytes as base64, in pieces: a call takes only so many arguments. */
function base64(bytes: Uint8Array): string {
  const PIECE = 0x8000;
  let text = '';
  for (let at = 0; at < bytes.length; at += PIECE)
    text += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  return btoa(text);
}

async function load(face: Face): Promise<string> {
  const answer = await fetch(face.url);
  if (!answer.ok) throw new Error('The typeface for the picture could not be loaded.');
  const data = base64(new Uint8Array(await answer.arrayBuffer()));
  const range = GREEK.includes(face) ? GREEK_RANGE : '';
  return `@font-face{font-family:Inter;font-weight:${face.weight};${range}src:url(data:font/woff2;base64,${data}) format("woff2")}`;
}

const loaded = new Map<Face, Promise<string>>();

function ruleOf(face: Face): Promise<string> {
  const known = loaded.get(face);
  if (known) return known;
  const loading = load(face);
  loaded.set(face, loading);
  loading.catch(() => loaded.delete(face)); // the next picture asks again
  return loading;
}

/** The @font-face rules with the files inside. @throws Error when a file cannot be loaded. */
export const faceRules = async (faces: readonly Face[]): Promise<string> =>
  (await Promise.all(faces.map(ruleOf))).join('');

/** Puts the faces that the texts of a framed drawing need into it. @returns them. @throws Error when one cannot be loaded. */
export async function embedFaces(svg: SVGSVGElement): Promise<readonly Face[]> {
  const faces = facesFor(svg.textContent ?? '');
  svg.querySelector('desc')?.after(svgElement('style', {}, await faceRules(faces)));
  return faces;
}
