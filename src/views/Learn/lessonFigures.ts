// The component of each figure, fetched when its chapter is opened.
import { lazy, type ComponentType } from 'react';
import type { FigureId } from '../../lessons/types';
import type { FigureProps } from './figures/figure';

type Figure = ComponentType<FigureProps>;
type Modules = Record<string, () => Promise<Record<string, Figure>>>;

const modules = import.meta.glob([
  './figures/RandomTriplets.tsx',
  './figures/OutlierBench.tsx',
  './figures/JointSoftmax.tsx',
  './figures/Scoring.tsx',
  './figures/Numerics.tsx',
]) as Modules;
const planes = () => import('./figures/planes');
const curves = () => import('./figures/curves');

const figure = (fetch: () => Promise<Figure>) => lazy(async () => ({ default: await fetch() }));
const byFile = (id: FigureId) => figure(async () => (await modules[`./figures/${id}.tsx`]())[id]);

export const FIGURES: Record<FigureId, Figure> = {
  Gallery: figure(async () => (await import('./figures/Gallery')).Gallery),
  Triplet: figure(async () => (await planes()).Triplet),
  RandomTriplets: byFile('RandomTriplets'),
  BatchHard: figure(async () => (await planes()).BatchHard),
  PointToSet: figure(async () => (await planes()).PointToSet),
  Exponential: figure(async () => (await curves()).Exponential),
  Polynomial: figure(async () => (await curves()).Polynomial),
  Limits: figure(async () => (await planes()).Limits),
  StopGradient: figure(async () => (await planes()).StopGradient),
  OutlierBench: byFile('OutlierBench'),
  JointSoftmax: byFile('JointSoftmax'),
  Scoring: byFile('Scoring'),
  Numerics: byFile('Numerics'),
};
