// The moments that everything can be compared with, as choices with words.

/** Values of the choices: the evaluation before, the first one, the pinned one, and the act of pinning what is shown. */
export type MomentChoice = 'previous' | 'first' | 'pinned' | 'pin';

export interface MomentFacts {
  /** Step of the shown evaluation, and of the one before it where that is what is compared with. */
  now: number;
  before: number | null;
  /** First evaluated step of the run; null before there is one. */
  first: number | null;
  /** Step that is compared with; null: the evaluation before. */
  pinned: number | null;
}

/** Which choice is in force. */
export function chosenMoment({ first, pinned }: MomentFacts): MomentChoice {
  if (pinned === null) return 'previous';
  return pinned === first ? 'first' : 'pinned';
}

/** The choices with their words. */
export function momentNames(facts: MomentFacts): { value: MomentChoice; text: string }[] {
  const { now, before, first, pinned } = facts;
  const chosen = chosenMoment(facts);
  const names: { value: MomentChoice; text: string }[] = [
    {
      value: 'previous',
      text: pinned === null && before !== null ? `step ${before} (last)` : 'last evaluation',
    },
  ];
  if (first !== null) names.push({ value: 'first', text: `step ${first}` });
  if (chosen === 'pinned') names.push({ value: 'pinned', text: `step ${pinned} (pinned)` });
  if (now !== first && now !== pinned) names.push({ value: 'pin', text: `pin step ${now}` });
  return names;
}
