// What a PyTorch project is made from; apart from index.ts so that its parts may name it.
import type { Dataset } from '../../data/types';
import type { Options } from '../options';
import type { TakenNetwork } from '../runs/taken';

/** What a project is made from. */
export interface PytorchInput {
  options: Options;
  /** Trained or initial weights to put in; null: the project draws the initial ones itself, which are the same. */
  network: TakenNetwork | null;
  /** Data to put in (makeDataset for drawn data); null: the person says where the images are. */
  dataset: Dataset | null;
  /** Steps of the run so far; 0 where it has not begun. */
  steps: number;
  /** Address that opens this run in the page. */
  link: string;
  /** Milliseconds since 1970. */
  created: number;
}
