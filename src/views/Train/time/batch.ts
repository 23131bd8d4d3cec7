// A batch in its groups: the sampler hands out the images of one identity side by side. Pure.

/** Blocks of `images` items; the last one may be shorter. */
export function groupsOf(batch: ArrayLike<number>, images: number): number[][] {
  const items = Array.from(batch);
  const groups: number[][] = [];
  for (let from = 0; from < items.length; from += images) groups.push(items.slice(from, from + images));
  return groups;
}
