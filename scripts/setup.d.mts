/** Path of a Chromium or Chrome on the PATH, or null. */
export function findBrowser(): string | null;
