// What is wrong with the store of runs, in words for a person.
const SWITCHED_OFF =
  'The browser keeps nothing for this page (storage is switched off, or the window is private), so runs last only as long as the page.';

const name = (error: unknown): string =>
  error instanceof Error || error instanceof DOMException ? error.name : '';

/** One sentence on why the store refused, and what helps. */
export function storeTrouble(error: unknown): string {
  switch (name(error)) {
    case 'QuotaExceededError':
      return 'The browser has no room left for this: delete kept runs or free space on the disk, then go on.';
    case 'SecurityError':
    case 'InvalidStateError':
    case 'ReferenceError': // there is no indexedDB at all
      return SWITCHED_OFF;
    case 'VersionError':
      return 'The kept runs were written by a newer version of the page: reload it to see them.';
    default:
      return `The store of runs failed: ${error instanceof Error ? error.message : String(error)}`;
  }
}
