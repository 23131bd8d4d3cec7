// A text of the locale files on the page: numbers filled in, words of a role in its colour, small formulas in the formula face.
import type { ReactElement } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { Numbers } from '../../lessons/types';
import { namesIn } from './texts';

/** What the tags of a text stand for. */
const TAGS: Record<string, ReactElement> = {
  pos: <b className="pos" />,
  neg: <b className="neg" />,
  anc: <span className="anc" />,
  b: <strong />,
  m: <span className="math" />,
  sub: <sub />,
};

interface SaidProps {
  /** "chapter:key", e.g. "batch-hard:body.rule"; the lesson types and tests see to it that there is such a text. */
  of: string;
  /** What it interpolates. While one of them is missing the text is not shown. */
  numbers?: Numbers;
  words?: Readonly<Record<string, string>>;
  /** Chooses among variants of the text (key_context). */
  context?: string;
  count?: number;
}

/** Whether a text has all its numbers. */
const complete = (template: string, values: object): boolean =>
  namesIn(template).every((name) => {
    const value = (values as Record<string, unknown>)[name];
    return typeof value === 'string' || (typeof value === 'number' && !Number.isNaN(value));
  });

/** A text with its numbers; nothing while one of them is not known. */
export function Said({ of, numbers, words, context, count }: SaidProps) {
  const { i18n } = useTranslation();
  const values = { ...numbers, ...words, ...(count === undefined ? null : { count }) };
  const variant = `${of}_${context}`;
  // One key of the frame stands for all: which ones there are is data here.
  const key = (context !== undefined && i18n.exists(variant) ? variant : of) as 'view';
  const template: unknown = i18n.t(key, { count, skipInterpolation: true });
  if (!complete(String(template), values)) return null;
  return <Trans i18n={i18n} i18nKey={key} values={values} components={TAGS} count={count} />;
}
