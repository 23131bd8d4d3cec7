// The import under way, outside React: closing the dialog stops nothing and loses nothing.
import { create } from 'zustand';
import type { Catalogue } from '../../../data/own/catalogue';
import type { ImageSize } from '../../../data/own/dataset';
import { defaultChoices } from '../../../data/own/plan';
import type { PlanChoices } from '../../../data/own/plan';
import type { Skipped } from '../../../data/own/skipped';
import { createImportClient } from '../../../worker/own/importClient';
import type { ImportClient } from '../../../worker/own/importClient';
import type { ImportEvent, ImportFailure, ImportSource, Sample } from '../../../worker/own/protocol';
import { listOwn, removeOwn } from '../../../worker/own/store';
import type { OwnSummary } from '../../../worker/own/store';

/** What was found and what the person has chosen so far. */
export interface Draft {
  catalogue: Catalogue;
  choices: PlanChoices;
  size: ImageSize;
  name: string;
}

export interface ImportState {
  phase: 'start' | 'scanning' | 'preview' | 'decoding' | 'done';
  draft: Draft | null;
  samples: Sample[];
  progress: { done: number; total: number; secondsLeft: number | null } | null;
  result: { summary: OwnSummary; broken: Skipped | null } | null;
  /** Shown above whatever the dialog shows; the phase goes on. */
  failures: ImportFailure[];
  /** null until the list has been read. */
  stored: OwnSummary[] | null;
}

export const useImport = create<ImportState>(() => ({
  phase: 'start',
  draft: null,
  samples: [],
  progress: null,
  result: null,
  failures: [],
  stored: null,
}));

const { getState: get, setState: set } = useImport;

function hear(event: ImportEvent): void {
  switch (event.type) {
    case 'plan': {
      const { catalogue, size, name, failed } = event;
      const draft = { catalogue, choices: defaultChoices(catalogue), size, name };
      return set({ phase: 'preview', draft, failures: failed });
    }
    case 'samples':
      get().samples.forEach(({ bitmap }) => bitmap.close());
      return set({ samples: event.samples });
    case 'progress':
      return set({ progress: event });
    case 'done':
      set({ phase: 'done', result: event, progress: null });
      return void refreshStored();
    case 'cancelled':
      set({ phase: get().draft ? 'preview' : 'start', progress: null });
      return void refreshStored();
    case 'failure':
      return set({ phase: get().draft ? 'preview' : 'start', progress: null, failures: [event.failure] });
  }
}

let client: ImportClient | null = null;

const worker = (): ImportClient => (client ??= createImportClient(hear));

/** An error of the store or of reading a drop as a failure card. */
function asFailure(error: unknown): ImportFailure {
  const message = error instanceof Error ? error.message : String(error);
  const remedy = error instanceof Error && 'remedy' in error ? String(error.remedy) : 'Try again.';
  return { kind: 'bad-file', message, remedy };
}

/** Reads the list of stored sets. */
export async function refreshStored(): Promise<void> {
  try {
    set({ stored: await listOwn() });
  } catch (error) {
    set({ stored: [], failures: [asFailure(error)] });
  }
}

/** Removes a stored set; its id in a link finds nothing any more. */
export async function removeStored(id: string): Promise<void> {
  try {
    await removeOwn(id);
  } catch (error) {
    set({ failures: [asFailure(error)] });
  }
  await refreshStored();
}

/** Looks through what was picked or dropped. A draft that is open stays until the new one is there. */
export async function scanSources(sources: ImportSource[] | Promise<ImportSource[]>): Promise<void> {
  set({ phase: 'scanning', failures: [] });
  try {
    worker().scan(await sources);
  } catch (error) {
    set({ phase: get().draft ? 'preview' : 'start', failures: [asFailure(error)] });
  }
}

/** Changes the draft. */
export function editDraft(change: Partial<Draft>): void {
  const { draft } = get();
  if (draft) set({ draft: { ...draft, ...change } });
}

/** Decodes and stores the draft. */
export function decodeDraft(): void {
  const { draft } = get();
  if (!draft) return;
  const { choices, size, name } = draft;
  set({ phase: 'decoding', progress: null, failures: [] });
  worker().decode({ choices, name: name.trim() || 'Own images', ...size });
}

export const cancelImport = (): void => worker().cancel();

/** Back to the list and the pickers. */
export function startOver(): void {
  get().samples.forEach(({ bitmap }) => bitmap.close());
  set({ phase: 'start', draft: null, samples: [], result: null, failures: [] });
}
