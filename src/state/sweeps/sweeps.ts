// Sweeps as the page knows them, and what it does with them (types.ts says what each action means).
import { create } from 'zustand';
import { connect } from '../../worker/client';
import { browserRunStore } from '../../worker/runStore';
import { actionsOn } from './actions';
import { browserLock } from './lock';
import { SweepQueue } from './queue';
import type { SweepsState } from './types';

/** What is known before the store has been read. */
export const useSweeps = create<SweepsState>(() => ({
  ready: false,
  sweeps: [],
  backend: null,
  runningElsewhere: false,
  problem: null,
}));

const queue = new SweepQueue(useSweeps, {
  connect: (listen) => connect(listen, 'sweep'),
  lock: browserLock('hap2s-sweep'),
  forget: () => browserRunStore('hap2s-sweep-run').clear(),
});

export const {
  resumeSweeps,
  startSweep,
  pauseSweep,
  goOnSweep,
  cancelSweep,
  removeSweep,
  setBaseline,
  dismissSweepsProblem,
} = actionsOn(queue, useSweeps);
