// Puts off what the first paint does not need, so that it does not compete with it.

/** Resolves when what is being rendered now has been painted; at once on a page that nobody sees, which is not painted. */
export function afterPaint(): Promise<void> {
  if (document.hidden) return Promise.resolve();
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}
