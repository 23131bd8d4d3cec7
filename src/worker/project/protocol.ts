// Making a PyTorch project away from the page's thread: data are drawn and packed, which takes most of a second.
import type { PytorchInput } from '../../experiment/pytorch';

/** The data are drawn in the worker; own images stay where they are. */
export type ProjectRequest = Omit<PytorchInput, 'dataset'>;
export type ProjectAnswer = { zip: Uint8Array<ArrayBuffer> } | { why: string };
