// Folders and archives as one list of entries whose bytes can be asked for.
import { inBlocks } from '../../data/own/blocks';
import { catalogueOf } from '../../data/own/catalogue';
import type { Catalogue, SourceEntry } from '../../data/own/catalogue';
import { OwnImagesError } from '../../data/own/errors';
import { cleanPath } from '../../data/own/names';
import { openZip } from '../../data/own/zip';
import { blobAccess } from '../../data/own/zipDirectory';
import type { ImportFailure, ImportSource } from './protocol';

export interface OpenSources {
  catalogue: Catalogue;
  /** What to call the set: the folder's or the first archive's name. */
  name: string;
  /** Archives that could not be opened. */
  failed: ImportFailure[];
  /** Bytes of an entry of the catalogue. */
  read(entry: number): Promise<Uint8Array>;
}

type Reader = () => Promise<Uint8Array>;

interface Entries {
  entries: SourceEntry[];
  readers: Reader[];
}

const asFailure = ({ kind, message, remedy }: OwnImagesError): ImportFailure => ({ kind, message, remedy });

async function readFile(file: File, path: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    throw new OwnImagesError(
      `“${path}” can no longer be read.`,
      'It may have moved: choose the folder again.',
    );
  }
}

/** Two archives of one name get different roots. */
function uniqueName(name: string, taken: Set<string>): string {
  let unique = name;
  for (let n = 2; taken.has(unique); n++) unique = name.replace(/(\.zip)?$/i, ` (${n})$1`);
  taken.add(unique);
  return unique;
}

async function readSource(source: ImportSource, taken: Set<string>): Promise<Entries> {
  if (source.kind === 'files') {
    return {
      entries: source.files.map(({ path, file }) => ({ path, size: file.size })),
      readers: source.files.map(
        ({ path, file }) =>
          () =>
            readFile(file, path),
      ),
    };
  }
  const zip = await openZip(inBlocks(blobAccess(source.file)), uniqueName(source.file.name, taken));
  return { entries: zip.entries, readers: zip.entries.map((_, index) => () => zip.read(index)) };
}

function nameOf(sources: readonly ImportSource[]): string {
  const names = sources.map((source) =>
    source.kind === 'zip'
      ? source.file.name.replace(/\.zip$/i, '')
      : cleanPath(source.files[0]?.path ?? '').split('/')[0],
  );
  return names.filter(Boolean).join(' + ') || 'Own images';
}

/** Opens everything. Archives that fail are reported beside the rest; throws an OwnImagesError where nothing is left. */
export async function openSources(sources: readonly ImportSource[]): Promise<OpenSources> {
  const taken = new Set<string>();
  const opened: Entries[] = [];
  const failed: OwnImagesError[] = [];
  for (const source of sources) {
    try {
      opened.push(await readSource(source, taken));
    } catch (error) {
      if (!(error instanceof OwnImagesError)) throw error;
      failed.push(error);
    }
  }
  if (opened.length === 0 && failed.length > 0) throw failed[0];
  const readers = opened.flatMap((part) => part.readers);
  const catalogue = catalogueOf(opened.flatMap(({ entries }) => entries));
  return {
    catalogue,
    name: nameOf(sources),
    failed: failed.map(asFailure),
    read: (entry) => readers[entry](),
  };
}
