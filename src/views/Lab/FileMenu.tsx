// Layouts, pictures and the table as files: saved from here, and layouts opened again.
import { useId, useRef, useState, type ChangeEvent } from 'react';
import { csvText } from '../../experiment/csv';
import { formatLayout, LayoutError, parseLayout } from '../../experiment/lab/file';
import { formatLab } from '../../experiment/lab/link';
import { evaluateLab } from '../../experiment/lab/evaluate';
import { openScene, useLab } from '../../state/lab';
import { download } from '../shared/download';
import { pngBlob, stageSvg, svgBlob } from './exportPicture';
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
  (['png', 'svg'] as const).map((kind) => ({ side, kind, label: `Stage ${side} as ${kind.toUpperCase()}` })),
);

export function FileMenu() {
  const [wrong, setWrong] = useState<string | null>(null);
  const menu = useRef<HTMLDialogElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const act = (deed: () => void | Promise<void>) => {
    menu.current?.hidePopover();
    setWrong(null);
    Promise.resolve()
      .then(deed)
      .catch((error: unknown) => setWrong(error instanceof Error ? error.message : String(error)));
  };
  const onFile = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    event.target.value = ''; // so that the same file can be opened again
    if (file) act(() => openLayout(file));
  };
  /** Under its button, within the page. */
  const place = () => {
    const box = button.current?.getBoundingClientRect();
    if (!box || !menu.current) return;
    menu.current.style.top = `${box.bottom + 4}px`;
    menu.current.style.right = `${Math.max(document.documentElement.clientWidth - box.right, 8)}px`;
  };
  return (
    <span className="lab-files">
      <button
        ref={button}
        type="button"
        className="btn sm"
        popoverTarget={id}
        aria-haspopup="dialog"
        onClick={place}
      >
        File
      </button>
      <dialog id={id} ref={menu} popover="auto" aria-label="File" className="lab-file-menu">
        <button type="button" onClick={() => act(() => input.current?.click())}>
          Open layout…
        </button>
        <button type="button" onClick={() => act(saveLayout)}>
          Save layout (JSON)
        </button>
        <hr />
        {PICTURES.map(({ side, kind, label }) => (
          <button key={label} type="button" onClick={() => act(() => savePicture(side, kind))}>
            {label}
          </button>
        ))}
        <hr />
        <button type="button" onClick={() => act(saveWeights)}>
          Weights as CSV
        </button>
      </dialog>
      <input ref={input} type="file" accept=".json,application/json" hidden onChange={onFile} />
      {wrong && (
        <span role="alert" className="lab-file-error">
          {wrong}
        </span>
      )}
    </span>
  );
}
