// A network as a safetensors file: its weights under their names, and in the metadata all that it takes to use or train it.
import { factsOf, isOurs, NetworkFileError, networkFrom } from './networkFacts';
import type { Opened } from './opened';
import type { TakenNetwork } from '../runs/taken';
import { readSafetensors, writeSafetensors } from './safetensors';

/** The network as bytes of a safetensors file. */
export const writeNetworkFile = (network: TakenNetwork): Uint8Array<ArrayBuffer> =>
  writeSafetensors(network.tensors, factsOf(network));

/** Reads a network that was taken away here. @throws SafetensorsError, NetworkFileError with what is wrong and where. */
export function readNetworkFile(bytes: Uint8Array): Opened<TakenNetwork> {
  const { tensors, metadata } = readSafetensors(bytes);
  if (!isOurs(metadata))
    throw new NetworkFileError(
      `This safetensors file (${tensors.length} tensors) was not written by the playground: the configuration that goes with the weights is not in it. Only networks that were taken away here can be brought back.`,
    );
  return networkFrom(metadata, tensors);
}
