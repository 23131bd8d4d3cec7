import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatLink, parseLink } from './link';
import {
  addChanges,
  changesAfterGoingBack,
  formatMoment,
  hotChanges,
  optionsAt,
  parseMoment,
  startAndChanges,
  verdictOf,
  type Change,
  type Moment,
} from './moment';
import { defaultOptions, type Options } from './options';

const options = defaultOptions();
const read = (text: string) => {
  const notices: string[] = [];
  return { moment: parseMoment(new URLSearchParams(text), notices), notices };
};

const anyChange: fc.Arbitrary<Change> = fc.oneof(
  fc.record({
    step: fc.nat(500),
    key: fc.constant('sigma' as const),
    value: fc.constantFrom(0, 0.01, 0.123456789, Infinity),
  }),
  fc.record({
    step: fc.nat(500),
    key: fc.constant('strategy' as const),
    value: fc.constantFrom('hardest' as const, 'polynomial' as const),
  }),
  fc.record({ step: fc.nat(500), key: fc.constant('soft' as const), value: fc.boolean() }),
);

const anyMoment: fc.Arbitrary<Moment> = fc.record({
  step: fc.nat(1_000_000),
  check: fc.constantFrom(null, 'k3f9a2z', '0000000'),
  loss: fc.oneof(
    fc.constant(null),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((v) => v + 0),
  ),
  on: fc.constantFrom([], ['wasm' as const], ['webgpu' as const, 'wasm' as const]),
  changes: fc.array(anyChange, { maxLength: 5 }),
});

describe('moment', () => {
  it('comes back from a link as it went in', () => {
    fc.assert(
      fc.property(anyMoment, (moment) => {
        const { moment: parsed, notices } = read(formatMoment(moment));
        expect(notices).toEqual([]);
        expect(parsed).toEqual({ ...moment, loss: moment.loss === 0 ? 0 : moment.loss });
      }),
    );
  });

  it('leaves out bad parts and says so, and never throws', () => {
    expect(read('at=5&changes=1.sigma.0.5_nonsense').moment?.changes).toEqual([]);
    expect(read('').notices).toEqual([]);
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('check', 'loss', 'on', 'changes'), (noise, key) => {
        const moment = parseMoment(new URLSearchParams({ at: '3', [key]: noise }), []);
        expect(moment?.step).toBe(3);
      }),
    );
  });

  it('a drag between two steps is one change, and going back moves later changes there', () => {
    const drag = [0.4, 0.3, 0.2].reduce<Change[]>(
      (journal, sigma) => addChanges(journal, hotChanges(20, options, { ...options, sigma })),
      [],
    );
    expect(drag).toEqual([{ step: 20, key: 'sigma', value: 0.2 }]);
    const later = addChanges(drag, [{ step: 30, key: 'sigma', value: 0.1 }]);
    expect(changesAfterGoingBack(later, 25)).toEqual([
      { step: 20, key: 'sigma', value: 0.2 },
      { step: 25, key: 'sigma', value: 0.1 },
    ]);
    expect(optionsAt(options, later, 29).sigma).toBe(0.2);
  });

  it('a link of a run with changes replays hidden options too', () => {
    // α has no effect under HAP2S-E, and is not in its link; it gets one when the strategy changes.
    const started: Options = { ...options, strategy: 'exponential', alpha: 7 };
    const journal: Change[] = [
      { step: 0, key: 'margin', value: 0.7 },
      { step: 12, key: 'strategy', value: 'polynomial' },
    ];
    const { options: first, changes } = startAndChanges(started, journal);
    expect(first.margin).toBe(0.7);
    const parsed = parseLink(formatLink(first, { step: 20, check: null, loss: null, on: [], changes }));
    const there = optionsAt(parsed.options, parsed.moment?.changes ?? [], 20);
    expect(there).toMatchObject({ strategy: 'polynomial', alpha: 7, margin: 0.7 });
  });

  it('says what was found, by how much it differs and why', () => {
    const moment: Moment = { step: 120, check: 'k3f9a2z', loss: 0.5, on: ['webgpu'], changes: [] };
    const same = verdictOf(moment, { check: 'k3f9a2z', loss: 0.5, on: ['webgpu'] });
    expect(same).toEqual({ same: true, sentence: 'Reproduced: same weights at step 120 (k3f9a2z).' });
    const other = verdictOf(moment, { check: '0000001', loss: 0.505, on: ['wasm'] });
    expect(other.same).toBe(false);
    expect(other.sentence).toMatch(/1\.0 % apart.*on WebGPU, this run on WASM/);
    const silent = verdictOf({ ...moment, check: null }, { check: '0000001', loss: 0.5, on: ['wasm'] });
    expect(silent.sentence).toMatch(/no checksum/);
  });
});
