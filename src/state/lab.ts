// The Lab as the person sees it: the scene with undo, what is selected, and where it was opened from. labAddress.ts keeps the link.
import { create } from 'zustand';
import { parseLab } from '../experiment/lab/link';
import { presetScene, rounded } from '../experiment/lab/presets';
import {
  FARTHEST,
  MOST_POINTS,
  type LabPoint,
  type LabScene,
  type LabStage,
  type StageKey,
} from '../experiment/lab/scene';
import { complaint } from '../experiment/validate';

interface LabState {
  scene: LabScene;
  /** The scene that a link, a preset or a file gave: what Reset goes back to. */
  opened: LabScene;
  past: LabScene[];
  future: LabScene[];
  /** Index of the point that the keyboard and the buttons act on. */
  selected: number | null;
  /** Index of the point that is pointed at, in any picture or table. */
  hovered: number | null;
  /** A point is being dragged. */
  dragging: boolean;
  /** A point has been moved by hand: the hint is not needed any more. */
  touched: boolean;
  /** Sentences about a link that could not be taken whole. */
  notices: string[];
  /** The link that was opened last, as it stood in the address. */
  link: string;
}

function fromLink(hash: string) {
  const { scene, notices } = parseLab(hash);
  return { scene, opened: scene, notices, link: hash };
}

export const useLab = create<LabState>(() => ({
  ...fromLink(globalThis.location?.hash ?? ''),
  past: [],
  future: [],
  selected: null,
  hovered: null,
  dragging: false,
  touched: false,
}));

/** How many steps of undo are kept. */
const UNDO_DEPTH = 200;

/** Changes in quick succession of the same kind (a slider, a held arrow key) are one step of undo. */
const SAME_MILLISECONDS = 600;

let lastEdit: { key: string; time: number } | null = null;

const within = (index: number | null, { points }: LabScene): number | null =>
  index !== null && index < points.length ? index : null;

/** Shows another scene; `key` names the kind of edit, so that a drag is one step of undo. */
function edit(change: Partial<LabScene>, key: string, more: Partial<LabState> = {}): void {
  const { scene, past, selected, dragging } = useLab.getState();
  const now = performance.now();
  const same = lastEdit?.key === key && (dragging || now - lastEdit.time < SAME_MILLISECONDS);
  lastEdit = { key, time: now };
  const next = { ...scene, ...change };
  useLab.setState({
    scene: next,
    past: same ? past : [...past, scene].slice(-UNDO_DEPTH),
    future: [],
    selected: within(selected, next),
    hovered: null,
    ...more,
  });
}

function travel(scene: LabScene, past: LabScene[], future: LabScene[]): void {
  lastEdit = null;
  const { selected } = useLab.getState();
  useLab.setState({ scene, past, future, selected: within(selected, scene), hovered: null });
}

export function undoLab(): void {
  const { scene, past, future } = useLab.getState();
  const previous = past.at(-1);
  if (previous) travel(previous, past.slice(0, -1), [scene, ...future]);
}

export function redoLab(): void {
  const { scene, past, future } = useLab.getState();
  if (future.length) travel(future[0], [...past, scene], future.slice(1));
}

/** Opens a scene from a preset or a file as one step of undo; Reset comes back to it. */
export function openScene(scene: LabScene, more: Partial<LabState> = {}): void {
  lastEdit = null;
  edit(scene, 'open', { opened: scene, selected: null, ...more });
}

/** Opens the scene of a link; what could not be taken is named in the notices. */
export function openLink(hash: string): void {
  const { scene, notices } = fromLink(hash);
  openScene(scene, { notices, link: hash });
}

/** A preset's points; the stages stay as they are. */
export const openPreset = (id: string): void => openScene(presetScene(id, useLab.getState().scene.stages));

/** Points, anchor and stages as they were opened. */
export const resetLab = (): void => openScene(useLab.getState().opened);

/** A coordinate as a link can hold it, so that a link loses nothing. */
const held = (value: number): number => rounded(Math.min(Math.max(value, -FARTHEST), FARTHEST));

const withPoint = (index: number, change: Partial<LabPoint>): LabPoint[] =>
  useLab.getState().scene.points.map((point, i) => (i === index ? { ...point, ...change } : point));

/** Moves a point; all movements until endMove are one step of undo. */
export function movePoint(index: number, x: number, y: number): void {
  edit({ points: withPoint(index, { x: held(x), y: held(y) }) }, `move ${index}`, {
    dragging: true,
    touched: true,
  });
}

export const endMove = (): void => useLab.setState({ dragging: false });

export const selectPoint = (index: number | null): void => useLab.setState({ selected: index });
export const hoverPoint = (index: number | null): void => {
  if (useLab.getState().hovered !== index) useLab.setState({ hovered: index });
};

export const chooseLabAnchor = (anchor: number): void => {
  if (useLab.getState().scene.anchor !== anchor) edit({ anchor }, 'anchor');
};

const freshIdentity = (points: readonly LabPoint[]): number =>
  1 + points.reduce((most, { identity, shows }) => Math.max(most, identity, shows ?? 0), 0);

/** A new point, selected: a positive of the anchor, or a negative with an identity of its own. No more than MOST_POINTS. */
export function addPoint(x: number, y: number, role: 'positive' | 'negative'): void {
  const { points, anchor } = useLab.getState().scene;
  if (points.length >= MOST_POINTS) return;
  const identity = role === 'positive' ? points[anchor].identity : freshIdentity(points);
  const point = { x: held(x), y: held(y), identity };
  edit({ points: [...points, point] }, 'add', { selected: points.length, touched: true });
  lastEdit = null;
}

/** Takes a point away; the last one stays. Where it was the anchor, one of its positives takes its place. */
export function removePoint(index: number): void {
  const { points, anchor } = useLab.getState().scene;
  if (points.length <= 1) return;
  const positive = points.findIndex((point, i) => i !== anchor && point.identity === points[anchor].identity);
  const successor = index === anchor ? Math.max(positive, index === 0 && positive < 0 ? 1 : 0) : anchor;
  edit(
    { points: points.toSpliced(index, 1), anchor: successor > index ? successor - 1 : successor },
    'remove',
    { selected: Math.min(index, points.length - 2) },
  );
  lastEdit = null;
}

/** The label that a point gets next: the anchor's, or, where it has that already, the one of who it shows or of another point. */
function nextLabel(points: readonly LabPoint[], anchor: number, index: number): number {
  const { identity, shows = identity } = points[index];
  const own = points[anchor].identity;
  if (index !== anchor && identity !== own) return own;
  if (shows !== identity) return shows;
  return points.find((point) => point.identity !== identity)?.identity ?? freshIdentity(points);
}

/** Gives a point another label. Who it shows stays: it is mislabelled then, until the label is right again. */
export function relabelPoint(index: number): void {
  const { points, anchor } = useLab.getState().scene;
  const { identity, shows = identity, x, y } = points[index];
  const label = nextLabel(points, anchor, index);
  const point: LabPoint = label === shows ? { x, y, identity: label } : { x, y, identity: label, shows };
  edit({ points: points.with(index, point) }, 'relabel');
  lastEdit = null;
}

/** Mode, normalisation: what both stages share. */
export const setScene = (change: Partial<Pick<LabScene, 'mode' | 'normalize'>>): void =>
  edit(change, Object.keys(change).join());

/** Changes one stage's strategy or parameters. @throws RangeError for a value that its record refuses. */
export function setStage(side: 0 | 1, change: Partial<LabStage>): void {
  for (const [key, value] of Object.entries(change)) {
    const wrong = complaint(key as StageKey, value);
    if (wrong) throw new RangeError(`${key} ${wrong}, not ${String(value)}.`);
  }
  const { stages } = useLab.getState().scene;
  const [a, b] = stages;
  const next = side === 0 ? ([{ ...a, ...change }, b] as const) : ([a, { ...b, ...change }] as const);
  edit({ stages: next }, `stage ${side} ${Object.keys(change).join()}`);
}
