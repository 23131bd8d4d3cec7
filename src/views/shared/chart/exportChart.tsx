// A chart as a file that stands alone: title, legend and typeface inside, every colour resolved, what it shows in its description.
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { optionsToJson } from '../../../experiment/files/runFile';
import { embedFaces } from '../picture/fonts';
import { pngBlob } from '../picture/png';
import { frame, resolveVariables, svgText } from '../picture/svgPicture';
import { ChartSheet, type SheetSize } from './ChartSheet';
import type { ChartSource } from './chartTable';
import type { RunChartProps } from './types';

/** Wide enough for names at the lines' ends, whatever the screen. */
const SIZE: SheetSize = { width: 760, height: 440 };

interface ChartFigureOptions {
  size?: SheetSize;
  /** Keeps CSS variables as colours, for a document that defines them (the report: light and dark). */
  variables?: boolean;
}

/** The link and the configurations, as the picture's description. */
const aboutOf = ({ link, runs }: ChartSource): string =>
  [link, ...runs.map(({ name, options }) => `${name}: ${JSON.stringify(optionsToJson(options))}`)].join('\n');

function drawing(chart: RunChartProps, source: ChartSource, options: ChartFigureOptions): SVGSVGElement {
  const { size = SIZE, variables = false } = options;
  const host = document.createElement('div');
  const root = createRoot(host);
  flushSync(() => root.render(<ChartSheet chart={chart} size={size} />));
  const svg = host.firstElementChild?.cloneNode(true) as SVGSVGElement;
  root.unmount();
  frame(svg, { title: chart.title, about: aboutOf(source), ...size, paper: 'var(--surface)' });
  if (!variables) resolveVariables(svg);
  return svg;
}

/** With the typeface inside, and which of its faces. */
async function complete(chart: RunChartProps, source: ChartSource) {
  const svg = drawing(chart, source, {});
  return { svg, faces: await embedFaces(svg) };
}

/** The chart as an SVG document. @throws Error when the typeface cannot be loaded. */
export const chartSvg = async (chart: RunChartProps, source: ChartSource): Promise<string> =>
  svgText((await complete(chart, source)).svg);

/** The chart as a PNG of three pixels per CSS px. @throws Error when it cannot be drawn. */
export async function chartPng(chart: RunChartProps, source: ChartSource): Promise<Blob> {
  const { svg, faces } = await complete(chart, source);
  return pngBlob(svg, faces);
}

/** The chart as SVG for an HTML document that has the theme's variables and a typeface of its own. */
export const chartFigure = (chart: RunChartProps, source: ChartSource, size?: SheetSize): string =>
  svgText(drawing(chart, source, { size, variables: true }));
