// Files become lanes over a real session on the CPU backend: a run replays to its checksum, a network begins with its weights.
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { RunRecord } from '../../../experiment/runs/record';
import {
  addLane,
  closeComparison,
  forkLane,
  openComparison,
  play,
  stepOnce,
  takeNetwork,
} from '../../../state/compare/actions';
import { useCompare } from '../../../state/compare/store';
import { laneRecord } from '../../../state/record';
import { small } from '../../../worker/testOptions';
import { addBrought, openBrought } from './brought';

vi.mock('../../../worker/client', async () => ({
  connect: (await import('../../../state/compare/testSession')).connectSession,
}));

const state = useCompare.getState;
const atRest = (lanes: number, step: number) =>
  vi.waitFor(
    () => {
      expect(state().lanes.map((lane) => lane.weights !== null && lane.step)).toEqual(
        new Array<number>(lanes).fill(step),
      );
      expect(state().playing).toBe(false);
    },
    { timeout: 20_000, interval: 5 },
  );

/** A run of eight steps whose σ changed at step 3, and its network. */
async function trained(): Promise<{ run: RunRecord; network: Awaited<ReturnType<typeof takeNetwork>> }> {
  openComparison({ lanes: [small], steps: 8 });
  await atRest(1, 0);
  play();
  await atRest(1, 8);
  forkLane(0, 3, { sigma: 0 });
  await atRest(2, 8);
  return { run: await laneRecord(1, 'Forked'), network: await takeNetwork(1) };
}

afterEach(closeComparison);

describe('files that become lanes', () => {
  it('a run is trained again with its changes, to the same weights', async () => {
    const { run } = await trained();
    expect(run.changes).toHaveLength(1);
    openBrought([{ file: 'run.json', notices: [], kind: 'run', run }]);
    await atRest(1, 0);
    expect(state()).toMatchObject({ steps: 8, failure: null, phase: 'ready' });
    stepOnce(); // a pause on the way changes nothing
    await atRest(1, 1);
    play();
    await atRest(1, 8);
    expect(state().lanes[0].weights).toBe(run.weights);
    addLane(run.options);
    addBrought([{ file: 'again.json', notices: [], kind: 'run', run }]);
    await atRest(3, 8);
    expect(state().lanes[1].weights).not.toBe(run.weights);
    expect(state().lanes[2].weights).toBe(run.weights);
  });

  it('a network begins a lane beside the others, and what is odd about its file is told', async () => {
    const { network } = await trained();
    openComparison({ lanes: [small] });
    await atRest(1, 0);
    addBrought([{ file: 'net.safetensors', notices: ['It was edited.'], kind: 'network', network }]);
    await atRest(2, 0);
    expect(state().lanes[1]).toMatchObject({ weights: network.weights, weightsFrom: 'net.safetensors' });
    expect(state().failure).toMatchObject({ kind: 'about-file', message: 'net.safetensors: It was edited.' });
  });

  it('no more than there is room for, and the rest is named', async () => {
    const { run } = await trained();
    openBrought(['a', 'b', 'c', 'd', 'e'].map((file) => ({ file, notices: [], kind: 'run', run })));
    expect(state().lanes).toHaveLength(4);
    expect(state().failure?.message).toBe('A comparison has at most 4 lanes, so there was no room for e.');
  });
});
