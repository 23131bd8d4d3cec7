// The Lab's link: the named scene or the points themselves, and only what differs from where the Lab opens. parseLab(formatLab(x)) = x.
import { fitTogether, LINK_VERSION, quote, readOption, readQuery, viewOf } from '../link';
import { formatValue } from '../validate';
import {
  DEFAULT_PRESET,
  defaultScene,
  defaultStages,
  LAB_PRESETS,
  presetScene,
  presetWith,
  rounded,
} from './presets';
import {
  FARTHEST,
  MOST_POINTS,
  STAGE_KEYS,
  type LabPoint,
  type LabScene,
  type LabStage,
  type StageKey,
} from './scene';

const SIDES = ['a', 'b'] as const;

/** Encoded as far as a link needs it; commas stay, they only part the numbers of a point. */
const encode = (text: string) => encodeURIComponent(text).replaceAll('%2C', ',');

function formatPoint({ x, y, identity, shows }: LabPoint): string {
  const numbers = [rounded(x), rounded(y), identity];
  return (shows === undefined ? numbers : [...numbers, shows]).join();
}

/** The points as their link holds them: coordinates with three decimals. */
export const inLink = (scene: LabScene): LabScene => ({
  ...scene,
  points: scene.points.map((point) => ({ ...point, x: rounded(point.x), y: rounded(point.y) })),
});

/** `#/lab?v=1&…`: the preset or the points, then what differs from the preset and from the stages at which the Lab opens. */
export function formatLab(scene: LabScene): string {
  const parts = [`v=${LINK_VERSION}`];
  const add = (key: string, text: string) => parts.push(`${key}=${encode(text)}`);
  const preset = presetWith(inLink(scene).points);
  if (!preset) add('points', scene.points.map(formatPoint).join('_'));
  else if (preset.id !== DEFAULT_PRESET) add('scene', preset.id);
  const base = preset?.scene ?? OWN_POINTS;
  if (scene.anchor !== base.anchor) add('anchor', String(scene.anchor));
  if (scene.mode !== base.mode) add('mode', scene.mode);
  if (scene.normalize !== base.normalize) add('normalize', scene.normalize ? '1' : '0');
  defaultStages().forEach((defaults, side) => {
    const stage = scene.stages[side];
    for (const key of STAGE_KEYS)
      if (!Object.is(stage[key], defaults[key])) add(`${SIDES[side]}.${key}`, formatValue(key, stage[key]));
  });
  return `#/lab?${parts.join('&')}`;
}

/** Where own points start: the first one is the anchor. */
const OWN_POINTS: Omit<LabScene, 'stages' | 'points'> = { anchor: 0, mode: 'one', normalize: false };

const NUMBER = /^-?\d{1,7}(\.\d{1,9})?$/;
const LABEL = /^\d{1,6}$/;

function parsePoint(text: string): LabPoint | null {
  const [x = '', y = '', identity = '', ...rest] = text.split(',');
  if (!NUMBER.test(x) || !NUMBER.test(y) || !LABEL.test(identity) || rest.length > 1) return null;
  if (Math.abs(Number(x)) > FARTHEST || Math.abs(Number(y)) > FARTHEST) return null;
  const point = { x: rounded(Number(x)), y: rounded(Number(y)), identity: Number(identity) };
  if (!rest.length) return point;
  return LABEL.test(rest[0]) ? { ...point, shows: Number(rest[0]) } : null;
}

/** Reads the points; the scene's own where nothing can be used. */
function parsePoints(text: string, notices: string[]): LabPoint[] | null {
  const parts = text.split('_');
  const points: LabPoint[] = [];
  parts.slice(0, MOST_POINTS).forEach((part, i) => {
    const point = parsePoint(part);
    if (point) points.push(point);
    else
      notices.push(
        `Point ${i + 1} must be x,y,identity with coordinates up to ${FARTHEST}, not ${quote(part)}; it is left out.`,
      );
  });
  if (parts.length > MOST_POINTS)
    notices.push(`The link has ${parts.length} points; the first ${MOST_POINTS} are shown.`);
  if (points.length) return points;
  notices.push('The link has no point that can be read; the first scene is shown.');
  return null;
}

export interface ParsedLab {
  scene: LabScene;
  /** One sentence for each part that could not be taken as it stands. */
  notices: string[];
}

/** Reads the location hash of the Lab (another view's gives the default scene). Never throws: a bad part is named in `notices`. */
export function parseLab(hash: string): ParsedLab {
  const notices: string[] = [];
  if (viewOf(hash) !== 'lab') return { scene: defaultScene(), notices };
  const stages = defaultStages();
  const texts = new Map<string, string>();
  readQuery(hash, notices, (key, text) => {
    if (['scene', 'points', 'anchor', 'mode', 'normalize'].includes(key)) texts.set(key, text);
    else return takeStageOption(key, text, stages, notices);
    return true;
  });
  stages.forEach((stage, side) => fitTogether(stage, notices, `${SIDES[side]}.`));
  return { scene: { ...sceneFrom(texts, notices), stages }, notices };
}

function takeStageOption(key: string, text: string, stages: LabStage[], notices: string[]): boolean {
  const [, side, name] = /^([ab])\.(\w+)$/.exec(key) ?? [];
  if (!STAGE_KEYS.includes(name as StageKey)) return false;
  const read = readOption(name as StageKey, text, notices, key);
  if (read) Object.assign(stages[side === 'a' ? 0 : 1], { [name]: read.value });
  return true;
}

function sceneFrom(texts: Map<string, string>, notices: string[]): Omit<LabScene, 'stages'> {
  const own = texts.get('points');
  const points = own === undefined ? null : parsePoints(own, notices);
  const scene = points ? { ...OWN_POINTS, points } : presetScene(presetNamed(texts.get('scene'), notices));
  if (points && texts.has('scene')) notices.push('The link names a scene and points; the points are shown.');

  const refuse = (key: string, must: string) =>
    notices.push(`${key} must be ${must}, not ${quote(texts.get(key) ?? '')}; its default is used.`);
  const anchor = texts.get('anchor');
  if (anchor !== undefined && /^\d{1,3}$/.test(anchor) && Number(anchor) < scene.points.length)
    scene.anchor = Number(anchor);
  else if (anchor !== undefined) refuse('anchor', `a whole number from 0 to ${scene.points.length - 1}`);
  const mode = texts.get('mode');
  if (mode === 'one' || mode === 'all') scene.mode = mode;
  else if (mode !== undefined) refuse('mode', 'one or all');
  const normalize = texts.get('normalize');
  if (normalize === '0' || normalize === '1') scene.normalize = normalize === '1';
  else if (normalize !== undefined) refuse('normalize', '1 or 0');
  return scene;
}

function presetNamed(name: string | undefined, notices: string[]): string {
  if (name === undefined) return DEFAULT_PRESET;
  const ids = LAB_PRESETS.map(({ id }) => id);
  if (ids.includes(name)) return name;
  notices.push(`scene must be one of ${ids.join(', ')}, not ${quote(name)}; the first scene is shown.`);
  return DEFAULT_PRESET;
}
