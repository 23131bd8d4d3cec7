import { describe, expect, it } from 'vitest';
import { COMPARISON } from '../lossOptions';
import { defaultOptions, differences, type Options } from '../options';
import { FAMILIES, readyComparison } from './families';
import { heldEqual } from './heldEqual';
import { laneNames } from './laneNames';
import { formatComparison, MOST_LANES, parseComparison } from './link';

const completed = (change: Partial<Options>): Options => ({ ...defaultOptions(), ...change });
const same = (a: Partial<Options>, b: Partial<Options>) => !differences(completed(a), completed(b)).length;
const ready = FAMILIES.flatMap((family) => family.ready.map((comparison) => ({ family, comparison })));

describe('ready comparisons', () => {
  it.each(ready)('$comparison.name opens from its link with every lane of its own', ({ comparison }) => {
    const opened = readyComparison(comparison);
    expect(opened.lanes.length).toBeGreaterThan(1);
    expect(opened.lanes.length).toBeLessThanOrEqual(MOST_LANES);
    expect(parseComparison(formatComparison(opened))).toEqual({ comparison: opened, notices: [] });
    const names = laneNames(opened.lanes).map(({ name }) => name);
    expect(names.some((name) => /\(\d\)$/.test(name))).toBe(false); // counted names mean equal lanes
  });

  it.each(ready)('$comparison.name varies nothing but the loss', ({ comparison }) => {
    const { lanes } = readyComparison(comparison);
    const print = { images: 'a', labels: 'b', start: 'c', batches: 'd', step: 1 };
    const found = heldEqual(
      lanes.map((options) => ({ options, started: options, changes: [], weightsFrom: null, prints: print })),
    );
    for (const key of found.options) expect(['strategy', 'lambda']).toContain(key);
  });

  it.each(FAMILIES)('show all of $name between them', ({ members, ready }) => {
    const shown = ready.flatMap(({ lanes }) => lanes);
    const missing = members.filter((member) => !shown.some((lane) => same(lane, member)));
    expect(missing).toEqual([]);
    expect(new Set(members.map((member) => JSON.stringify(member))).size).toBe(members.length);
  });

  it('the families hold what the paper and the field compare', () => {
    const [paper, triplet] = FAMILIES;
    expect(paper.members).toHaveLength(10);
    expect(paper.members.filter(({ lambda }) => lambda)).toHaveLength(5);
    expect(triplet.members.map(({ strategy }) => strategy)).toEqual(expect.arrayContaining([...COMPARISON]));
    expect(triplet.members).toHaveLength(9);
  });

  it('can be opened on other data', () => {
    const base = completed({ data: 'clusters', seed: 3 });
    const { lanes } = readyComparison(FAMILIES[0].ready[0], base);
    expect(lanes.every(({ data, seed }) => data === 'clusters' && seed === 3)).toBe(true);
  });
});
