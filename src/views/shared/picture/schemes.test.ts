import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { schemeTokens } from './schemes';

const css = readFileSync(new URL('../../tokens.css', import.meta.url), 'utf8');

test('both schemes are there, without comments and with every variable of the page', () => {
  const text = schemeTokens(css);
  const [light, dark] = text.split('@media screen and (prefers-color-scheme:dark)');
  expect(light).toContain('--run-3: #4b3fb8;');
  expect(dark).toContain('--run-3: #9d92f5;');
  expect(text).not.toMatch(/\/\*|data-theme/);
  const names = [...css.matchAll(/^\s+(--[\w-]+):/gm)].map(([, name]) => name);
  expect(names.length).toBeGreaterThan(50);
  for (const name of names) expect(text).toContain(`${name}:`);
});

test('a style sheet without the rules is refused', () => {
  expect(() => schemeTokens(':root { --a: 1 }')).toThrow(/dark/);
});
