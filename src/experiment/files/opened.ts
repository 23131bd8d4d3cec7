// What the files that leave the page share, and what came of one that was brought back.
import { version } from '../../../package.json';
import { fingerprintOf } from '../../data/fingerprint';
import { quote } from '../link';

/** Version of the page, written into every file. */
export const APP_VERSION: string = version;

/** What a file holds, with a sentence for each thing that the person should know about it. */
export interface Opened<T> {
  content: T;
  notices: string[];
}

const isObject = (value: unknown): value is object => value !== null && typeof value === 'object';

/** Objects with their keys in order: how a program writes a file again says nothing about its content. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.some(isObject) ? value.map(sorted) : value;
  if (!isObject(value)) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}

/** Fingerprint of parsed JSON, whatever its spaces and the order of its keys. */
export const jsonFingerprint = (json: unknown): string =>
  fingerprintOf(new TextEncoder().encode(JSON.stringify(sorted(json))));

/** A kind of file and the version that this page writes. */
export interface FileKind {
  format: string;
  version: number;
  /** What it holds, e.g. "run". */
  what: string;
}

/** Why a file of this format and version cannot be read as `kind`; null when it can. */
export function kindComplaint(
  head: { format?: unknown; version?: unknown },
  { format, version, what }: FileKind,
): string | null {
  if (head.format !== format)
    return `This is no ${what} of the playground: format must be “${format}”${said(head.format)}.`;
  if (head.version === version) return null;
  if (typeof head.version !== 'number' || !Number.isInteger(head.version) || head.version < 1)
    return `version must be ${version}${said(head.version)}.`;
  return `This ${what} was written by a newer page (version ${head.version} of the format); this page reads version ${version}. Open it with the page that wrote it.`;
}

const said = (value: unknown) =>
  value === undefined ? '' : `, not ${quote(typeof value === 'string' ? value : JSON.stringify(value))}`;
