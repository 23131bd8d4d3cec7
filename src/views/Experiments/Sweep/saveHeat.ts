// The heat map as a file: the drawing on the page with its looks, typeface, title and link inside.
import { download } from '../../shared/download';
import { colour } from '../../shared/palette';
import { embedFaces } from '../../shared/picture/fonts';
import { pngBlob } from '../../shared/picture/png';
import { frame, styledCopy, svgBlob } from '../../shared/picture/svgPicture';

/** @throws Error when the typeface cannot be loaded or the picture not be drawn. */
export async function saveHeat(
  shown: SVGSVGElement,
  kind: 'svg' | 'png',
  { file, title, link }: { file: string; title: string; link: string },
): Promise<void> {
  const svg = styledCopy(shown, '.sweep-heat-hand');
  const [width, height] = [shown.width.baseVal.value, shown.height.baseVal.value];
  frame(svg, { title, about: link, width, height, paper: colour('--surface') });
  const faces = await embedFaces(svg);
  download(`${file}.${kind}`, kind === 'svg' ? svgBlob(svg) : await pngBlob(svg, faces));
}
