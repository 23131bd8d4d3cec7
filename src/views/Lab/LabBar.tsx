// Above the stages: where to start from, and what both stages share: points, anchors, normalisation, and the way back.
import { memo, useEffect, useId, useState } from 'react';
import { formatLab } from '../../experiment/lab/link';
import { LAB_PRESETS, presetWith, type LabPreset } from '../../experiment/lab/presets';
import type { LabScene } from '../../experiment/lab/scene';
import {
  addPoint,
  chooseLabAnchor,
  openPreset,
  redoLab,
  relabelPoint,
  removePoint,
  resetLab,
  setScene,
  undoLab,
  useLab,
} from '../../state/lab';
import { HelpLabel } from '../shared/controls/HelpLabel';
import { ResetIcon, ShareIcon } from '../shared/controls/icons';
import { Segments } from '../shared/controls/Segments';
import { RoleMark } from '../shared/RoleMark';
import { useNarrow } from '../shared/useSize';

/** The scene in 20 px: positives blue, negatives orange, the anchor a ring. */
function Glyph({ scene: { points, anchor } }: Pick<LabPreset, 'scene'>) {
  const far = points.reduce((most, { x, y }) => Math.max(most, Math.hypot(x, y)), 1.2);
  const at = (value: number) => (value / far) * 8.5;
  return (
    <svg width="20" height="20" viewBox="-10 -10 20 20" aria-hidden="true">
      {points.map(({ x, y, identity }, i) =>
        i === anchor ? null : identity === points[anchor].identity ? (
          <circle key={i} cx={at(x)} cy={-at(y)} r="1.5" fill="var(--positive)" />
        ) : (
          <path key={i} d={`M${at(x)} ${-at(y) - 1.7}l1.7 1.7-1.7 1.7-1.7-1.7z`} fill="var(--negative)" />
        ),
      )}
      <circle
        cx={at(points[anchor].x)}
        cy={-at(points[anchor].y)}
        r="2.2"
        fill="var(--anchor-halo)"
        stroke="var(--anchor)"
      />
    </svg>
  );
}

interface PresetsProps {
  current: string | null;
}

const PresetChips = memo(function PresetChips({ current }: PresetsProps) {
  return (
    <fieldset className="lab-presets">
      <legend>Start from</legend>
      {LAB_PRESETS.map(({ id, name, sentence, scene }) => (
        <button
          key={id}
          type="button"
          className="lab-preset"
          aria-pressed={id === current}
          title={sentence}
          onClick={() => openPreset(id)}
        >
          <Glyph scene={scene} />
          {name}
        </button>
      ))}
    </fieldset>
  );
});

function PresetSelect({ current }: PresetsProps) {
  return (
    <label className="lab-preset-select">
      Start from
      <select
        className="control-select"
        value={current ?? ''}
        onChange={(event) => openPreset(event.target.value)}
      >
        {current === null && <option value="">Own points</option>}
        {LAB_PRESETS.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

/** New points come up a little beside the middle, so that they do not cover the anchor. */
function freePlace({ points }: LabScene): { x: number; y: number } {
  const far = points.reduce((most, { x, y }) => Math.max(most, Math.abs(x), Math.abs(y)), 0.5);
  const taken = (x: number, y: number) =>
    points.reduce((least, point) => Math.min(least, Math.hypot(point.x - x, point.y - y)), Infinity);
  const places = Array.from({ length: 24 }, (_, i) => {
    const angle = i * 2.399963; // the golden angle spreads them evenly
    const r = far * (0.35 + 0.55 * (i / 24));
    return { x: r * Math.cos(angle), y: r * Math.sin(angle) };
  });
  return places.reduce((best, place) => (taken(place.x, place.y) > taken(best.x, best.y) ? place : best));
}

const add = (role: 'positive' | 'negative') => {
  const { x, y } = freePlace(useLab.getState().scene);
  addPoint(x, y, role);
};

function PointTools() {
  const selected = useLab((state) => state.selected);
  const anchor = useLab((state) => state.scene.anchor);
  const count = useLab((state) => state.scene.points.length);
  const none = selected === null;
  const act = (what: (index: number) => void) => () => selected !== null && what(selected);
  return (
    <fieldset className="lab-tools" aria-label="Points">
      <button type="button" className="btn sm" title="Add a positive" onClick={() => add('positive')}>
        + <RoleMark name="positive" /> <span>Positive</span>
      </button>
      <button
        type="button"
        className="btn sm"
        title="Add a negative; a double click on the plane adds one there"
        onClick={() => add('negative')}
      >
        + <RoleMark name="negative" /> <span>Negative</span>
      </button>
      <button
        type="button"
        className="btn sm"
        disabled={none || selected === anchor}
        title="Make the selected point the anchor (Enter)"
        onClick={act(chooseLabAnchor)}
      >
        <RoleMark name="anchor" /> Make anchor
      </button>
      <button
        type="button"
        className="btn sm"
        disabled={none}
        title="Change the selected point's label; who it shows stays (L)"
        onClick={act(relabelPoint)}
      >
        Relabel
      </button>
      <button
        type="button"
        className="btn sm"
        disabled={none || count <= 1}
        title="Remove the selected point (Delete)"
        onClick={act(removePoint)}
      >
        Remove
      </button>
    </fieldset>
  );
}

const MODES = [
  { value: 'one', label: 'One anchor', help: 'The loss of the anchor alone and its forces' },
  { value: 'all', label: 'All anchors', help: 'The batch loss: every point is an anchor in turn' },
] as const;

function SharedControls() {
  const id = useId();
  const mode = useLab((state) => state.scene.mode);
  const normalize = useLab((state) => state.scene.normalize);
  return (
    <div className="lab-shared">
      <Segments label="Anchors" choices={MODES} value={mode} onChange={(next) => setScene({ mode: next })} />
      <span className="lab-switch">
        <HelpLabel
          id={id}
          help="Project every point onto the unit circle first: only its direction counts, and distances stay below 2."
        >
          Normalise
        </HelpLabel>
        <button
          type="button"
          role="switch"
          className="control-switch"
          aria-checked={normalize}
          aria-labelledby={id}
          aria-describedby={`${id}-help`}
          onClick={() => setScene({ normalize: !normalize })}
        />
      </span>
    </div>
  );
}

function History() {
  const undoable = useLab((state) => state.past.length > 0);
  const redoable = useLab((state) => state.future.length > 0);
  const changed = useLab((state) => state.scene !== state.opened);
  return (
    <div className="lab-history">
      <button
        type="button"
        className="btn sm"
        disabled={!undoable}
        title="Undo (Ctrl+Z or ⌘Z)"
        onClick={undoLab}
      >
        Undo
      </button>
      <button
        type="button"
        className="btn sm"
        disabled={!redoable}
        title="Redo (Ctrl+Shift+Z)"
        onClick={redoLab}
      >
        Redo
      </button>
      <button
        type="button"
        className="btn sm"
        disabled={!changed}
        title="Back to the scene as it was opened"
        onClick={resetLab}
      >
        <ResetIcon size={12} /> Reset
      </button>
    </div>
  );
}

const SAID_MILLISECONDS = 2000;

/** The address is the scene: this copies it. */
function CopyLink() {
  const [said, setSaid] = useState('');
  useEffect(() => {
    const timer = said ? setTimeout(() => setSaid(''), SAID_MILLISECONDS) : undefined;
    return () => clearTimeout(timer);
  }, [said]);
  const copy = () => {
    const link = location.href.split('#')[0] + formatLab(useLab.getState().scene);
    navigator.clipboard.writeText(link).then(
      () => setSaid('Copied'),
      () => setSaid('Not copied: take the address'),
    );
  };
  return (
    <button
      type="button"
      className="btn sm"
      title="Copy the link to this scene, its points and both stages"
      onClick={copy}
    >
      <ShareIcon /> <output>{said || 'Copy link'}</output>
    </button>
  );
}

export function LabBar() {
  const current = useLab((state) => presetWith(state.scene.points)?.id ?? null);
  const narrow = useNarrow();
  return (
    <div className="lab-bar">
      {narrow ? <PresetSelect current={current} /> : <PresetChips current={current} />}
      <PointTools />
      <SharedControls />
      <History />
      <CopyLink />
    </div>
  );
}
