// Kept runs through a real (in-memory) IndexedDB: what is kept comes back, an old store is taken over whole, tabs agree.
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultOptions } from '../../experiment/options';
import type { RunRecord } from '../../experiment/runs/record';

const recordOf = (id: string, change: Partial<RunRecord> = {}): RunRecord => ({
  id,
  name: `run ${id}`,
  note: '',
  tags: [],
  created: 1,
  sweep: null,
  options: defaultOptions(),
  changes: [],
  steps: 2,
  on: ['cpu'],
  milliseconds: 20,
  weights: 'abcdefg',
  columns: ['loss', 'activeShare'],
  records: Float32Array.of(1, 0.5, 0.25, NaN),
  scores: [{ step: 2, part: 'unseen', mAP: 0.5, mINP: 0.4, cmc: [0.6], countedQueries: 3 }],
  wrongWeight: 0.1,
  ...change,
});

/** A tab: its own copy of the modules over the one store. */
async function openTab() {
  vi.resetModules();
  const runs = await import('./runs');
  await runs.loadRuns();
  return {
    ...runs,
    state: () => runs.useRuns.getState(),
    ids: () => runs.useRuns.getState().runs.map(({ id }) => id),
  };
}

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('kept runs', () => {
  it('come back as they were, listed without their curves, newest first', async () => {
    const before = await openTab();
    expect(before.state()).toMatchObject({ ready: true, runs: [], problem: null });
    expect(await before.keepRun(recordOf('a'))).toBe(true);
    await before.keepRun(recordOf('b', { created: 2 }));

    const { ids, state, runById } = await openTab();
    expect(ids()).toEqual(['b', 'a']);
    expect(state().runs[1]).toMatchObject({ name: 'run a', facts: { mAP: 0.5, rank1: 0.6 } });
    expect(state().runs[1]).not.toHaveProperty('records');
    expect(await runById('a')).toEqual(recordOf('a'));
    expect(await runById('none')).toBeNull();
    expect(state().storage.own).toBe(state().runs[0].bytes + state().runs[1].bytes);
  });

  it('are renamed, noted, tagged and deleted, here and in the store', async () => {
    const { keepRun, renameRun, noteRun, tagRun, deleteRuns, state } = await openTab();
    await keepRun(recordOf('a'));
    await keepRun(recordOf('b'));
    await renameRun('a', '  best  ');
    await noteRun('a', 'over night');
    await tagRun('a', [' x', 'y', 'x', '']);
    await deleteRuns(['b']);
    const expected = { id: 'a', name: 'best', note: 'over night', tags: ['x', 'y'] };
    expect(state().runs).toMatchObject([expected]);
    const later = await openTab();
    expect(later.state().runs).toMatchObject([expected]);
    expect(await later.runById('a')).toEqual(recordOf('a', expected));
  });

  it('are seen by other tabs', async () => {
    const one = await openTab();
    const two = await openTab();
    await one.keepRun(recordOf('a'));
    await vi.waitFor(() => expect(two.ids()).toEqual(['a']));
    await two.renameRun('a', 'by two');
    await vi.waitFor(() => expect(one.state().runs[0].name).toBe('by two'));
    await one.deleteRuns(['a']);
    await vi.waitFor(() => expect(two.ids()).toEqual([]));
  });

  it('of a version without an option take its default', async () => {
    const { keepRun } = await openTab();
    const options: Partial<RunRecord['options']> = { ...defaultOptions() };
    delete options.sigma;
    await keepRun(recordOf('a', { options: options as RunRecord['options'] }));
    const { state, runById } = await openTab();
    expect(state().runs[0].options).toEqual(defaultOptions());
    expect((await runById('a'))?.options).toEqual(defaultOptions());
  });

  it('that do not fit are refused with a sentence, and the others stay', async () => {
    const { keepRun, dismissRunsProblem, state, ids } = await openTab();
    await keepRun(recordOf('a'));
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    expect(await keepRun(recordOf('b'))).toBe(false);
    expect(state().problem).toContain('no room left');
    put.mockRestore();
    dismissRunsProblem();
    expect(state().problem).toBeNull();
    expect(ids()).toEqual(['a']);
    expect(await keepRun(recordOf('b'))).toBe(true);
  });

  it('last as long as the page where storage is switched off, and the page says so', async () => {
    vi.stubGlobal('indexedDB', {
      open: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    });
    const { keepRun, renameRun, runById, deleteRuns, state, ids } = await openTab();
    expect(state().problem).toContain('as long as the page');
    expect(await keepRun(recordOf('a'))).toBe(true);
    await renameRun('a', 'kept');
    expect((await runById('a'))?.name).toBe('kept');
    await deleteRuns(['a']);
    expect(ids()).toEqual([]);
    expect((await openTab()).ids()).toEqual([]);
  });
});

describe('a store of version 1', () => {
  /** A run as version 1 wrote it, with a field that is not known here. */
  function oldRun(id: string) {
    const { records, ...rest } = recordOf(id, { created: 5 });
    for (const key of ['note', 'tags', 'wrongWeight', 'sweep'] as const)
      delete (rest as Partial<RunRecord>)[key];
    return {
      ...rest,
      records: Array.from(records, (value) => (Number.isNaN(value) ? null : value)),
      colour: 'red',
    };
  }

  async function writeOld(runs: unknown[]) {
    const db = await openDB('hap2s-experiments', 1, {
      upgrade: (fresh) => void fresh.createObjectStore('runs', { keyPath: 'id' }),
    });
    for (const run of runs) await db.put('runs', run);
    db.close();
  }

  it('is taken over whole: typed curves, empty note and tags, and whatever else was there', async () => {
    await writeOld([
      oldRun('a'),
      oldRun('b'),
      { id: 'c', name: 'half written', options: defaultOptions(), created: 1 },
    ]);
    const { ids, state, runById, keepRun } = await openTab();
    expect(state().problem).toBeNull();
    expect(ids()).toEqual(['a', 'b', 'c']);
    const run = await runById('a');
    expect(run).toEqual({ ...recordOf('a', { created: 5, wrongWeight: null }), colour: 'red' });
    expect(run?.records).toBeInstanceOf(Float32Array);
    expect(await runById('c')).toMatchObject({ name: 'half written', steps: 0, scores: [] });
    await keepRun(recordOf('d', { created: 9, sweep: { id: 's', cell: 'k' } }));
    expect(ids()).toEqual(['d', 'a', 'b', 'c']);
  });

  it('then knows sweeps and finished cells', async () => {
    await writeOld([oldRun('a')]);
    const { keepRun, openShelf } = await openTab();
    await keepRun(recordOf('d', { sweep: { id: 's', cell: 'k' } }));
    const shelf = await openShelf();
    expect(await shelf.finishedCells()).toEqual(new Set(['k']));
    expect(await shelf.sweeps()).toEqual([]);
  });
});
