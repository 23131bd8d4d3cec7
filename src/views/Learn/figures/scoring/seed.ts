// Who the drawn people are: the seed of the default data, so that they look like those of the Train view.
import { OPTIONS } from '../../../../experiment/options';

export const DEFAULT_SEED = OPTIONS.seed.default;
