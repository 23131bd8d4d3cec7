// The record of a strategy among the choices of its option: label and one sentence.
import type { Strategy } from '../../experiment/lossOptions';
import { OPTIONS } from '../../experiment/options';

export const choiceOf = (strategy: Strategy) =>
  OPTIONS.strategy.choices.find((choice) => choice.value === strategy) ?? OPTIONS.strategy.choices[0];
