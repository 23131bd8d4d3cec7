// All English texts of Learn: one file for the frame, two for what figures say, one per chapter.
import batchHard from './batch-hard.json' with { type: 'json' };
import detach from './stop-gradient.json' with { type: 'json' };
import dry from './random-triplets.json' with { type: 'json' };
import embeddings from './triplets.json' with { type: 'json' };
import exponential from './exponential.json' with { type: 'json' };
import figures from './figures.json' with { type: 'json' };
import frame from './learn.json' with { type: 'json' };
import limits from './limits.json' with { type: 'json' };
import numerics from './numerics.json' with { type: 'json' };
import parts from './parts.json' with { type: 'json' };
import pointToSet from './point-to-set.json' with { type: 'json' };
import polynomial from './polynomial.json' with { type: 'json' };
import reidentification from './re-identification.json' with { type: 'json' };
import robust from './robust.json' with { type: 'json' };
import scoring from './scoring.json' with { type: 'json' };
import softmax from './softmax.json' with { type: 'json' };

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
