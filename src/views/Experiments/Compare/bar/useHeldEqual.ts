// The computed line of what is open: worked out anew when options, journals or hashes change, not at every frame.
import { useMemo } from 'react';
import { heldEqual, type HeldEqual } from '../../../../experiment/comparison/heldEqual';
import { useCompare } from '../../../../state/compare/store';
import type { LaneFacts } from '../../../../state/compare/types';
import { useEach } from '../useLanes';

const idOf = ({ id }: LaneFacts) => id;
const optionsOf = ({ options }: LaneFacts) => options;
const startedOf = ({ started }: LaneFacts) => started;
const journalOf = ({ journal }: LaneFacts) => journal;
const fileOf = ({ weightsFrom }: LaneFacts) => weightsFrom;

/** The line as things stand, for what is no component. */
export function heldNow(): HeldEqual {
  const { lanes, prints } = useCompare.getState();
  return heldEqual(
    lanes.map(({ id, options, started, journal, weightsFrom }) => ({
      options,
      started,
      changes: journal,
      weightsFrom,
      prints: prints[id] ?? null,
    })),
  );
}

/** What the lanes hold equal, and the step up to which their batches were compared. */
export function useHeldEqual(): HeldEqual & { step: number | null } {
  const ids = useEach(idOf);
  const options = useEach(optionsOf);
  const started = useEach(startedOf);
  const journals = useEach(journalOf);
  const files = useEach(fileOf);
  const prints = useCompare((state) => state.prints);
  return useMemo(() => {
    const setups = ids.map((id, i) => ({
      options: options[i],
      started: started[i],
      changes: journals[i],
      weightsFrom: files[i],
      prints: prints[id] ?? null,
    }));
    const step = prints[ids[0]]?.step ?? null;
    return { ...heldEqual(setups), step };
  }, [ids, options, started, journals, files, prints]);
}
