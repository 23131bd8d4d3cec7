// Camera rule, size and colours of an import.
import { useState, type ReactNode } from 'react';
import type { ImageSize } from '../../../data/own/dataset';
import type { ImportPlan } from '../../../data/own/plan';
import { Segments } from '../../shared/controls/Segments';
import { countOf } from '../../shared/numberText';
import type { Draft } from './importSession';
import { editDraft } from './importSession';

const RULES = [
  { value: 'none', label: 'None' },
  { value: 'each', label: 'Each number' },
  { value: 'groups', label: 'Groups of' },
] as const;

// Omniglot's split puts four drawers into one camera; as good a start as any.
const GROUP_SIZE = 4;
const SHOWN_CAMERAS = 6;

function cameraText({ cameraNames, excludeSameCamera }: ImportPlan): string {
  if (!excludeSameCamera) return 'No cameras: each query may match every other picture of its identity.';
  const names = cameraNames.slice(0, SHOWN_CAMERAS).join(', ');
  const more = cameraNames.length > SHOWN_CAMERAS ? ', …' : '';
  return `${countOf(cameraNames.length, 'camera')} by the last number of the file name: ${names}${more}`;
}

interface FieldProps {
  /** Of the label, for the controls to refer to. */
  id: string;
  label: string;
  caption: string;
  children: ReactNode;
}

function Field({ id, label, caption, children }: FieldProps) {
  return (
    <div className="own-field">
      <span className="label" id={id}>
        {label}
      </span>
      <div className="own-row">{children}</div>
      <p className="cap">{caption}</p>
    </div>
  );
}

/** How the camera follows from the file's number. */
export function CameraChoice({ draft, plan }: { draft: Draft; plan: ImportPlan }) {
  const rule = draft.choices.cameraRule;
  const [size, setSize] = useState(rule.kind === 'groups' ? rule.size : GROUP_SIZE);
  const choose = (kind: (typeof RULES)[number]['value'], groups = size) =>
    editDraft({
      choices: { ...draft.choices, cameraRule: kind === 'groups' ? { kind, size: groups } : { kind } },
    });
  const resize = (value: number) => {
    if (!Number.isInteger(value) || value < 1) return;
    setSize(value);
    choose('groups', value);
  };
  return (
    <Field id="own-camera" label="Camera" caption={cameraText(plan)}>
      <Segments labelledBy="own-camera" choices={RULES} value={rule.kind} onChange={(kind) => choose(kind)} />
      {rule.kind === 'groups' && (
        <input
          type="number"
          aria-label="Numbers per camera"
          min={1}
          max={9999}
          defaultValue={size}
          onChange={({ currentTarget }) => resize(currentTarget.valueAsNumber)}
        />
      )}
    </Field>
  );
}

// Height × width. 128 × 64 is Market-1501's own size, 32 × 32 suits letters and icons.
const SIZES = ['32×32', '64×32', '64×64', '128×64'] as const;
const COLOURS = [
  { value: '1', label: 'Grey' },
  { value: '3', label: 'Colour' },
] as const;

/** Size and colours that every picture is brought to. */
export function SizeChoice({ size }: { size: ImageSize }) {
  const choose = (text: string) => {
    const [height, width] = text.split('×').map(Number);
    editDraft({ size: { ...size, height, width } });
  };
  return (
    <Field id="own-size" label="Size" caption="Height × width in pixels. Larger pictures train more slowly.">
      <Segments
        labelledBy="own-size"
        choices={SIZES.map((value) => ({ value, label: value }))}
        value={`${size.height}×${size.width}`}
        onChange={choose}
      />
      <Segments
        label="Colours"
        choices={COLOURS}
        value={String(size.channels)}
        onChange={(value) => editDraft({ size: { ...size, channels: value === '1' ? 1 : 3 } })}
      />
    </Field>
  );
}
