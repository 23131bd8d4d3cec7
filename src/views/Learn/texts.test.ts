// The texts on the page: no number is missing, no tag unknown, every formula can be set.
import katex from 'katex';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { describe, expect, test } from 'vitest';
import { lessons } from '../../lessons';
import { curveNumbers, curveSetup, type CurveFigureId, CURVE_FIGURES } from '../../lessons/curves';
import { galleryNumbers } from '../../lessons/gallery';
import { evaluatePlane, planeNumbers } from '../../lessons/planeNumbers';
import { PLANE_FIGURES, planeSetup, type PlaneFigureId } from '../../lessons/planes';
import type { FigureId, Numbers } from '../../lessons/types';
import { en } from '../../locales/en';
import { texOptions } from '../shared/katex';
import { Said } from './Said';
import { namesIn, texts } from './texts';

const html = (of: string, numbers?: Numbers) =>
  renderToStaticMarkup(createElement(I18nextProvider, { i18n: texts }, createElement(Said, { of, numbers })));

/** All strings of a locale file, by their path. */
function leaves(tree: object, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[path + key, value] as [string, string]]
      : leaves(value as object, `${path}${key}.`),
  );
}

function reported(figure: FigureId): Numbers | null {
  if (Object.hasOwn(PLANE_FIGURES, figure)) {
    const setup = planeSetup(figure as PlaneFigureId, null);
    return planeNumbers(setup, evaluatePlane(setup));
  }
  if (Object.hasOwn(CURVE_FIGURES, figure)) return curveNumbers(curveSetup(figure as CurveFigureId, null));
  return figure === 'Gallery' ? galleryNumbers(0, true) : null;
}

test('every tag of every text is one that the page knows, and is closed', () => {
  for (const [file, tree] of Object.entries(en))
    for (const [path, text] of leaves(tree)) {
      const tags = [...text.matchAll(/<(\/?)(\w+)>/g)];
      for (const [, , name] of tags)
        expect(['pos', 'neg', 'anc', 'b', 'm', 'sub'], `${file}:${path}`).toContain(name);
      expect(tags.filter(([, end]) => end).length * 2, `${file}:${path}`).toBe(tags.length);
    }
});

describe.each(lessons.map((lesson) => [lesson.slug, lesson] as const))('%s', (slug, lesson) => {
  const numbers = reported(lesson.figure);

  test('every sentence is shown with all its numbers', () => {
    const paths = [...lesson.steps.map(({ text }) => `body.${text}`), 'prediction.reveal'];
    const file: object = en[slug];
    const byPath = new Map(leaves(file));
    for (const path of paths) {
      const names = namesIn(byPath.get(path) ?? '');
      const values = numbers ?? Object.fromEntries(names.map((name) => [name, 0.5]));
      const shown = html(`${slug}:${path}`, values);
      expect(shown, path).not.toBe('');
      expect(shown, path).not.toMatch(/\{\{|undefined|NaN|–(?=\s*<)/);
      if (names.length) expect(html(`${slug}:${path}`, {}), path).toBe('');
    }
  });

  test('every formula can be set', () => {
    for (const { tex } of lesson.steps)
      if (tex) expect(() => katex.renderToString(tex, texOptions())).not.toThrow();
  });
});

test('no chapter’s text carries a measured number of its own', () => {
  for (const [file, tree] of lessons.map(({ slug }) => [slug, en[slug]] as const))
    for (const [path, text] of leaves(tree))
      expect(text.replaceAll(/\{\{.*?\}\}/g, ''), `${file}:${path}`).not.toMatch(/\d[.,]\d|\d\s?%/);
});

test('numbers are written as the app writes them', () => {
  expect(
    html('stop-gradient:prediction.reveal', {
      easiestEffective: -0.0341,
      hardestEffective: 1.2,
      hardestWeight: 0.9,
      sumEffective: 1,
    }),
  ).toContain('−0.034');
  expect(html('exponential:body.now', { sigma: Infinity, gap: 0.1, ratio: 1, size: 5, neffE: 5 })).toContain(
    '∞',
  );
  expect(html('triplets:body.roles')).toContain('<b class="pos">positive</b>');
});
