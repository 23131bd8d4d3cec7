// The hardness dial of any view: which parameter a strategy has, and a slider whose right end is the hard one.
import { OPTIONS } from '../../experiment/options';
import { weightings } from '../../metric/weightings';
import { sliderScale, type SliderScale } from './controls/scale';

export type DialKey = 'sigma' | 'alpha';

/** The dial's parameter under a strategy; null where the strategy fixes the hardness. */
export function dialKeyOf(strategy: string): DialKey | null {
  const record = Object.values(weightings).find(({ id }) => id === strategy);
  return record?.parameter?.key ?? null;
}

/** A slider whose right end is the hard one: σ runs backwards, α forwards. */
export function dialScale(key: DialKey): SliderScale {
  const scale = sliderScale(OPTIONS[key]);
  const parameter = Object.values(weightings).find((w) => w.parameter?.key === key)?.parameter;
  if (!scale || !parameter) throw new RangeError(`There is no dial for ${key}.`);
  if (parameter.hardestAt > parameter.uniformAt) return scale;
  const last = scale.count - 1;
  return {
    count: scale.count,
    toValue: (position) => scale.toValue(last - position),
    toPosition: (value) => last - scale.toPosition(value),
  };
}
