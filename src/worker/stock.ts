// The data and batches of a session: made once and shared by all lanes whose configurations allow it.
import type { Dataset } from '../data/types';
import { makeDataset } from '../experiment/dataset';
import { isVisible, optionOf, OPTION_KEYS, type OptionKey, type Options } from '../experiment/options';
import { Material, type Source } from './material';
import { loadOwn } from './own/store';
import { Thumbnails } from './thumbnails';
import type { Post } from './telling';

const DATA_KEYS = OPTION_KEYS.filter((key) => optionOf(key).group === 'data');
const BATCH_KEYS: OptionKey[] = ['batchIdentities', 'batchImages'];

/** Equal for equal data; own images are the same whatever the seed, but what is shown of them and their batches are not. */
const keyOf = (options: Options, keys: readonly OptionKey[]) =>
  JSON.stringify([options.seed, ...keys.map((key) => (isVisible(key, options) ? options[key] : null))]);

export class Stock {
  private readonly sources = new Map<string, Source>();
  private readonly materials = new Map<string, Material>();

  constructor(
    private readonly run: number,
    private readonly post: Post,
  ) {}

  /** What a lane of these options is trained on. RangeError when the data cannot be trained on. */
  async materialOf(lane: number, options: Options): Promise<Material> {
    const data = keyOf(options, DATA_KEYS);
    const key = data + keyOf(options, BATCH_KEYS);
    const known = this.materials.get(key);
    if (known) return known;
    const source = this.sources.get(data) ?? this.open(lane, await load(options));
    this.sources.set(data, source);
    const material = new Material(source, options);
    this.materials.set(key, material);
    return material;
  }

  private open(lane: number, dataset: Dataset): Source {
    return { dataset, lane, thumbnails: new Thumbnails(dataset, this.run, lane, this.post) };
  }
}

const load = async (options: Options): Promise<Dataset> =>
  options.data === 'own' ? loadOwn(options.own) : makeDataset(options);
