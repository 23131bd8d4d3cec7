// The plane figures of chapters 2, 4, 5, 8 and 9: one plane, each with its scene, its controls and its lines.
import type { FigureProps } from './figure';
import { movedLine, PlaneFigure, sizesLine, wrongWayLine } from './PlaneFigure';

export const Triplet = (props: FigureProps) => <PlaneFigure {...props} id="Triplet" lines={movedLine} />;

export const BatchHard = (props: FigureProps) => <PlaneFigure {...props} id="BatchHard" lines={movedLine} />;

export const PointToSet = (props: FigureProps) => (
  <PlaneFigure {...props} id="PointToSet" lines={sizesLine} />
);

export const Limits = (props: FigureProps) => <PlaneFigure {...props} id="Limits" lines={sizesLine} chart />;

export const StopGradient = (props: FigureProps) => (
  <PlaneFigure {...props} id="StopGradient" lines={wrongWayLine} />
);
