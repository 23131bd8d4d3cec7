// Several files as one zip. The same content gives the same bytes: every entry carries the same date.
import { zipSync } from 'fflate';

/** The first moment that a zip can name, in the local time that it is written in. */
const DATE = new Date(1980, 0, 1);

/** A zip of the named files; texts are UTF-8. */
export function zipOf(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  const entries = Object.entries(files).map(([name, content]) => [
    name,
    typeof content === 'string' ? encoder.encode(content) : content,
  ]);
  return zipSync(Object.fromEntries(entries), { mtime: DATE });
}
