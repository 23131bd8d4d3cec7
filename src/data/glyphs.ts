// Invented characters: a data set that trains in seconds, where identity is what is written and camera is who wrote it.
import { drawHand, GLYPH_SIDE, writeGlyph } from './glyphHand';
import { drawProgrammes } from './glyphStrokes';
import { createRandom } from './random';
import { assemble, checkSyntheticOptions, planItems } from './synthetic';
import type { SyntheticOptions } from './synthetic';
import type { Dataset } from './types';
import { JUNK } from './types';

export type GlyphOptions = SyntheticOptions;

/**
 * Characters of 2–4 strokes, 32 × 32, one channel, dark ink on light paper; every fourth is a near-twin of the one before.
 * The same options give the same bytes in every engine. Throws RangeError for options out of range.
 */
export function makeGlyphs(options: GlyphOptions): Dataset {
  checkSyntheticOptions(options);
  const random = createRandom(options.seed, 'data').fork('glyphs');
  const plan = planItems(options);
  const programmes = drawProgrammes(options.identities, options.distractors, random.fork('programmes'));
  const hands = Array.from({ length: options.cameras }, (_, camera) =>
    drawHand(options.difficulty, random.fork(`writer ${camera}`)),
  );
  const size = GLYPH_SIDE * GLYPH_SIDE;
  const values = new Uint8Array(plan.length * size);
  plan.forEach(({ identity, camera, subject, stream }, i) => {
    writeGlyph(values.subarray(i * size, (i + 1) * size), programmes.get(subject)!, hands[camera], {
      difficulty: options.difficulty,
      spoilt: identity === JUNK,
      random: random.fork(stream),
    });
  });
  const shape = { kind: 'image', height: GLYPH_SIDE, width: GLYPH_SIDE, channels: 1 } as const;
  return assemble(
    { name: 'Invented characters', shape, values, cameraNoun: 'Writer' },
    plan,
    options,
    random,
  );
}
