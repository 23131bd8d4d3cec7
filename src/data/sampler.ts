// P×K batches: P identities with K images each, as batch-hard and HAP2S training need them (Hermans et al., 2017).
import type { Random } from './random';

export interface BatchSampler {
  /** Identities in every batch: P, or all of them where there are fewer. */
  readonly identities: number;
  /** Images per identity, K. */
  readonly images: number;
  /** The next batch: `identities` blocks of K item indices. */
  next(): Int32Array;
}

/**
 * Hands out `list` in random passes: every member once before any is used again. Within one call a member comes back only when
 * all others came as often, so a call for no more than `list.length` members never repeats one.
 */
function createRotation(list: readonly number[], random: Random): (count: number) => number[] {
  let pass: number[] = [];
  return (count) => {
    const taken: number[] = [];
    const uses = new Map<number, number>();
    const used = (member: number) => uses.get(member) ?? 0;
    while (taken.length < count) {
      if (pass.length === 0) pass = random.shuffle(list);
      const fewest = pass.reduce((least, member) => Math.min(least, used(member)), Infinity);
      const [member] = pass.splice(
        pass.findIndex((candidate) => used(candidate) === fewest),
        1,
      );
      uses.set(member, used(member) + 1);
      taken.push(member);
    }
    return taken;
  };
}

function groupByIdentity(identities: Int32Array, items: Int32Array): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  items.forEach((item, i) => {
    const group = groups.get(identities[i]);
    if (group) group.push(item);
    else groups.set(identities[i], [item]);
  });
  return groups;
}

/**
 * An endless stream of batches over the training `items`, whose identities are `identities` (same length). Identities do not repeat
 * within a batch, and each is used once before any is used again; so are the images of an identity, which repeat in a block
 * only where the identity has fewer than K. The same stream gives the same batches. Throws RangeError when fewer
 * than two identities are left to a batch, K is no positive integer, or the lengths differ.
 */
export function createBatchSampler(
  identities: Int32Array,
  items: Int32Array,
  { P, K, random }: { P: number; K: number; random: Random },
): BatchSampler {
  if (identities.length !== items.length)
    throw new RangeError(`${identities.length} identities for ${items.length} items.`);
  if (!Number.isInteger(P) || P < 2)
    throw new RangeError(`A batch needs at least 2 identities, not P = ${P}.`);
  if (!Number.isInteger(K) || K < 1)
    throw new RangeError(`A batch needs at least 1 image each, not K = ${K}.`);
  const groups = groupByIdentity(identities, items);
  if (groups.size < 2)
    throw new RangeError(`Training needs at least 2 identities, but the data has ${groups.size}.`);
  const order = [...groups.keys()].toSorted((a, b) => a - b);
  const nextIdentities = createRotation(order, random.fork('identities'));
  const nextImages = new Map(
    order.map((id) => [id, createRotation(groups.get(id)!, random.fork(`images ${id}`))]),
  );
  const count = Math.min(P, order.length);
  return {
    identities: count,
    images: K,
    next: () => Int32Array.from(nextIdentities(count).flatMap((id) => nextImages.get(id)!(K))),
  };
}
