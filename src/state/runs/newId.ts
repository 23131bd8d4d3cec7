// Names for what is kept: no two tabs make the same, also where the page is not served securely.

/** Unique among everything that is kept. */
export const newId = (): string =>
  `${Date.now().toString(36)}-${crypto.getRandomValues(new Uint32Array(2)).join('')}`;
