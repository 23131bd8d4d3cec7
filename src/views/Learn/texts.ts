// The texts of Learn: i18next with the English resources, and the ways in which a sentence writes a number.
import { createInstance } from 'i18next';
import { initReactI18next } from 'react-i18next/initReactI18next';
import { en, type ChapterName } from '../../locales/en';
import { formatNumber } from '../shared/controls/format';
import { fixed, percent } from '../shared/numberText';

/** `{{loss, n3}}`: three decimals. `{{sigma, plain}}`: as many as it needs. `{{share, percent}}`: of a 0–1 share. */
const FORMATS: Record<string, (value: number) => string> = {
  n0: (value) => fixed(value, 0),
  n1: (value) => fixed(value, 1),
  n2: (value) => fixed(value, 2),
  n3: (value) => fixed(value, 3),
  plain: (value) => formatNumber(value, 3),
  percent: (value) => percent(value),
  percent1: (value) => percent(value, 1),
};

export const texts = createInstance();

void texts.use(initReactI18next).init({
  lng: 'en',
  fallbackLng: 'en',
  defaultNS: 'learn',
  resources: { en },
  initAsync: false,
  returnNull: false,
  interpolation: { escapeValue: false }, // React escapes
  react: { useSuspense: false },
});

for (const [name, format] of Object.entries(FORMATS)) texts.services.formatter?.add(name, format);

/** Names of the numbers that a text interpolates. */
export const namesIn = (template: string): string[] =>
  [...template.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1]);

/** A chapter's title. */
export const titleOf = (slug: ChapterName): string => texts.t(`${slug}:title`);
