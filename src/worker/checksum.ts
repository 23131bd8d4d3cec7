// A short name for a state of the weights, so that two people can see at a glance whether they have the same.
import { fingerprintOf } from '../data/fingerprint';
import type { Checkpoint } from '../engine/types';

/** Optimiser slots stand beside the weights in a checkpoint. */
const SLOT = /\/(mean|square|velocity)$/;

/** The weights of a checkpoint, without the optimiser's slots, in the network's order. */
export const weightsOf = ({ tensors }: Pick<Checkpoint, 'tensors'>): Checkpoint['tensors'] =>
  tensors.filter(({ name }) => !SLOT.test(name));

/** Fingerprint over the bytes of all weights, as 7 base-36 digits. */
export const checksumOf = (checkpoint: Pick<Checkpoint, 'tensors'>): string =>
  fingerprintOf(...weightsOf(checkpoint).map(({ values }) => values));
