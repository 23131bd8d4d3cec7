// A short name for a state of the weights, so that two people can see at a glance whether they have the same.
import type { Checkpoint } from '../engine/types';

/** Optimiser slots stand beside the weights in a checkpoint. */
const SLOT = /\/(mean|square|velocity)$/;

/** Digits that hold 32 bits in base 36. */
const DIGITS = 7;

/** FNV-1a (32 bits) over the bytes of all weights, without the optimiser's slots, as 7 base-36 digits. */
export function checksumOf({ tensors }: Pick<Checkpoint, 'tensors'>): string {
  let hash = 0x811c9dc5;
  for (const { name, values } of tensors) {
    if (SLOT.test(name)) continue;
    const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    for (let i = 0; i < bytes.length; i++) hash = Math.imul(hash ^ bytes[i], 0x01000193);
  }
  return (hash >>> 0).toString(36).padStart(DIGITS, '0');
}
