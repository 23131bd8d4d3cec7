/** The repository's root, with a slash at the end. */
export const root: string;
/** Path of a Chromium or Chrome on the PATH, or null. */
export function findBrowser(): string | null;
