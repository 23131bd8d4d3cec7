// What a run that came to no number is told about its own formula; apart from the options, which the page needs at once.
import { compileOwn } from '../metric/formula/own';
import { holeSentence } from '../metric/formula/describe';
import { ownTexts, ownWeighting, usualRange, type OwnKey } from './ownOptions';

/** Where the own formula in use has no weight, in a sentence; null where there is no such place, or another strategy. */
export function ownHole(
  options: Readonly<Record<OwnKey, string>> & { strategy: string; normalize: boolean },
) {
  if (options.strategy !== 'own') return null;
  return holeSentence(compileOwn(ownWeighting(ownTexts(options))), usualRange(options.normalize));
}
