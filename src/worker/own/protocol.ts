// The import worker's whole contract: what the page asks and what it hears.
import type { Catalogue } from '../../data/own/catalogue';
import type { ImageSize } from '../../data/own/dataset';
import type { PlanChoices } from '../../data/own/plan';
import type { Skipped } from '../../data/own/skipped';
import type { OwnSummary } from './store';

/** Where entries come from: files with their path below the chosen folder, or archives. */
export type ImportSource =
  { kind: 'files'; files: { path: string; file: File }[] } | { kind: 'zip'; file: File };

export interface DecodeRequest extends ImageSize {
  name: string;
  choices: PlanChoices;
}

export type ImportCommand =
  | { type: 'scan'; sources: ImportSource[] }
  /** Decodes, stores and fingerprints what the last scan found. */
  | ({ type: 'decode' } & DecodeRequest)
  | { type: 'cancel' };

/** A small picture of one entry, to be drawn and then closed by the page. */
export interface Sample {
  path: string;
  bitmap: ImageBitmap;
}

export type ImportEvent =
  /** `failed`: archives that could not be opened beside others that could. */
  | { type: 'plan'; catalogue: Catalogue; size: ImageSize; name: string; failed: ImportFailure[] }
  | { type: 'samples'; samples: Sample[] }
  | { type: 'progress'; done: number; total: number; secondsLeft: number | null }
  /** `broken`: pictures that could not be decoded and are not in the set. */
  | { type: 'done'; summary: OwnSummary; broken: Skipped | null }
  | { type: 'cancelled' }
  | { type: 'failure'; failure: ImportFailure };

/** An OwnImagesError as data. */
export interface ImportFailure {
  kind: 'bad-file';
  message: string;
  remedy: string;
}
