// Panel 3: the anchors and their loss in three depths: all of them, one with its two sets, one written out as a formula.
import { useEffect, useRef } from 'react';
import { stepAnchor } from '../../../state/actions';
import { useInterface, type LensDepth } from '../../../state/interface';
import { live } from '../../../state/live';
import type { AnchorView } from '../../shared/anchorTerm';
import { Segments } from '../../shared/controls/Segments';
import { NextIcon, PreviousIcon } from '../../shared/controls/icons';
import { DataButton } from '../../shared/DataTable';
import {
  currentAnchorView,
  currentProbeLoss,
  useAnchorTerm,
  usePinnedTerm,
  weightingTrouble,
} from '../../shared/useAnchorTerm';
import { useNarrow, useSize } from '../../shared/useSize';
import { Panel } from '../Panel';
import { AnchorDepth } from './AnchorDepth';
import { FormulaDepth } from './FormulaDepth';
import { OverviewDepth } from './OverviewDepth';
import { lensColumns, lensRows, OVERVIEW_COLUMNS, overviewTable } from './table';
import './lens.css';
import './depths.css';

/** The lens is drawn at most so often; the map's canvas is what moves smoothly. Numbers that are read change more slowly. */
const PER_SECOND: Record<LensDepth, number> = { overview: 4, anchor: 12, formula: 4 };

const NOT_FINITE = 'The embeddings are no longer finite numbers, so there are no distances to show.';

/** A panel on a hidden tab has no width; nothing is drawn into it. */
const LEAST_WIDTH = 200;

const DEPTHS: { value: LensDepth; label: string }[] = [
  { value: 'overview', label: 'Overview' },
  { value: 'anchor', label: 'Anchor' },
  { value: 'formula', label: 'Formula' },
];

/** Tells the whole page which term is lit, so that any style sheet can answer. */
function useLitTerm(): void {
  const litTerm = useInterface((state) => state.litTerm);
  useEffect(() => {
    const { dataset } = document.documentElement;
    if (litTerm) dataset.litTerm = litTerm;
    return () => {
      delete dataset.litTerm;
    };
  }, [litTerm]);
}

export function LensPanel() {
  const depth = useInterface((state) => state.depth);
  const anchor = useInterface((state) => state.anchor);
  const pinned = usePinnedTerm(anchor);
  const overview = depth === 'overview';
  useLitTerm();
  return (
    <Panel
      name="lens"
      tools={
        <>
          <Segments
            label="Depth of the lens"
            choices={DEPTHS}
            value={depth}
            onChange={(depth) => useInterface.setState({ depth, litTerm: null, hovered: null })}
          />
          <DataButton
            title={overview ? 'Anchor lens, all anchors' : 'Anchor lens'}
            columns={overview ? OVERVIEW_COLUMNS : lensColumns(pinned)}
            rows={() =>
              overview ? overviewTable(currentProbeLoss()) : lensRows(currentAnchorView(), pinned)
            }
          />
          <span className="lens-steps">
            <StepButton by={-1} name="Previous anchor" Icon={PreviousIcon} />
            <StepButton by={1} name="Next anchor" Icon={NextIcon} />
          </span>
        </>
      }
    >
      <Body depth={depth} />
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

function Body({ depth }: { depth: LensDepth }) {
  const view = useAnchorTerm(PER_SECOND[depth]);
  const element = useRef<HTMLDivElement>(null);
  const size = useSize(element);
  return (
    <div className="lens-body" data-depth={depth} ref={element}>
      {view && size && size.width > LEAST_WIDTH ? (
        <Depth depth={depth} view={view} width={size.width} height={size.height} />
      ) : (
        <p className="cap lens-waiting late">
          {view ? '' : live.frame ? (weightingTrouble() ?? NOT_FINITE) : 'The first frame is on its way.'}
        </p>
      )}
    </div>
  );
}

interface DepthProps {
  depth: LensDepth;
  view: AnchorView;
  width: number;
  height: number;
}

function Depth({ depth, view, width, height }: DepthProps) {
  const narrow = useNarrow();
  if (depth === 'overview') return <OverviewDepth anchor={view.anchor} />;
  if (depth === 'formula') return <FormulaDepth view={view} />;
  return <AnchorDepth view={view} width={width} height={height} narrow={narrow} />;
}
