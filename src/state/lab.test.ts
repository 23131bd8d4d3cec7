// The Lab's store: drags are one step of undo, labels change who a point is taken for, and nothing leaves the scene invalid.
import { beforeEach, describe, expect, it } from 'vitest';
import { formatLab, parseLab } from '../experiment/lab/link';
import { defaultScene, LAB_PRESETS } from '../experiment/lab/presets';
import { MOST_POINTS } from '../experiment/lab/scene';
import {
  addPoint,
  chooseLabAnchor,
  endMove,
  movePoint,
  openLink,
  openPreset,
  redoLab,
  relabelPoint,
  removePoint,
  resetLab,
  selectPoint,
  setScene,
  setStage,
  undoLab,
  useLab,
} from './lab';

const scene = () => useLab.getState().scene;

beforeEach(() => {
  useLab.setState({ ...useLab.getInitialState(), scene: defaultScene(), opened: defaultScene() });
});

describe('undo', () => {
  it('takes a whole drag as one step, and another drag of the same point as the next', () => {
    for (const x of [0.1, 0.2, 0.3]) movePoint(1, x, 0);
    endMove();
    undoLab();
    expect(scene()).toEqual(defaultScene());
    redoLab();
    expect(scene().points[1].x).toBe(0.3);
    chooseLabAnchor(2);
    movePoint(1, 0.5, 0);
    endMove();
    undoLab();
    expect(scene().points[1].x).toBe(0.3);
    expect(scene().anchor).toBe(2);
  });

  it('brings back what was removed, and forgets the future after an edit', () => {
    removePoint(3);
    undoLab();
    expect(scene()).toEqual(defaultScene());
    addPoint(0, 1, 'negative');
    redoLab();
    expect(scene().points).toHaveLength(15);
  });

  it('undoes presets and parameters; reset comes back to what was opened', () => {
    openPreset('solved');
    setStage(1, { sigma: 0 });
    setScene({ mode: 'all' });
    resetLab();
    expect(scene().mode).toBe('one');
    expect(scene().points).toEqual(LAB_PRESETS.find(({ id }) => id === 'solved')?.scene.points);
    undoLab();
    expect(scene().stages[1].sigma).toBe(0);
  });
});

describe('points', () => {
  it('are relabelled to the anchor’s identity and back, and say who they show meanwhile', () => {
    const negative = scene().points.findIndex(({ identity }) => identity === 4);
    relabelPoint(negative);
    expect(scene().points[negative]).toMatchObject({ identity: 7, shows: 4 });
    relabelPoint(negative);
    expect(scene().points[negative]).toEqual({ ...defaultScene().points[negative] });
  });

  it('stay at least one; a removed anchor leaves its place to a positive', () => {
    chooseLabAnchor(5);
    removePoint(5);
    expect(scene().points[scene().anchor].identity).toBe(7);
    while (scene().points.length > 1) removePoint(scene().anchor);
    removePoint(0);
    expect(scene().points).toHaveLength(1);
    expect(scene().anchor).toBe(0);
  });

  it('keep the same anchor when one before it goes', () => {
    chooseLabAnchor(4);
    const anchor = scene().points[4];
    removePoint(1);
    expect(scene().points[scene().anchor]).toBe(anchor);
  });

  it('are no more than a link can hold', () => {
    for (let i = 0; i < 300; i++) addPoint(i, 0, 'positive');
    expect(scene().points).toHaveLength(MOST_POINTS);
    expect(useLab.getState().selected).toBe(MOST_POINTS - 1);
  });

  it('lose the selection when they are gone', () => {
    selectPoint(13);
    openPreset('crossing');
    expect(useLab.getState().selected).toBeNull();
  });
});

describe('the link', () => {
  it('holds the scene after any edit', () => {
    movePoint(2, 1 / 3, -2e9);
    addPoint(Math.PI, 0.1, 'negative');
    relabelPoint(3);
    setStage(0, { strategy: 'circle', gamma: 20 });
    expect(parseLab(formatLab(scene()))).toEqual({ scene: scene(), notices: [] });
  });

  it('that is bad opens with a notice', () => {
    openLink('#/lab?v=1&anchor=99');
    expect(useLab.getState().notices).toHaveLength(1);
    expect(scene()).toEqual(defaultScene());
  });
});

it('refuses a parameter that its record refuses', () => {
  expect(() => setStage(0, { sigma: -1 })).toThrow(RangeError);
});
