// A chapter as data: which texts in which order, which figure, which claims set it up, and how its prediction is judged.
import type { ChapterName, ChapterTexts } from '../locales/en';

/** What a figure reports, by name; a number that is not known yet is absent. */
export type Numbers = Record<string, number>;

/** A paragraph: a text of the chapter's `body`, with a formula under it where it needs one. */
export interface Step<Text extends string = string> {
  text: Text;
  /** TeX; \positive{…}, \negative{…}, \margin{…} and \weight{…} carry the roles. */
  tex?: string;
}

/** An answer to choose; `value` stands in its text where that is a number. */
export interface Choice<Id extends string = string> {
  id: Id;
  value?: number;
}

export interface Prediction<Claim extends string = string, Id extends string = string> {
  /** It is asked after so many steps, before the text tells. */
  after: number;
  /** The claim to which the figure is set when the reader has chosen, or its start; null where it stays as it is. */
  shows: Claim | 'start' | null;
  choices: readonly Choice<Id>[];
  /** Id of the right choice, from the figure's numbers alone; null while they do not say. */
  answer: (numbers: Numbers) => Id | null;
}

export type FigureId =
  | 'Gallery'
  | 'Triplet'
  | 'RandomTriplets'
  | 'BatchHard'
  | 'PointToSet'
  | 'Exponential'
  | 'Polynomial'
  | 'Limits'
  | 'StopGradient'
  | 'OutlierBench'
  | 'JointSoftmax'
  | 'Scoring'
  | 'Numerics';

export interface Lesson {
  /** Its name in the link, and of its texts. */
  slug: ChapterName;
  figure: FigureId;
  steps: readonly Step[];
  /** Ids of the claims; each is a link that sets the figure up. */
  claims: readonly string[];
  /** Claims that another chapter's figure shows. */
  elsewhere?: Readonly<Record<string, { slug: ChapterName; claim: string }>>;
  prediction: Prediction;
}

type Keys<N extends ChapterName, Part extends 'body' | 'claims'> = keyof ChapterTexts[N][Part] & string;
type ChoiceId<N extends ChapterName> = keyof ChapterTexts[N]['prediction']['choices'] & string;

/** A lesson whose every text is in the locale file: what has none does not compile. */
export interface WrittenLesson<N extends ChapterName> extends Lesson {
  slug: N;
  steps: readonly Step<Keys<N, 'body'>>[];
  claims: readonly Keys<N, 'claims'>[];
  prediction: Prediction<Keys<N, 'claims'>, ChoiceId<N>>;
}

/** Makes a chapter's record. */
export const lesson = <N extends ChapterName>(written: WrittenLesson<N>): Lesson => written;

/** The choice whose value is nearest to the measured one, in ratio; null for a number that is not above 0. */
export function nearestChoice<Id extends string>(
  choices: readonly Choice<Id>[],
  measured: number,
): Id | null {
  if (!(measured > 0 && measured < Infinity)) return null;
  const off = ({ value = NaN }: Choice) => Math.abs(Math.log(value / measured));
  return choices.reduce((best, choice) => (off(choice) < off(best) ? choice : best)).id;
}
