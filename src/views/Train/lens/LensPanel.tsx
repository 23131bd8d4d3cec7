// Panel 3: one anchor, its two sets, and how each member's weight makes the loss.
import { useRef, type ReactNode } from 'react';
import { selectAnchor, stepAnchor } from '../../../state/actions';
import { setHovered, useInterface } from '../../../state/interface';
import { live } from '../../../state/live';
import { useRun } from '../../../state/run';
import type { AnchorView } from '../../shared/anchorTerm';
import { NextIcon, PreviousIcon } from '../../shared/controls/icons';
import { DataButton } from '../../shared/DataTable';
import { itemName } from '../../shared/itemFacts';
import { RoleMark } from '../../shared/RoleMark';
import { Thumbnail, thumbnailAspect } from '../../shared/thumbnail';
import { useAnchorTerm } from '../../shared/useAnchorTerm';
import { useNarrow, useSize } from '../../shared/useSize';
import { Panel } from '../Panel';
import { Formula } from './Formula';
import { GapAxis } from './GapAxis';
import { LensKey } from './LensKey';
import { sentenceOf, wrongLabelSentence, type Sentence } from './sentences';
import { Strip } from './Strip';
import { stripLayout } from './stripLayout';
import type { SideName } from './stripModel';
import { LENS_COLUMNS, lensRows } from './table';
import './lens.css';

/** The lens is drawn at most so often; the map's canvas is what moves smoothly. */
const PER_SECOND = 12;

const NOT_FINITE = 'The embeddings are no longer finite numbers, so there are no distances to show.';

/** A panel on a hidden tab has no width; nothing is drawn into it. */
const LEAST_WIDTH = 200;

/** Frame and halo around the anchor's picture, and the gap to the formula, in CSS px. */
const FRAME = 10;
const GAP = 12;

export function LensPanel() {
  const view = useAnchorTerm(PER_SECOND);
  const cameras = useRun((state) => state.summary?.cameraNames);
  const camera = view && cameras && cameras.length > 1 ? ` · ${cameras[view.camera]}` : '';
  return (
    <Panel
      name="lens"
      sub={view && `identity ${view.identity}${camera}`}
      tools={
        <>
          <DataButton title="Anchor lens" columns={LENS_COLUMNS} rows={() => lensRows(view)} />
          <StepButton by={-1} name="Previous anchor" Icon={PreviousIcon} />
          <StepButton by={1} name="Next anchor" Icon={NextIcon} />
        </>
      }
    >
      <Body view={view} />
    </Panel>
  );
}

function StepButton({ by, name, Icon }: { by: 1 | -1; name: string; Icon: typeof NextIcon }) {
  return (
    <button className="icon lens-step" aria-label={name} title={name} onClick={() => stepAnchor(by)}>
      <Icon />
    </button>
  );
}

function Body({ view }: { view: AnchorView | null }) {
  const element = useRef<HTMLDivElement>(null);
  const size = useSize(element);
  const narrow = useNarrow();
  return (
    <div className="lens-body" ref={element}>
      {view && size && size.width > LEAST_WIDTH ? (
        <Content view={view} width={size.width} height={size.height} narrow={narrow} />
      ) : (
        <p className="cap lens-waiting late">
          {view ? '' : live.frame ? NOT_FINITE : 'The first frame is on its way.'}
        </p>
      )}
    </div>
  );
}

interface ContentProps {
  view: AnchorView;
  width: number;
  height: number;
  narrow: boolean;
}

function Content({ view, width, height, narrow }: ContentProps) {
  const aspect = thumbnailAspect();
  const head = pictureSize(aspect, narrow ? 76 : 92);
  // Head, two gaps between the parts, and below the negatives one sentence or two, of two lines each.
  const sentences = wrongLabelSentence(view, 'negative') ? 2 : 1;
  const others = head.height + FRAME + 16 + 8 + 32 * sentences;
  const layout = stripLayout({ width, height }, aspect, others, narrow);
  return (
    <>
      <div className="lens-head">
        <AnchorPicture view={view} width={head.width} height={head.height} />
        <div>
          <Formula view={view} />
          <GapAxis view={view} width={Math.max(120, width - head.width - FRAME - GAP - 4)} />
        </div>
      </div>
      <Strip
        view={view}
        side="positive"
        layout={layout}
        aside={
          <div className="lens-aside">
            <Notes view={view} side="positive" />
            <LensKey view={view} />
          </div>
        }
      />
      <Strip view={view} side="negative" layout={layout} note={<Notes view={view} side="negative" />} />
    </>
  );
}

/** The largest picture of this aspect in a box `most` high and half of that wide: the formula needs the rest. */
function pictureSize(aspect: number, most: number): { width: number; height: number } {
  const width = Math.round(Math.min(most * aspect, most * 0.52));
  return { width, height: Math.round(width / aspect) };
}

function AnchorPicture({ view, width, height }: { view: AnchorView; width: number; height: number }) {
  const { item, anchor, mislabelled } = view;
  const lit = useInterface((state) => state.hovered === item);
  return (
    <button
      className="lens-anchor"
      data-lit={lit || undefined}
      aria-label={`Anchor: ${itemName(item)}${mislabelled ? ', wrong label' : ''}`}
      onMouseEnter={() => setHovered(item)}
      onMouseLeave={() => setHovered(null)}
      onFocus={() => setHovered(item)}
      onBlur={() => setHovered(null)}
      onClick={() => selectAnchor(anchor)}
    >
      <Thumbnail item={item} width={width} height={height} />
      {mislabelled && <RoleMark name="wrongLabel" />}
    </button>
  );
}

function Notes({ view, side }: { view: AnchorView; side: SideName }): ReactNode {
  const wrongLabel = wrongLabelSentence(view, side);
  return (
    <div className="lens-note">
      <Line sentence={sentenceOf(view, side)} />
      {wrongLabel && (
        <>
          {' '}
          <RoleMark name="wrongLabel" /> <Line sentence={wrongLabel} />
        </>
      )}
    </div>
  );
}

const Line = ({ sentence: { lead, rest } }: { sentence: Sentence }) => (
  <span>
    {lead && <b>{lead}</b>} {rest}
  </span>
);
