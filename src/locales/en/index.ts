// All English texts of Learn: one file for the frame, two for what figures say, one per chapter.
import batchHard from './batch-hard.json';
import detach from './stop-gradient.json';
import dry from './random-triplets.json';
import embeddings from './triplets.json';
import exponential from './exponential.json';
import figures from './figures.json';
import frame from './learn.json';
import limits from './limits.json';
import numerics from './numerics.json';
import parts from './parts.json';
import pointToSet from './point-to-set.json';
import polynomial from './polynomial.json';
import reidentification from './re-identification.json';
import robust from './robust.json';
import scoring from './scoring.json';
import softmax from './softmax.json';

/** The chapters' texts by the chapter's name in the link. */
const chapters = {
  're-identification': reidentification,
  triplets: embeddings,
  'random-triplets': dry,
  'batch-hard': batchHard,
  'point-to-set': pointToSet,
  exponential,
  polynomial,
  limits,
  'stop-gradient': detach,
  robust,
  softmax,
  scoring,
  numerics,
};

export type ChapterTexts = typeof chapters;
export type ChapterName = keyof ChapterTexts;

export const en = { learn: frame, parts, figures, ...chapters };
