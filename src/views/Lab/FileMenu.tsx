// Layouts, pictures and the table as files: saved from here, and layouts opened again.
import { csvText } from '../../experiment/csv';
import { formatLayout, LayoutError, parseLayout } from '../../experiment/lab/file';
import { formatLab } from '../../experiment/lab/link';
import { evaluateLab } from '../../experiment/lab/evaluate';
import { openScene, useLab } from '../../state/lab';
import { download } from '../shared/download';
import { PopMenu, type MenuItem } from '../shared/PopMenu';
import { pngBlob } from '../shared/picture/png';
import { svgBlob } from '../shared/picture/svgPicture';
import { stageSvg } from './exportPicture';
import { weightTable } from './weightTable';

/** A layout of 200 points is some 20 kB. */
const LARGEST_FILE = 1_000_000;

const sceneLink = () => `${location.origin}${location.pathname}${formatLab(useLab.getState().scene)}`;

function saveLayout(): void {
  const text = formatLayout(useLab.getState().scene);
  download('hap2s-lab.json', new Blob([text], { type: 'application/json' }));
}

function saveWeights(): void {
  const { scene } = useLab.getState();
  const [a, b] = scene.stages;
  const table = weightTable({ scene, evaluations: [evaluateLab(scene, a), evaluateLab(scene, b)] });
  download('hap2s-lab-weights.csv', new Blob([csvText(table.columns, table.rows)], { type: 'text/csv' }));
}

async function savePicture(side: 'A' | 'B', kind: 'svg' | 'png'): Promise<void> {
  const svg = stageSvg(side, sceneLink());
  if (!svg) throw new Error('The stage is not on the page.');
  download(`hap2s-lab-${side}.${kind}`, kind === 'svg' ? svgBlob(svg) : await pngBlob(svg));
}

async function openLayout(file: File): Promise<void> {
  if (file.size > LARGEST_FILE) throw new LayoutError(`${file.name} is too large for a layout.`);
  openScene(parseLayout(await file.text()));
}

const PICTURES = (['A', 'B'] as const).flatMap((side) =>
  (['png', 'svg'] as const).map((kind) => ({
    label: `Stage ${side} as ${kind.toUpperCase()}`,
    act: () => savePicture(side, kind),
  })),
);

const ITEMS: readonly MenuItem[] = [
  { label: 'Open layout…', accept: '.json,application/json', open: openLayout },
  { label: 'Save layout (JSON)', act: saveLayout },
  'line',
  ...PICTURES,
  'line',
  { label: 'Weights as CSV', act: saveWeights },
];

export const FileMenu = () => (
  <span className="lab-files">
    <PopMenu label="File" name="File" items={ITEMS} />
  </span>
);
