// A stage's plane with what belongs to it: the points under the hand, the landscape below them, and their way when let go.
import { useMemo, useRef, useState } from 'react';
import type { LabEvaluation } from '../../experiment/lab/evaluate';
import { trails as trailsOf } from '../../experiment/lab/letGo';
import type { LabStage } from '../../experiment/lab/scene';
import {
  addPoint,
  chooseLabAnchor,
  endMove,
  hoverPoint,
  movePoint,
  relabelPoint,
  removePoint,
  selectPoint,
  useLab,
} from '../../state/lab';
import { startLabTime, useLabTime } from '../../state/labTime';
import { PlayIcon } from '../shared/controls/icons';
import { Plane } from '../shared/plane/Plane';
import type { PlaneView } from '../shared/plane/geometry';
import type { PlaneScene } from '../shared/plane/model';
import { useSize, type Size } from '../shared/useSize';
import { followedMember, memberName } from './chartModel';
import { choiceOf } from './choices';
import { areaOf, LandscapeLayer, type LandscapeRange } from './LandscapeLayer';
import { LandscapeLegend } from './LandscapeLegend';
import { TimeChoices } from './TimeBar';
import './labTools.css';

export interface StagePlaneProps {
  side: 0 | 1;
  stage: LabStage;
  scene: PlaneScene;
  evaluation: LabEvaluation;
  view: PlaneView;
  note: { index: number; text: string } | null;
}

const addNegative = (x: number, y: number) => addPoint(x, y, 'negative');

/** The points' ways up to the step that is shown; none where nothing is let go. */
function useTrails() {
  const run = useLabTime((state) => (state.trails ? state.run : null));
  const at = useLabTime((state) => state.at);
  return useMemo(() => (run ? trailsOf(run.states, at) : undefined), [run, at]);
}

/** Whether the points are let go under this stage. */
export const useGoing = (side: 0 | 1): boolean =>
  useLabTime((state) => state.run !== null && state.side === side);

function LetGo({ side, stage }: Pick<StagePlaneProps, 'side' | 'stage'>) {
  if (useGoing(side)) return <TimeChoices />;
  return (
    <button
      type="button"
      className="btn sm lab-let-go"
      title={`Let the points follow the gradient of ${choiceOf(stage.strategy).label} until they rest`}
      onClick={() => startLabTime(side)}
    >
      <PlayIcon size={10} /> Let go<span className="sr"> under stage {'AB'[side]}</span>
    </button>
  );
}

function SizedPlane({ side, stage, scene, evaluation, view, note, size }: StagePlaneProps & { size: Size }) {
  const selected = useLab((state) => state.selected);
  const hovered = useLab((state) => state.hovered);
  const quantity = useLab((state) => state.landscape);
  const whole = useLab((state) => state.scene);
  const trails = useTrails();
  const [range, setRange] = useState<LandscapeRange | null>(null);
  const point = quantity ? followedMember(whole, selected) : null;
  const shown = quantity && point !== null ? { scene: whole, stage, point, quantity } : null;
  return (
    <>
      <Plane
        label={`Stage ${'AB'[side]}: the points under ${choiceOf(stage.strategy).label}`}
        scene={scene}
        evaluation={evaluation}
        size={size}
        view={view}
        selected={selected}
        lit={hovered}
        note={note}
        trails={trails}
        underlay={shown && <LandscapeLayer {...shown} view={view} size={size} onRange={setRange} />}
        onMove={movePoint}
        onMoveEnd={endMove}
        onSelect={selectPoint}
        onChooseAnchor={chooseLabAnchor}
        onAdd={addNegative}
        onRemove={removePoint}
        onRelabel={relabelPoint}
        onHover={hoverPoint}
      />
      <div className="lab-stage-tools">
        <LetGo side={side} stage={stage} />
        {shown && (
          <LandscapeLegend
            quantity={shown.quantity}
            name={memberName(whole, shown.point, selected)}
            range={range}
            request={() => ({ ...shown, area: areaOf(view, size), columns: 1, rows: 1 })}
          />
        )}
      </div>
    </>
  );
}

export function StagePlane(props: StagePlaneProps) {
  const box = useRef<HTMLDivElement>(null);
  const size = useSize(box);
  return (
    <div className="lab-stage" ref={box}>
      {size && size.width > 0 && size.height > 0 && <SizedPlane {...props} size={size} />}
    </div>
  );
}
