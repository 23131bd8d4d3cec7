// The head of the exported project's README.md: which run this is, where its data and weights are. The rest is project/README.md.
import guide from './project/README.md?raw';
import type { Dataset } from '../../data/types';
import { formatLink } from '../link';
import type { TakenNetwork } from '../runs/taken';
import { runName } from './config';
import type { PytorchInput } from './input';

function aboutData(dataset: Dataset | null): string {
  if (!dataset)
    return 'The data are not in this project, since the images are your own: say where they are, `python train.py --data FOLDER` (see below).';
  const { name, count, split } = dataset;
  return `The data are in \`data/\` (${name}, ${count} items: ${split.train.length} to train on, ${split.query.length} queries, ${split.gallery.length} in the gallery).`;
}

function aboutWeights(network: TakenNetwork | null): string {
  const start = '`train.py` starts from the initial weights of the seed, which are those of the page.';
  if (!network) return start;
  const { step, weights } = network;
  return `The weights of step ${step} (checksum \`${weights}\`) are in \`weights.safetensors\`: \`python evaluate.py --weights weights.safetensors\` scores them, \`python train.py --weights weights.safetensors\` trains on from them with a fresh optimiser. Otherwise ${start}`;
}

/** README.md */
export function readme({ options, network, dataset, link, created }: PytorchInput): string {
  return `# ${runName(options)}

A run of the HAP2S Playground as a PyTorch project: hard-aware point-to-set metric learning (Yu et al., ECCV 2018, arXiv 1807.11206).

- Made on ${new Date(created).toISOString().slice(0, 10)} from <${link}>
- Options that differ from the page's defaults: \`${formatLink(options)}\`
- ${aboutData(dataset)}
- ${aboutWeights(network)}

${guide}`;
}
