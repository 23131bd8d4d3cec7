// The Lab: two losses on the same points, under the hand. Everything is worked out here, at once; nothing is trained.
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { evaluateLab, type LabEvaluation } from '../../experiment/lab/evaluate';
import type { LabScene, LabStage } from '../../experiment/lab/scene';
import { useLab } from '../../state/lab';
import { followLabLink } from '../../state/labAddress';
import { fitView, type PlaneView } from '../shared/plane/geometry';
import type { PlaneScene } from '../shared/plane/model';
import { ChartPanels } from './ChartPanels';
import { LabBar } from './LabBar';
import { LabNotice } from './LabNotice';
import { StagePanel } from './StagePanel';
import { useLabShortcuts } from './useLabShortcuts';
import { WeightsPanel } from './WeightsPanel';
import { WhatToSee } from './WhatToSee';
import './lab.css';

function useEvaluation(scene: PlaneScene, stage: LabStage): LabEvaluation {
  return useMemo(() => evaluateLab(scene, stage), [scene, stage]);
}

/** A view this much too large for the points is drawn closer. */
const LOOSE = 1.8;

/** All points, without moving the picture under the hand: the view changes only when the points do not fit or look lost. */
function useView({ points, normalize }: PlaneScene): PlaneView {
  const dragging = useLab((state) => state.dragging);
  const fitted = useMemo(() => fitView(points, normalize), [points, normalize]);
  const [view, setView] = useState(fitted);
  const fits = fitted.radius <= view.radius && view.radius <= fitted.radius * LOOSE;
  if (dragging || fits) return view;
  setView(fitted);
  return fitted;
}

/** Beside the mislabelled point what is wrong with it; until a point has been moved, that points can be. */
function noteOf({ points, anchor }: LabScene, touched: boolean): { index: number; text: string } | null {
  const wrong = points.findIndex(({ identity, shows }) => shows !== undefined && shows !== identity);
  if (wrong >= 0) {
    const { identity, shows } = points[wrong];
    return { index: wrong, text: `label ${identity}, shows ${shows}${touched ? '' : ' – drag it'}` };
  }
  if (touched || points.length < 2) return null;
  return { index: points.length - 1 === anchor ? 0 : points.length - 1, text: 'drag a point' };
}

export function LabView() {
  useEffect(followLabLink, []);
  useLabShortcuts();
  const scene = useLab((state) => state.scene);
  const touched = useLab((state) => state.touched);
  const { points, anchor, mode, normalize, stages } = scene;
  const shared = useMemo(
    (): PlaneScene => ({ points, anchor, mode, normalize }),
    [points, anchor, mode, normalize],
  );
  const a = useEvaluation(shared, stages[0]);
  const b = useEvaluation(shared, stages[1]);
  const view = useView(shared);
  const note = useMemo(() => noteOf(scene, touched), [scene, touched]);
  const numbers = useMemo(() => ({ scene, evaluations: [a, b] as const }), [scene, a, b]);
  const late = useDeferredValue(numbers); // the points under the hand come first
  return (
    <>
      <LabNotice />
      <main className="lab" aria-label="Lab">
        <LabBar />
        <StagePanel side={0} stage={stages[0]} scene={shared} evaluation={a} view={view} note={note} />
        <StagePanel side={1} stage={stages[1]} scene={shared} evaluation={b} view={view} note={note} />
        <WeightsPanel {...late} />
        <ChartPanels scene={scene} />
        <WhatToSee {...late} />
      </main>
    </>
  );
}
