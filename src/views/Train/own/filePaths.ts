// What a person picked or dropped, as import sources. Walks dropped folders; only names and handles, no bytes.
import type { ImportSource } from '../../../worker/own/protocol';

interface PathFile {
  path: string;
  file: File;
}

const isZip = ({ file }: PathFile) => /\.zip$/i.test(file.name);
const isPicture = ({ file }: PathFile) => /\.(png|jpe?g|gif|bmp|webp)$/i.test(file.name);

/** Archives count as sources of their own where they were chosen directly, or where a folder holds nothing but archives. */
function toSources(files: PathFile[]): ImportSource[] {
  const inside = files.some(isPicture);
  const archives = files.filter((entry) => isZip(entry) && (!inside || !entry.path.includes('/')));
  const rest = files.filter((entry) => !archives.includes(entry));
  const zips: ImportSource[] = archives
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ file }) => ({ kind: 'zip', file }));
  const loose = zips.length > 0 && !inside ? [] : rest;
  return loose.length > 0 || zips.length === 0 ? [{ kind: 'files', files: loose }, ...zips] : zips;
}

/** Sources from a file or folder picker. */
export function fromPicker(list: FileList): ImportSource[] {
  return toSources(Array.from(list, (file) => ({ path: file.webkitRelativePath || file.name, file })));
}

const fileOf = (entry: FileSystemFileEntry) =>
  new Promise<File>((resolve, reject) => entry.file(resolve, reject));

/** A reader hands out a hundred entries at a time until it hands out none. */
async function listFolder(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return all;
    all.push(...some);
  }
}

async function walk(entry: FileSystemEntry): Promise<PathFile[]> {
  if (entry.isFile) {
    return [{ path: entry.fullPath.slice(1), file: await fileOf(entry as FileSystemFileEntry) }];
  }
  const children = await listFolder(entry as FileSystemDirectoryEntry);
  return (await Promise.all(children.map(walk))).flat();
}

/** Sources from a drop. Call it inside the event: the browser empties the list afterwards. */
export async function fromDrop(data: DataTransfer): Promise<ImportSource[]> {
  const entries = Array.from(data.items, (item) => item.webkitGetAsEntry?.()).filter(
    (entry) => entry !== null && entry !== undefined,
  );
  const files = entries.length > 0 ? (await Promise.all(entries.map(walk))).flat() : plainFiles(data);
  return toSources(files);
}

const plainFiles = (data: DataTransfer): PathFile[] =>
  Array.from(data.files, (file) => ({ path: file.name, file }));
