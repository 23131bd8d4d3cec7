// A batch in its groups: the sampler hands out the images of one identity side by side. Pure.

/** Blocks of `images` items; the last one may be shorter. */
export function groupsOf(batch: ArrayLike<number>, images: number): number[][] {
  const items = Array.from(batch);
  const groups: number[][] = [];
  for (let from = 0; from < items.length; from += images) groups.push(items.slice(from, from + images));
  return groups;
}

/** Where a key leads from the picture at `at`: left and right by one, up and down by a group; null for other keys. */
export function pictureAfterKey(at: number, key: string, count: number, images: number): number | null {
  const to: Partial<Record<string, number>> = {
    ArrowLeft: at - 1,
    ArrowRight: at + 1,
    ArrowUp: at - images,
    ArrowDown: at + images,
    Home: 0,
    End: count - 1,
  };
  const next = to[key];
  return next === undefined ? null : Math.max(0, Math.min(count - 1, next));
}
