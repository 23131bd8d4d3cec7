// What all invented data sets share: their options, who is seen how often by which camera, the split and the wrong labels.
import type { Random } from './random';
import { splitByIdentity } from './split';
import type { Dataset, ItemShape } from './types';
import { DISTRACTOR, JUNK } from './types';
import { plantWrongLabels } from './wrongLabels';

export interface SyntheticOptions {
  /** At least 4: half of them, rounded down, are test identities. */
  identities: number;
  /** At least 2, over all cameras. */
  imagesPerIdentity: number;
  cameras: number;
  /** 0 (cameras agree, images hardly vary) to 1. */
  difficulty: number;
  /** Share (0–0.5) of training items with another training identity's label. */
  wrongLabels: number;
  /** Gallery items of people who are in no query. */
  distractors: number;
  /** Gallery items that no ranking contains. */
  junk: number;
  /** Unsigned 32-bit integer. */
  seed: number;
}

/** One item to be made. */
export interface ItemPlan {
  identity: number;
  camera: number;
  /** Whose appearance it shows: an identity, or a negative number for distractors. */
  subject: number;
  /** Name of the item's random stream: more identities, images or distractors change no other item. */
  stream: string;
}

function check(name: string, value: number, low: number, high: number, integer: boolean): void {
  if (!(value >= low && value <= high) || (integer && !Number.isInteger(value)))
    throw new RangeError(`${name} must be ${integer ? 'an integer ' : ''}in ${low}–${high}, not ${value}.`);
}

/** Throws RangeError with a sentence that names the option. The upper bounds keep a data set of 32 × 32 bytes an item below 80 MB. */
export function checkSyntheticOptions(options: SyntheticOptions): void {
  check('identities', options.identities, 4, 1000, true);
  check('imagesPerIdentity', options.imagesPerIdentity, 2, 64, true);
  check('cameras', options.cameras, 1, 16, true);
  check('difficulty', options.difficulty, 0, 1, false);
  check('wrongLabels', options.wrongLabels, 0, 0.5, false);
  check('distractors', options.distractors, 0, 5000, true);
  check('junk', options.junk, 0, 5000, true);
  check('seed', options.seed, 0, 0xffffffff, true);
}

/** Number of test identities: they are the last ones, `identities − n + 1 … identities`. */
export function testIdentityCount(identities: number): number {
  return Math.floor(identities / 2);
}

/** Every fourth identity is made from the one before it, with a small difference; null for the others. */
export function twinOf(subject: number): number | null {
  return subject > 0 && subject % 4 === 0 ? subject - 1 : null;
}

/**
 * The items in order: identities 1, 2, … with their images going round the cameras, then distractors, then junk. An identity
 * is seen by no more cameras than leave each two images: an image that is alone in its camera is a query, and only the rest
 * can be found. (With two images each, both are queries and none is counted.)
 */
export function planItems(options: SyntheticOptions): ItemPlan[] {
  const { identities, imagesPerIdentity, cameras, distractors, junk } = options;
  const seenBy = Math.min(cameras, Math.max(2, Math.floor(imagesPerIdentity / 2)));
  const plan: ItemPlan[] = [];
  for (let subject = 1; subject <= identities; subject++)
    for (let take = 0; take < imagesPerIdentity; take++)
      plan.push({
        identity: subject,
        camera: (subject + (take % seenBy)) % cameras,
        subject,
        stream: `image ${subject} ${take}`,
      });
  for (let i = 0; i < distractors; i++)
    plan.push({ identity: DISTRACTOR, camera: i % cameras, subject: -1 - i, stream: `distractor ${i}` });
  const tested = testIdentityCount(identities);
  for (let i = 0; i < junk; i++) {
    // Junk is a spoilt image of somebody who is looked for, as in Market-1501.
    const subject = identities - (i % tested);
    plan.push({ identity: JUNK, camera: i % cameras, subject, stream: `junk ${i}` });
  }
  return plan;
}

/** Puts values and plan together: split, then wrong labels among the training items from the stream 'wrong labels'. */
export function assemble(
  content: { name: string; shape: ItemShape; values: Uint8Array | Float32Array; cameraNoun: string },
  plan: readonly ItemPlan[],
  options: SyntheticOptions,
  random: Random,
): Dataset {
  const trueIdentity = Int32Array.from(plan, (item) => item.identity);
  const camera = Int32Array.from(plan, (item) => item.camera);
  const tested = testIdentityCount(options.identities);
  const testIdentities = Array.from({ length: tested }, (_, i) => options.identities - i);
  const excludeSameCamera = options.cameras > 1;
  const split = splitByIdentity({ identity: trueIdentity, camera, testIdentities, excludeSameCamera });
  return {
    name: content.name,
    shape: content.shape,
    count: plan.length,
    values: content.values,
    identity: plantWrongLabels(trueIdentity, split.train, options.wrongLabels, random.fork('wrong labels')),
    trueIdentity,
    camera,
    cameraNames: Array.from({ length: options.cameras }, (_, i) => `${content.cameraNoun} ${i + 1}`),
    split,
    excludeSameCamera,
  };
}
