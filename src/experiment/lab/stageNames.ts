// What to call the two stages so that a reader can tell them apart: by strategy, or by what differs within one.
import { SWITCHES } from '../optionNames';
import { OPTIONS, optionOf } from '../options';
import { STAGE_KEYS, type LabStage, type StageKey } from './scene';

export interface StageName {
  /** For the first mention: "HAP2S-E at σ = 0.2". */
  full: string;
  /** For the next ones: "HAP2S-E", or "σ = 0.2" where both stages have that strategy. */
  short: string;
}

/** Whether an option has an effect on the stage. */
export const acts = (key: StageKey, stage: LabStage): boolean => optionOf(key).visible?.(stage) ?? true;

const strategyLabel = ({ strategy }: LabStage): string =>
  OPTIONS.strategy.choices.find(({ value }) => value === strategy)?.label ?? strategy;

/** "σ = 0.2", "∞" at the dial's end, three digits at most. */
function described(key: StageKey, stage: LabStage): string {
  const value = stage[key];
  if (typeof value === 'boolean')
    return SWITCHES[key]?.[value ? 1 : 0] ?? `${optionOf(key).short} ${value ? 'on' : 'off'}`;
  const text =
    typeof value !== 'number' ? value : value === Infinity ? '∞' : String(Number(value.toPrecision(3)));
  return `${optionOf(key).short} = ${text.replace('-', '−')}`;
}

/** Keys in which two stages differ, as far as the options have an effect on either. */
export function stageDifferences(a: LabStage, b: LabStage): StageKey[] {
  return STAGE_KEYS.filter((key) => !Object.is(a[key], b[key]) && (acts(key, a) || acts(key, b)));
}

/** The dial's value of a stage that has one, e.g. "σ = 0.2". */
function dialText(stage: LabStage): string | null {
  const key = (['sigma', 'alpha'] as const).find((key) => acts(key, stage));
  return key ? described(key, stage) : null;
}

/** Two names that differ; null when the stages do not. */
export function nameStages([a, b]: readonly [LabStage, LabStage]): [StageName, StageName] | null {
  const differing = stageDifferences(a, b);
  if (!differing.length) return null;
  const name = (stage: LabStage): StageName => {
    const label = strategyLabel(stage);
    if (a.strategy !== b.strategy) {
      const dial = dialText(stage);
      return { full: dial ? `${label} at ${dial}` : label, short: label };
    }
    const short = differing.map((key) => described(key, stage)).join(', ');
    return { full: `${label} (${short})`, short };
  };
  return [name(a), name(b)];
}
