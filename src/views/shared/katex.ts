// KaTeX with its styles and fonts, a part of its own that loads once a formula is shown.
import { render, type KatexOptions } from 'katex';
import 'katex/dist/katex.min.css';

/** \positive{…} and so on mark a term of the formula (see Term in state/interface); the page lights what it governs. The outer braces keep operators' space out of the mark. */
const mark = (term: string) => String.raw`{\htmlData{term=${term}}{#1}}`;

/** How formulas are read and drawn. KaTeX adds to the macros that it is given, so every formula gets its own. */
export const texOptions = (): KatexOptions => ({
  throwOnError: true,
  strict: 'ignore', // \htmlData is no LaTeX
  trust: ({ command }) => command === '\\htmlData',
  output: 'htmlAndMathml',
  macros: {
    '\\positive': mark('positive'),
    '\\negative': mark('negative'),
    '\\margin': mark('margin'),
    '\\weight': mark('weight'),
  },
});

/** Draws TeX into an element: HTML for the eye, MathML for whoever hears it. @throws ParseError for bad TeX. */
export function draw(tex: string, element: HTMLElement): void {
  render(tex, element, texOptions());
}
