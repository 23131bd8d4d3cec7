// What differs between the two stages, in sentences made from their numbers. Nothing is said that the numbers do not show.
import { losses } from '../../metric';
import type { AnchorTerm } from '../../metric';
import { countOf, fixed, percent } from '../numberText';
import type { LabEvaluation } from './evaluate';
import type { LabScene } from './scene';
import { nameStages, type StageName } from './stageNames';

/** A piece of a sentence; `mark` is its emphasis or the role that it speaks of. */
export interface TextRun {
  text: string;
  mark?: 'strong' | 'positive' | 'negative';
}
export type LabSentence = TextRun[];

/** A coefficient or share smaller than this is not worth a word: it prints as .000. */
export const NOTICEABLE = 5e-4;

const strong = (text: string): TextRun => ({ text, mark: 'strong' });
const positive = (text: string): TextRun => ({ text, mark: 'positive' });
const negative = (text: string): TextRun => ({ text, mark: 'negative' });

/** text`…${run}…`: plain words with marked runs between them. */
function text(words: TemplateStringsArray, ...values: (TextRun | string)[]): LabSentence {
  const runs: LabSentence = [];
  const add = (run: TextRun) => {
    const last = runs.at(-1);
    if (!run.mark && last && !last.mark) last.text += run.text;
    else if (run.text) runs.push(run);
  };
  words.forEach((word, i) => {
    add({ text: word });
    const value = values[i];
    if (value !== undefined) add(typeof value === 'string' ? { text: value } : { ...value });
  });
  return runs;
}

/** One stage with what is said of it. */
interface Side {
  name: StageName;
  evaluation: LabEvaluation;
  /** Some force acts. */
  active: boolean;
}

/** Below this a force is rounding, not a force. */
const NO_FORCE = 1e-12;

function sideOf(name: StageName, evaluation: LabEvaluation): Side {
  return { name, evaluation, active: evaluation.gradient.some(([x, y]) => Math.hypot(x, y) > NO_FORCE) };
}

/**
 * What to see between the two stages, the most telling sentence first.
 * `a` and `b` are evaluateLab of the scene's first and second stage.
 */
export function compareStages(scene: LabScene, a: LabEvaluation, b: LabEvaluation): LabSentence[] {
  const names = nameStages(scene.stages);
  if (!names) return [text`Both sides have the same loss: change one of them to compare.`];
  const sides: [Side, Side] = [sideOf(names[0], a), sideOf(names[1], b)];
  const missing = missingSet(scene);
  if (missing) return [missing];
  const resting = restingSentence(scene, sides);
  const rest = resting ? [resting] : [];
  if (!sides[0].active && !sides[1].active) return [...rest, ...lossSentence(sides)];
  const pointToSet = sides.every(({ evaluation }) => evaluation.anchors !== null);
  const body = !pointToSet
    ? pairSentences(scene, sides)
    : scene.mode === 'one'
      ? oneAnchor(scene, sides)
      : allAnchors(sides);
  return [...rest, ...body, ...lossSentence(sides)];
}

function missingSet({ points, anchor, mode }: LabScene): LabSentence | null {
  const lacks = (own: number) => {
    const same = points.filter(({ identity }) => identity === points[own].identity).length;
    return same === 1 ? 'positive' : same === points.length ? 'negative' : null;
  };
  if (mode === 'one') {
    const side = lacks(anchor);
    return (
      side &&
      text`The anchor has no ${side === 'positive' ? positive(side) : negative(side)}: add one to see a force.`
    );
  }
  return points.every((_, i) => lacks(i))
    ? text`No point has both a positive and a negative, so there is no loss.`
    : null;
}

/** Why nothing moves on a side. */
function restingSentence(scene: LabScene, sides: [Side, Side]): LabSentence | null {
  const resting = sides.filter(({ active }) => !active);
  if (resting.length === 0) return null;
  const where = resting.length === 2 ? 'on both sides' : `under ${resting[0].name.full}`;
  if (resting.every(({ evaluation }) => evaluation.value === 0))
    return text`${strong('The loss is 0')} ${where}: the margin holds and nothing moves.`;
  const why = resting.every(isDirectionless(scene))
    ? ', since the anchor lies at the origin and has no direction'
    : '';
  return text`${strong('No force')} ${where}${why}.`;
}

/** Losses on the unit circle cannot move an anchor, nor compare it, where it has no direction. */
function isDirectionless({ points, anchor, normalize }: LabScene): (side: Side) => boolean {
  const { x, y } = points[anchor];
  return ({ evaluation: { spec } }) =>
    x === 0 && y === 0 && (normalize || losses[spec.kind].measure === 'dot');
}

/** The positive to look at: the farthest mislabelled one, else the farthest. Index into the term's positives. */
function focusOf(
  { points }: LabScene,
  { positives, positiveDistances }: Pick<AnchorTerm, 'positives' | 'positiveDistances'>,
): { at: number; name: string } {
  const farthest = (among: number[]) =>
    among.reduce((best, i) => (positiveDistances[i] > positiveDistances[best] ? i : best), among[0]);
  const isWrong = (i: number) => {
    const { shows, identity } = points[positives[i]];
    return shows !== undefined && shows !== identity;
  };
  const all = positives.map((_, i) => i);
  const wrong = all.filter(isWrong);
  if (wrong.length) return { at: farthest(wrong), name: 'mislabelled positive' };
  return { at: farthest(all), name: 'farthest positive' };
}

function oneAnchor(scene: LabScene, [a, b]: [Side, Side]): LabSentence[] {
  const [s, t] = [a.evaluation.term, b.evaluation.term];
  if (!s || !t) return [];
  const { at, name } = focusOf(scene, s);
  const weights = [s.positiveWeights[at], t.positiveWeights[at]];
  const [w, v] = weights.map((weight) => strong(fixed(weight)));
  const lead = text`The ${positive(name)} at ${fixed(s.positiveDistances[at])} has weight`;
  const rest =
    w.text === v.text
      ? text` ${w} under ${a.name.full} as under ${b.name.full}.`
      : text` ${w} under ${a.name.full} and ${v} under ${b.name.full}.`;
  return [
    [...lead, ...rest],
    ...effectiveSentence([a, b], [s.positiveEffective[at], t.positiveEffective[at]], weights),
    ...wrongWaySentences([a, b], (side) => wrongInTerms(side.evaluation.anchors ?? []), ''),
    ...sharing(
      [a, b],
      [s.positiveEffectiveSize, t.positiveEffectiveSize, s.positives.length],
      [s.negativeEffectiveSize, t.negativeEffectiveSize, s.negatives.length],
    ),
  ];
}

/** N_eff of two sides that differ by less than this is the same softness. */
const SAME_SIZE = 0.05;

/** Whether the softer of the two spares the member that the harder one looks at. */
function effectiveSentence(sides: [Side, Side], effective: number[], weights: number[]): LabSentence[] {
  if (effective.every((e, i) => Math.abs(e - weights[i]) < NOTICEABLE) || sides.some(({ active }) => !active))
    return [];
  const [p, q] = sides.map(({ evaluation }) => evaluation.term?.positiveEffectiveSize ?? 0);
  const soft = p > q ? 0 : 1;
  const hard = 1 - soft;
  const [at, against] = [effective[soft], effective[hard]];
  const lead = text`Its effective weight is ${strong(fixed(at))} under ${sides[soft].name.short} and ${strong(fixed(against))} under ${sides[hard].name.short}`;
  if (Math.abs(p - q) < SAME_SIZE || fixed(at) === fixed(against)) return [[...lead, ...text`.`]];
  if (at > against) return [[...lead, ...text`: ${strong('softening does not help')}, it is pulled harder.`]];
  const beyond = at > 1 ? ', yet it is more than batch-hard’s 1' : '';
  return [[...lead, ...text`: softening spares it${beyond}.`]];
}

interface WrongWay {
  positives: number;
  negatives: number;
}

/** Members whose effective coefficient points the wrong way, over anchors that have a loss. */
function wrongInTerms(terms: AnchorTerm[]): WrongWay {
  const count = (of: (term: AnchorTerm) => number[]) =>
    terms
      .filter(({ loss }) => loss > 0)
      .reduce((sum, term) => sum + of(term).filter((e) => e <= -NOTICEABLE).length, 0);
  return { positives: count((t) => t.positiveEffective), negatives: count((t) => t.negativeEffective) };
}

/** `pair` follows the role's name where members of several anchors are counted. */
function wrongWaySentences(
  sides: [Side, Side],
  countIn: (side: Side) => WrongWay,
  pair: '' | ' pair',
): LabSentence[] {
  const counts = sides.map(countIn);
  const phrase = (count: number, side: string, done: string) =>
    `${countOf(count, `${side}${pair}`)} ${count === 1 ? 'is' : 'are'} ${done}`;
  return sides.flatMap(({ name }, i) => {
    const { positives, negatives } = counts[i];
    if (!positives && !negatives) return [];
    const parts: TextRun[] = [];
    if (positives) parts.push(positive(phrase(positives, 'positive', 'pushed away')));
    if (negatives) parts.push(negative(phrase(negatives, 'negative', 'pulled in')));
    const joined = parts.length === 2 ? text`${parts[0]} and ${parts[1]}` : parts;
    const other = counts[1 - i];
    const none = other.positives + other.negatives === 0 ? `; under ${sides[1 - i].name.short} none` : '';
    return [[...text`The wrong way under ${name.short}: `, ...joined, ...text`${none}.`]];
  });
}

/** "1.0 against 5.5 of 8", with the sides' names where they are given. */
function setText([x, y, all]: number[], [a, b]: string[] = ['', '']): string {
  return `${fixed(x, 1)}${a} against ${fixed(y, 1)}${b} of ${Number(all.toFixed(1))}`;
}

/** N_eff of both sets: [first side, second side, size of the set]. */
function sharing([a, b]: [Side, Side], pull: number[], push: number[]): LabSentence[] {
  if ([pull, push].every(([x, y]) => fixed(x, 1) === fixed(y, 1))) return [];
  const names = [` (${a.name.short})`, ` (${b.name.short})`];
  return [
    text`In effect the pull is shared by ${strong(setText(pull, names))} positives, the push by ${strong(setText(push))} negatives.`,
  ];
}

const mean = (terms: AnchorTerm[], of: (term: AnchorTerm) => number): number =>
  terms.reduce((sum, term) => sum + of(term), 0) / terms.length;

function allAnchors(sides: [Side, Side]): LabSentence[] {
  const [a, b] = sides;
  const [s, t] = sides.map(({ evaluation }) => evaluation.anchors ?? []);
  const [x, y] = [s, t].map((terms) => terms.filter(({ loss }) => loss > 0).length);
  const means = (size: (t: AnchorTerm) => number, all: (t: AnchorTerm) => number) => [
    mean(s, size),
    mean(t, size),
    mean(s, all),
  ];
  return [
    text`Of ${countOf(s.length, 'anchor')}, ${strong(String(x))} ${x === 1 ? 'has' : 'have'} a loss under ${a.name.full} and ${strong(String(y))} under ${b.name.full}.`,
    ...wrongWaySentences(sides, ({ evaluation }) => wrongInTerms(evaluation.anchors ?? []), ' pair'),
    ...sharing(
      sides,
      means(
        (term) => term.positiveEffectiveSize,
        (term) => term.positives.length,
      ),
      means(
        (term) => term.negativeEffectiveSize,
        (term) => term.negatives.length,
      ),
    ),
  ];
}

/** With a comparison loss on a side there are no weights, but forces. */
function pairSentences(scene: LabScene, sides: [Side, Side]): LabSentence[] {
  const [a, b] = sides;
  const others = scene.points.length - 1;
  const moved = sides.map(
    ({ evaluation }) => evaluation.pull.filter((pull) => Math.abs(pull) > NO_FORCE).length,
  );
  const focus = focusAmong(scene);
  const shares = sides.map(({ evaluation }) => {
    const total = evaluation.pull.reduce((sum, pull) => sum + Math.abs(pull), 0);
    return focus && total > 0 ? Math.abs(evaluation.pull[focus.index]) / total : 0;
  });
  const first = focus
    ? [
        text`The ${positive(focus.name)} carries ${strong(percent(shares[0]))} of the anchor’s force under ${a.name.full} and ${strong(percent(shares[1]))} under ${b.name.full}.`,
      ]
    : [];
  return [
    ...first,
    text`The anchor’s force acts on ${strong(String(moved[0]))} against ${strong(String(moved[1]))} of ${countOf(others, 'point')}.`,
    ...wrongWaySentences(sides, ({ evaluation }) => wrongInPulls(scene, evaluation), ''),
  ];
}

function focusAmong(scene: LabScene): { index: number; name: string } | null {
  const { points, anchor } = scene;
  const { x, y, identity } = points[anchor];
  const positives = points.flatMap((p, i) => (i !== anchor && p.identity === identity ? [i] : []));
  if (!positives.length) return null;
  const positiveDistances = positives.map((i) => Math.hypot(points[i].x - x, points[i].y - y));
  const { at, name } = focusOf(scene, { positives, positiveDistances });
  return { index: positives[at], name };
}

function wrongInPulls({ points, anchor }: LabScene, { pull }: LabEvaluation): WrongWay {
  const total = pull.reduce((sum, force) => sum + Math.abs(force), 0);
  const isPositive = (i: number) => points[i].identity === points[anchor].identity;
  const wrong = (i: number) => (isPositive(i) ? -1 : 1) * pull[i] > NOTICEABLE * total;
  const found = pull.flatMap((_, i) => (i !== anchor && wrong(i) ? [i] : []));
  const positives = found.filter(isPositive).length;
  return { positives, negatives: found.length - positives };
}

/** Whose loss is larger, where they are on one scale. */
function lossSentence([a, b]: [Side, Side]): LabSentence[] {
  const scale = ({ evaluation: { spec } }: Side) => spec.kind + ('margin' in spec ? spec.margin : '');
  const [x, y] = [a.evaluation.value, b.evaluation.value].map((value) => fixed(value, 3));
  if (scale(a) !== scale(b)) return [text`The losses ${x} and ${y} are on different scales.`];
  if (a.evaluation.value === 0 && b.evaluation.value === 0) return [];
  if (x === y) return [text`Both losses are ${strong(x)}.`];
  const larger = a.evaluation.value > b.evaluation.value;
  return [
    text`The loss is larger under ${(larger ? a : b).name.short}: ${strong(larger ? x : y)} against ${strong(larger ? y : x)}.`,
  ];
}
