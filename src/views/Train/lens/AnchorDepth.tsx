// The lens on one anchor: its formula, its distances on a line, and its two sets with their weights.
import { selectAnchor } from '../../../state/actions';
import { setHovered, useInterface } from '../../../state/interface';
import { useRun } from '../../../state/run';
import type { AnchorView } from '../../shared/anchorTerm';
import { itemName } from '../../shared/itemFacts';
import { RoleMark } from '../../shared/RoleMark';
import { Thumbnail, thumbnailAspect } from '../../shared/thumbnail';
import { Formula } from './Formula';
import { GapAxis } from './GapAxis';
import { LensKey } from './LensKey';
import { sentenceOf, wrongLabelSentence } from './sentences';
import { Line } from './Line';
import { Strip } from './Strip';
import { stripLayout } from './stripLayout';
import type { SideName } from './stripModel';

/** Frame and halo around the anchor's picture, and the gap to the formula, in CSS px. */
const FRAME = 10;
const GAP = 12;

export interface AnchorDepthProps {
  view: AnchorView;
  width: number;
  height: number;
  narrow: boolean;
}

export function AnchorDepth({ view, width, height, narrow }: AnchorDepthProps) {
  const aspect = thumbnailAspect();
  const head = pictureSize(aspect, narrow ? 76 : 92);
  // Head, two gaps between the parts, below the negatives a sentence of two lines, and a line per set with wrong labels.
  const wrongSets = (['positive', 'negative'] as const).filter((side) => wrongLabelSentence(view, side));
  const others = head.height + FRAME + 16 + 8 + 32 + 20 * wrongSets.length;
  const layout = stripLayout({ width, height }, aspect, others, narrow);
  return (
    <>
      <div className="lens-head">
        <AnchorPicture view={view} width={head.width} height={head.height} />
        <div>
          <Whose view={view} />
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
            <p className="lens-note">
              <Line sentence={sentenceOf(view, 'positive')} />
            </p>
            <LensKey view={view} />
          </div>
        }
        note={<WrongLabels view={view} side="positive" />}
      />
      <Strip
        view={view}
        side="negative"
        layout={layout}
        note={
          <>
            <p className="lens-note">
              <Line sentence={sentenceOf(view, 'negative')} />
            </p>
            <WrongLabels view={view} side="negative" />
          </>
        }
      />
    </>
  );
}

/** Identity and camera of the anchor. */
function Whose({ view: { identity, camera } }: { view: AnchorView }) {
  const cameras = useRun((state) => state.summary?.cameraNames);
  return (
    <div className="cap lens-whose">
      identity {identity}
      {cameras && cameras.length > 1 && ` · ${cameras[camera]}`}
    </div>
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

function WrongLabels({ view, side }: { view: AnchorView; side: SideName }) {
  const sentence = wrongLabelSentence(view, side);
  return (
    sentence && (
      <p className="lens-note">
        <RoleMark name="wrongLabel" /> <Line sentence={sentence} />
      </p>
    )
  );
}
