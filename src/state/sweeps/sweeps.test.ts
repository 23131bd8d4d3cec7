// The queue against a played worker and a real (in-memory) store: every cell once, whatever happens in between.
import 'fake-indexeddb/auto';
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultOptions } from '../../experiment/options';
import { Browser, openTab, planOf } from './testTab';

const base = { ...defaultOptions(), strategy: 'exponential' as const, evaluateEvery: 15 };
const plan = planOf(base);
const ALL = { '0.1/7': 20, '0.1/8': 20, '0.2/7': 20, '0.2/8': 20 };

let browser: Browser;
let stored: Map<string, string>;
const tabs: { close(): void }[] = [];

async function open() {
  const tab = await openTab(browser);
  tabs.push(tab);
  return tab;
}

beforeEach(() => {
  browser = new Browser();
  stored = new Map();
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
    removeItem: (key: string) => void stored.delete(key),
  });
});
afterEach(() => {
  for (const tab of tabs.splice(0)) tab.close();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** Long enough for a played worker to do something that it should not. */
const aWhile = () => new Promise((resolve) => setTimeout(resolve, 30));

const started = async (tab: Awaited<ReturnType<typeof open>>, of = plan): Promise<string> => {
  const id = await tab.startSweep(of);
  if (!id) throw new Error(tab.state().problem ?? 'no sweep');
  return id;
};

describe('a sweep', () => {
  it('trains every cell once, row by row, and keeps each as a run', async () => {
    const tab = await open();
    const id = await started(tab);
    expect(tab.sweep(id)).toMatchObject({ steps: 80, stepsDone: 0, cells: { all: 4, done: 0, failed: 0 } });
    await tab.until(id, 'done');
    expect(browser.trained).toEqual(ALL);
    expect(Object.keys(browser.trained)).toEqual(Object.keys(ALL));
    expect(tab.sweep(id)).toMatchObject({ stepsDone: 80, cells: { all: 4, done: 4 }, current: null });
    expect(tab.state()).toMatchObject({ backend: { name: 'cpu' }, problem: null, runningElsewhere: false });
    const runs = tab.runs();
    expect(runs.map(({ name }) => name).toSorted((a, b) => (a < b ? -1 : 1))).toEqual([
      'σ = 0.1, seed 7',
      'σ = 0.1, seed 8',
      'σ = 0.2, seed 7',
      'σ = 0.2, seed 8',
    ]);
    expect(runs[0]).toMatchObject({
      steps: 20,
      wrongWeight: 0.25,
      weights: 'w20',
      milliseconds: 20,
      on: ['cpu'],
    });
    expect(runs[0].facts.mAP).toBe(0.5);
    expect(tab.workers()).toBe(1);
    expect(browser.slot).toBeNull();
    expect(stored.size).toBe(0);
  });

  it('tells its progress on the way', async () => {
    const tab = await open();
    browser.holdAt('0.2/7', 8);
    const id = await started(tab);
    await tab.untilAt(id, 2, 8);
    expect(tab.sweep(id)).toMatchObject({ stepsDone: 48, steps: 80, current: { seed: 7, steps: 20 } });
    expect(tab.sweep(id)?.secondsLeft).toBeGreaterThan(0);
    expect(stored.get('hap2s.sweep')).toBe('1');
    browser.play();
    await tab.until(id, 'done');
  });

  it('with a complaint is not started', async () => {
    const tab = await open();
    expect(await tab.startSweep({ ...plan, seeds: [] })).toBeNull();
    expect(tab.state()).toMatchObject({ sweeps: [], problem: 'Name at least one seed.' });
    tab.dismissSweepsProblem();
    expect(tab.state().problem).toBeNull();
  });

  it('pauses at once and goes on where the training was', async () => {
    const tab = await open();
    browser.holdAt('0.1/8', 8);
    const id = await started(tab);
    await tab.untilAt(id, 1, 8);
    const paused = tab.pauseSweep(id);
    await Promise.resolve();
    expect(tab.sweep(id)).toMatchObject({ phase: 'paused', current: null, stepsDone: 28 });
    browser.play();
    await paused;
    await aWhile();
    expect(browser.trained).toEqual({ '0.1/7': 20, '0.1/8': 8 });
    await tab.goOnSweep(id);
    await tab.until(id, 'done');
    expect(browser.trained).toEqual(ALL);
  });

  it('is paused and played in one breath', async () => {
    const tab = await open();
    browser.holdAt('0.1/8', 8);
    const id = await started(tab);
    await tab.untilAt(id, 1, 8);
    void tab.pauseSweep(id);
    void tab.goOnSweep(id);
    browser.play();
    await tab.until(id, 'done');
    expect(browser.trained).toEqual(ALL);
  });

  it('is cancelled at once; what is finished stays, and it can go on later', async () => {
    const tab = await open();
    browser.holdAt('0.1/8', 8);
    const id = await started(tab);
    await tab.untilAt(id, 1, 8);
    await tab.cancelSweep(id);
    expect(tab.sweep(id)).toMatchObject({ phase: 'cancelled', current: null });
    browser.play();
    await aWhile();
    expect(tab.runs()).toHaveLength(1);
    expect(stored.size).toBe(0);
    await tab.goOnSweep(id);
    await tab.until(id, 'done');
    expect(tab.runs()).toHaveLength(4);
    expect(tab.workers()).toBe(2);
  });

  it('writes down a cell that diverges, with the reason, and goes on; going on later tries it anew', async () => {
    const failure = { kind: 'diverged', message: 'It ran off.', remedy: '', fatal: false } as const;
    browser.failing = ({ sigma, seed }) => (sigma === 0.1 && seed === 8 ? failure : null);
    const tab = await open();
    const id = await started(tab);
    await tab.until(id, 'done');
    expect(tab.sweep(id)).toMatchObject({ cells: { all: 4, done: 3, failed: 1 }, steps: 60, stepsDone: 60 });
    expect(Object.values(tab.sweep(id)?.failed ?? {})).toEqual(['It ran off.']);
    expect(tab.workers()).toBe(1);
    browser.failing = () => null;
    await tab.goOnSweep(id);
    await tab.until(id, 'done');
    expect(tab.sweep(id)).toMatchObject({ cells: { done: 4, failed: 0 }, failed: {} });
  });

  it('takes another worker where one breaks, and stops where each one breaks', async () => {
    const failure = { kind: 'internal', message: 'It broke.', remedy: '', fatal: true } as const;
    browser.failing = ({ sigma }) => (sigma === 0.1 ? failure : null);
    const tab = await open();
    const id = await started(tab);
    await tab.until(id, 'done');
    expect(tab.sweep(id)?.cells).toEqual({ all: 4, done: 2, failed: 2 });
    expect(tab.workers()).toBe(3);

    browser.failing = () => failure;
    const other = await started(tab, { ...plan, seeds: [1, 2] });
    await tab.until(other, 'failed');
    expect(tab.sweep(other)?.cells).toMatchObject({ done: 0, failed: 3 });
    expect(tab.state().problem).toContain('It broke.');
  });

  it('rests where the store is full; nothing is lost', async () => {
    const tab = await open();
    const put = IDBObjectStore.prototype.put;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...values) {
      if (this.name === 'runs') throw new DOMException('full', 'QuotaExceededError');
      return put.apply(this, values);
    });
    const id = await started(tab);
    await tab.until(id, 'paused');
    expect(tab.state().problem).toContain('no room left');
    vi.restoreAllMocks();
    await tab.goOnSweep(id);
    await tab.until(id, 'done');
    expect(tab.runs()).toHaveLength(4);
    expect(browser.trained).toEqual(ALL); // the cell that could not be kept was not trained again
    expect(tab.state().problem).toBeNull();
  });
});

describe('several sweeps', () => {
  it('run one after the other, and train nothing that another one has', async () => {
    const tab = await open();
    const first = await started(tab);
    const second = await started(tab, { ...plan, axes: [{ key: 'sigma', values: [0.2, 0.5] }] });
    expect(tab.sweep(second)?.phase).toBe('queued');
    await tab.until(second, 'done');
    expect(tab.sweep(first)?.phase).toBe('done');
    expect(browser.trained).toEqual({ ...ALL, '0.5/7': 20, '0.5/8': 20 });
    expect(tab.sweep(second)?.cells.done).toBe(4);
  });

  it('take their turn while another is paused', async () => {
    const tab = await open();
    browser.holdAt('0.1/8', 8);
    const first = await started(tab);
    const second = await started(tab, { ...plan, seeds: [9] });
    await tab.untilAt(first, 1, 8);
    await tab.pauseSweep(first);
    browser.play();
    await tab.until(second, 'done');
    expect(tab.sweep(first)?.phase).toBe('paused');
    await tab.goOnSweep(first);
    await tab.until(first, 'done');
    expect(tab.runs()).toHaveLength(6);
  });

  it('leave without their runs, or with those that no other needs', async () => {
    const tab = await open();
    const first = await started(tab);
    const second = await started(tab, { ...plan, axes: [{ key: 'sigma', values: [0.2, 0.5] }] });
    await tab.until(second, 'done');
    await tab.removeSweep(first, true);
    expect(tab.sweep(first)).toBeUndefined();
    expect(
      tab
        .runs()
        .map(({ options: { sigma } }) => sigma)
        .toSorted(),
    ).toEqual([0.2, 0.2, 0.5, 0.5]);
    expect(tab.runs().every(({ sweep }) => sweep?.id === second)).toBe(true);
    expect(tab.sweep(second)?.cells.done).toBe(4);
    await tab.removeSweep(second, false);
    expect(tab.runs()).toHaveLength(4);
    expect((await open()).state().sweeps).toEqual([]);
  });

  it('can be removed while they run', async () => {
    const tab = await open();
    browser.holdAt('0.1/8', 8);
    const id = await started(tab);
    await tab.untilAt(id, 1, 8);
    await tab.removeSweep(id, true);
    browser.play();
    await aWhile();
    expect(tab.runs()).toEqual([]);
    expect(tab.state().sweeps).toEqual([]);
    expect(stored.size).toBe(0);
  });

  it('remember their baseline', async () => {
    const tab = await open();
    const id = await started(tab);
    await tab.setBaseline(id, 'chosen');
    await tab.until(id, 'done');
    expect(tab.sweep(id)?.baseline).toBe('chosen');
    expect((await open()).sweep(id)?.baseline).toBe('chosen');
  });
});

describe('a page that is closed in the middle', () => {
  it('goes on when it is opened again: every cell once, the one under way from where it was', async () => {
    const before = await open();
    browser.holdAt('0.1/8', 8);
    const id = await started(before);
    await before.untilAt(id, 1, 8);
    before.close();
    expect(stored.get('hap2s.sweep')).toBe('1');

    const after = await open();
    await after.untilAt(id, 1, 8);
    expect(after.sweep(id)).toMatchObject({ phase: 'running', stepsDone: 28 });
    browser.play();
    await after.until(id, 'done');
    expect(browser.trained).toEqual(ALL);
    expect(after.runs()).toHaveLength(4);
    // Where it was interrupted is no step of the run's own schedule.
    const [{ id: run }] = after.runs().filter(({ options }) => options.sigma === 0.1 && options.seed === 8);
    const { openShelf } = await import('../runs/runs');
    const record = await (await openShelf()).run(run);
    expect(record?.records).toHaveLength(20 * record!.columns.length);
    expect([...new Set(record?.scores.map(({ step }) => step))]).toEqual([0, 20]);
  });

  it('stays paused where it was paused', async () => {
    const before = await open();
    browser.holdAt('0.1/8', 8);
    const id = await started(before);
    await before.untilAt(id, 1, 8);
    await before.pauseSweep(id);
    before.close();
    browser.play();
    const after = await open();
    await aWhile();
    expect(after.sweep(id)?.phase).toBe('paused');
    expect(browser.trained).toEqual({ '0.1/7': 20, '0.1/8': 8 });
    expect(stored.size).toBe(0);
    await after.goOnSweep(id);
    await after.until(id, 'done');
    expect(browser.trained).toEqual(ALL);
  });
});

describe('two tabs', () => {
  it('share one queue: one trains, the other sees it and can stop it', async () => {
    const one = await open();
    const two = await open();
    browser.holdAt('0.1/8', 8);
    const id = await started(one);
    await two.untilAt(id, 1, 8);
    expect(two.state().runningElsewhere).toBe(true);
    expect(one.state().runningElsewhere).toBe(false);
    await two.pauseSweep(id);
    await one.until(id, 'paused');
    browser.play();
    expect(two.workers()).toBe(0);
    await one.goOnSweep(id);
    await two.until(id, 'done');
    await vi.waitFor(() => expect(two.sweep(id)?.cells.done).toBe(4));
    expect(browser.trained).toEqual(ALL);
  });

  it('the other goes on when the one that trains is closed', async () => {
    const one = await open();
    const two = await open();
    browser.holdAt('0.1/8', 8);
    const id = await started(one);
    await two.untilAt(id, 1, 8);
    one.close();
    browser.play();
    await two.until(id, 'done');
    expect(two.workers()).toBe(1);
    expect(browser.trained).toEqual(ALL);
    expect(two.state().runningElsewhere).toBe(false);
    expect(two.runs()).toHaveLength(4);
  });
});
