// The page's colours for a document of its own, which follows the reader's colour scheme instead of our switch.
import tokens from '../../tokens.css?raw';

/** Declarations of the first rule with this selector, without comments. */
function declarations(css: string, selector: string): string {
  const from = css.indexOf(`${selector} {`);
  if (from < 0) throw new Error(`No rule for ${selector} in the style sheet.`);
  return css.slice(css.indexOf('{', from) + 1, css.indexOf('}', from));
}

/** A style sheet with all variables, light or dark as the reader's system is set; paper is always light. */
export function schemeTokens(css: string = tokens): string {
  const plain = css.replace(/\/\*[^]*?\*\//g, '').replace(/\s+/g, ' ');
  const light = declarations(plain, ':root');
  const dark = declarations(plain, "[data-theme='dark']");
  return `:root{${light}}@media screen and (prefers-color-scheme:dark){:root{${dark}}}`;
}
