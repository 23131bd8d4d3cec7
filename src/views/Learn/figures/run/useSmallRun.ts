// A figure's hold on its small run: what it shows, and the end of its worker when the figure goes.
import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { SmallRun, SmallState } from '../../../../state/smallRun';

/** The run's state. Leaving the figure ends the worker; what was finished stays for the visit. */
export function useSmallRun(run: SmallRun): SmallState {
  useEffect(() => () => run.close(), [run]);
  return useStore(run.store);
}
