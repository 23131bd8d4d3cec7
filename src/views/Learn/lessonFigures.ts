// The component of each figure, fetched when its chapter is opened.
import { lazy, type ComponentType } from 'react';
import type { FigureId } from '../../lessons/types';
import type { FigureProps } from './figures/figure';

type Figure = ComponentType<FigureProps>;
const planes = () => import('./figures/planes');
const curves = () => import('./figures/curves');

const figure = (fetch: () => Promise<Figure>) => lazy(async () => ({ default: await fetch() }));

export const FIGURES: Record<FigureId, Figure> = {
  Gallery: figure(async () => (await import('./figures/Gallery')).Gallery),
  Triplet: figure(async () => (await planes()).Triplet),
  RandomTriplets: figure(async () => (await import('./figures/RandomTriplets')).RandomTriplets),
  BatchHard: figure(async () => (await planes()).BatchHard),
  PointToSet: figure(async () => (await planes()).PointToSet),
  Exponential: figure(async () => (await curves()).Exponential),
  Polynomial: figure(async () => (await curves()).Polynomial),
  Limits: figure(async () => (await planes()).Limits),
  StopGradient: figure(async () => (await planes()).StopGradient),
  OutlierBench: figure(async () => (await import('./figures/OutlierBench')).OutlierBench),
  JointSoftmax: figure(async () => (await import('./figures/JointSoftmax')).JointSoftmax),
  Scoring: figure(async () => (await import('./figures/Scoring')).Scoring),
  Numerics: figure(async () => (await import('./figures/Numerics')).Numerics),
};
