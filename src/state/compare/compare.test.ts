// The comparison's store and actions over a real session on the CPU backend, in one process.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { small } from '../../worker/testOptions';
import {
  addLane,
  changeLane,
  closeComparison,
  evaluatedSteps,
  forkLane,
  openComparison,
  play,
  removeLane,
  reset,
  scrubTo,
  setBaseline,
  showPart,
  showQuery,
  stepOnce,
  takeNetwork,
} from './actions';
import { parseComparison } from '../../experiment/comparison/link';
import { momentLink, open } from './address';
import { compareLive } from './live';
import { useCompareLook } from './look';
import { useCompare } from './store';

vi.mock('../../worker/client', async () => ({
  connect: (await import('./testSession')).connectSession,
}));

const state = useCompare.getState;
const lane = (place: number) => state().lanes[place];
const atRest = (step: number) =>
  vi.waitFor(
    () => {
      expect(state().lanes.map((each) => each.weights !== null && each.step)).toEqual(
        state().lanes.map(() => step),
      );
    },
    { timeout: 20_000, interval: 5 },
  );
const hard = { ...small, strategy: 'hardest' as const };

async function opened(steps = 10) {
  openComparison({ lanes: [small, hard, small], steps });
  await atRest(0);
}

afterEach(closeComparison);

describe('a comparison', () => {
  it('opens its lanes, plays to its end and no further, and equal lanes are equal', async () => {
    await opened();
    expect(state()).toMatchObject({ phase: 'ready', step: 0, playing: false, baseline: 0 });
    play();
    await atRest(10);
    expect(state()).toMatchObject({ step: 10, playing: false });
    expect(lane(2).weights).toBe(lane(0).weights);
    expect(lane(1).weights).not.toBe(lane(0).weights);
    expect(compareLive.lane(2).curves.records()).toEqual(compareLive.lane(0).curves.records());
    expect(compareLive.lane(0).curves.length).toBe(10);
    expect(evaluatedSteps()).toEqual([0, 5, 10]);
    expect(state().prints[1]).toEqual(state().prints[0]);
  });

  it('looks back in all lanes at once, and comes back to now', async () => {
    await opened();
    play();
    await atRest(10);
    const now = lane(1).evaluation.unseen;
    scrubTo(6);
    expect(state().scrubbed).toBe(5);
    for (const { evaluation } of state().lanes) expect(evaluation.unseen?.step).toBe(5);
    expect(compareLive.lane(1).frame('seen', 5)?.step).toBe(5);
    const newest = compareLive.lane(1).frame('seen', null);
    expect(newest?.step).toBe(10);
    expect(compareLive.lane(1).frame('seen', 5)?.embeddings).not.toEqual(newest?.embeddings);
    scrubTo(null);
    expect(lane(1).evaluation.unseen).toEqual(now);
  });

  it('shows the same query in every lane, of the chosen part, then and now', async () => {
    await opened();
    play();
    await atRest(10);
    showPart('unseen');
    const items = lane(0).summary?.probes.unseen.items ?? [];
    expect(state().query).toBe(items[0]);
    showQuery(items[3]);
    const shown = (place: number) => lane(place).rankings.unseen[0];
    await vi.waitFor(() =>
      expect([0, 1, 2].map((i) => shown(i)?.query)).toEqual([3, 3, 3].map((i) => items[i])),
    );
    const now = shown(1);
    scrubTo(0);
    await vi.waitFor(() => expect(shown(1)?.top).not.toEqual(now?.top));
    expect(shown(1)?.top).toEqual(shown(0)?.top); // untrained, the lanes are one
  });

  it('a lane branches off a running one, with its past', async () => {
    await opened();
    play();
    await atRest(10);
    forkLane(0, 7, { strategy: 'hardest' });
    await atRest(10);
    const fork = lane(3);
    expect(fork.forked).toEqual({ from: 0, step: 7 });
    expect(fork.options.strategy).toBe('hardest');
    expect(fork.journal).toEqual([{ step: 7, key: 'strategy', value: 'hardest' }]);
    const curves = [compareLive.lane(fork.id).curves, compareLive.lane(0).curves] as const;
    expect(curves[0].length).toBe(10);
    for (const step of [1, 7]) expect(curves[0].at('loss', step)).toBe(curves[1].at('loss', step));
    expect(curves[0].at('loss', 8)).not.toBe(curves[1].at('loss', 8));
    expect(fork.weights).not.toBe(lane(0).weights);
  });

  it('lanes come late and leave; the baseline moves on', async () => {
    await opened();
    stepOnce();
    await atRest(1);
    removeLane(2);
    const id = addLane({ ...small, strategy: 'uniform' });
    await atRest(1);
    expect(state().lanes.map((each) => each.id)).toEqual([0, 1, id]);
    setBaseline(id);
    removeLane(id);
    expect(state().baseline).toBe(0);
  });

  it('a hot option acts at once, a cold one trains its lane anew in its place', async () => {
    await opened();
    stepOnce();
    await atRest(1);
    changeLane(1, { ...hard, margin: 0.5 });
    stepOnce();
    await atRest(2);
    expect(lane(1)).toMatchObject({ id: 1, journal: [{ step: 1, key: 'margin', value: 0.5 }] });
    changeLane(1, { ...hard, embedding: 4 });
    await atRest(2);
    expect(lane(1).id).toBe(3);
    expect(lane(1).options.embedding).toBe(4);
    reset();
    await atRest(0);
    expect(state().lanes.map(({ options }) => options.embedding)).toEqual([8, 4, 8]);
  });

  it('the only lane is trained anew to where it was, and first weights of the others stay', async () => {
    openComparison({ lanes: [small], steps: 10 });
    await atRest(0);
    const { tensors, weights } = await takeNetwork(0);
    const given = { file: 'net.safetensors', tensors };
    openComparison({ lanes: [hard, { ...small, seed: 8 }], weights: { 1: given } });
    await atRest(0);
    changeLane(0, { ...hard, hidden: 24 });
    await atRest(0);
    expect(lane(1)).toMatchObject({ weights, weightsFrom: 'net.safetensors' });
    removeLane(1);
    stepOnce();
    await atRest(1);
    changeLane(lane(0).id, hard);
    await atRest(1);
    expect(state()).toMatchObject({ step: 1, baseline: lane(0).id });
  });

  it('a network that is taken starts another lane with its weights', async () => {
    await opened();
    stepOnce();
    await atRest(1);
    const network = await takeNetwork(1);
    expect(network.weights).toBe(lane(1).weights);
    const weights = { file: 'net.safetensors', tensors: network.tensors };
    openComparison({ lanes: [small, small], weights: { 1: weights } });
    await atRest(0);
    expect(lane(1).weights).toBe(network.weights);
    expect(lane(0).weights).not.toBe(network.weights);
    expect(lane(1).weightsFrom).toBe('net.safetensors');
    reset();
    await atRest(0);
    expect(lane(1).weights).toBe(network.weights);
  });

  it('a link to a moment leads there by itself, forks and changes included, and says that the weights are the same', async () => {
    await opened();
    play();
    expect(momentLink()).toHaveProperty('why');
    await atRest(10);
    changeLane(1, { ...hard, margin: 0.5 });
    forkLane(0, 7, { strategy: 'uniform' });
    stepOnce();
    await atRest(11);
    const weights = state().lanes.map((each) => each.weights);
    expect(new Set(weights).size).toBe(3); // lanes 0 and 2 are equal
    const shared = momentLink();
    if ('why' in shared) throw new Error(shared.why);
    const { comparison, notices } = parseComparison(shared.link);
    expect(notices).toEqual([]);
    if (!comparison) throw new Error('The link opens nothing.');
    open(comparison);
    await atRest(11);
    expect(state().lanes.map((each) => each.weights)).toEqual(weights);
    expect(useCompareLook.getState().verdict).toEqual({
      same: true,
      sentence: 'Reproduced: in all 4 lanes the weights at step 11 are those of the link.',
    });
    const other = {
      ...comparison,
      moments: comparison.moments?.map((each, i) => (i ? each : { ...each, check: '0000000' })),
    };
    open(other);
    await atRest(11);
    const { verdict } = useCompareLook.getState();
    expect(verdict?.same).toBe(false);
    expect(verdict?.sentence).toMatch(/^Lane 1: Not the same weights at step 11/);
  });

  it('says why a lane that is gone gives nothing', async () => {
    await opened();
    await expect(takeNetwork(9)).rejects.toThrow('not open any more');
    const asked = takeNetwork(1);
    removeLane(1);
    await expect(asked).rejects.toThrow('removed');
  });
});
