// What a person does with sweeps, as the queue understands it (types.ts says what each action means).
import type { StoreApi } from 'zustand/vanilla';
import { complaintsAbout } from '../../experiment/sweep/check';
import type { SweepPhase } from '../../experiment/sweep/types';
import { newId } from '../runs/newId';
import { deleteRuns, giveRunsTo, useRuns } from '../runs/runs';
import type { SweepQueue } from './queue';
import { cellsOfSweep } from './status';
import type { SweepActions, SweepsState } from './types';

const GOING: readonly SweepPhase[] = ['queued', 'running'];

/** The actions on one queue. */
export function actionsOn(queue: SweepQueue, store: StoreApi<SweepsState>): SweepActions {
  const { board } = queue;

  /** Runs of a sweep that goes: cells of others too are theirs from then on. Returns the rest. */
  async function handOver(id: string): Promise<string[]> {
    const heirs = new Map(
      board.sweeps.flatMap((sweep) => cellsOfSweep(sweep).map(({ key }) => [key, sweep.id] as const)),
    );
    const runs = useRuns.getState().runs.filter(({ sweep }) => sweep?.id === id);
    const heirOf = ({ sweep }: (typeof runs)[number]) => heirs.get(sweep?.cell ?? '');
    const given = runs.flatMap((run) => {
      const heir = heirOf(run);
      return heir === undefined ? [] : [[run.id, heir] as const];
    });
    await giveRunsTo(new Map(given));
    return runs.filter((run) => heirOf(run) === undefined).map((run) => run.id);
  }

  return {
    resumeSweeps: () => queue.load(),
    async startSweep(plan) {
      await queue.load();
      const [wrong] = complaintsAbout(plan);
      if (wrong) {
        queue.complain(wrong);
        return null;
      }
      const id = newId();
      const kept = await board.put({
        id,
        plan,
        created: Date.now(),
        phase: 'queued',
        failed: {},
        baseline: null,
      });
      queue.wake();
      return kept ? id : null;
    },
    async pauseSweep(id) {
      await queue.load();
      const phase = board.find(id)?.phase;
      if (phase && GOING.includes(phase)) await queue.turn(id, 'paused');
    },
    async goOnSweep(id) {
      await queue.load();
      const phase = board.find(id)?.phase;
      if (!phase || GOING.includes(phase)) return;
      queue.complain(null);
      await queue.turn(id, 'queued', phase === 'paused' ? {} : { failed: {} });
    },
    async cancelSweep(id) {
      await queue.load();
      const phase = board.find(id)?.phase;
      if (phase === 'paused' || (phase && GOING.includes(phase))) await queue.turn(id, 'cancelled');
    },
    async removeSweep(id, alsoRuns) {
      await queue.load();
      queue.giveUp(id);
      if (!(await board.remove(id))) return;
      queue.wake();
      const left = await handOver(id);
      if (alsoRuns) await deleteRuns(left);
    },
    async setBaseline(id, baseline) {
      await queue.load();
      await board.change(id, (sweep) => ({ ...sweep, baseline }));
    },
    dismissSweepsProblem: () => store.setState({ problem: null }),
  };
}
