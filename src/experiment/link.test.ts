import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatLink, parseLink } from './link';
import { defaultOptions, isVisible, OPTION_KEYS } from './options';
import { anyOptions } from './testOptions';
import { complaint } from './validate';

describe('link', () => {
  it('restores every option that has an effect, exactly', () => {
    fc.assert(
      fc.property(anyOptions, (options) => {
        const parsed = parseLink(formatLink(options));
        expect(parsed.notices).toEqual([]);
        for (const key of OPTION_KEYS.filter((k) => isVisible(k, options))) {
          expect(Object.is(parsed.options[key], options[key] === 0 ? 0 : options[key]), key).toBe(true);
        }
      }),
    );
  });

  it('leaves the options alone when it carries a moment', () => {
    const moment = { step: 7, check: 'abcdefg', loss: null, on: [], changes: [] };
    const options = { ...defaultOptions(), margin: 1 };
    expect(parseLink(formatLink(options, moment))).toEqual({ options, notices: [], moment });
  });

  it('is short: the defaults are named by version and seed alone', () => {
    expect(formatLink(defaultOptions())).toBe(`#/train?v=1&seed=${defaultOptions().seed}`);
  });

  it('equal options give equal links whatever hidden options hold', () => {
    const hidden = { ...defaultOptions(), strategy: 'hardest' as const };
    expect(formatLink({ ...hidden, sigma: 3 })).toBe(formatLink({ ...hidden, sigma: 5 }));
  });

  it.each([
    ['#/train?v=1&sigma=-3', /sigma must be a number from 0\.01 to 10 or 0 or inf, not “-3”/],
    ['#/train?v=1&sigma=', /sigma must be/],
    ['#/train?v=1&strategy=bogus', /^Mining strategy: “bogus” is unknown; HAP2S-E is used\.$/],
    ['#/train?v=1&identities=12.5', /identities must be a whole number/],
    ['#/train?v=1&soft=yes', /soft must be 1 or 0/],
    ['#/train?v=1&nonsense=1', /“nonsense”, which is no option/],
    ['#/train?v=9', /version “9”/],
    ['#/train?v=1&margin=1&margin=2', /“margin” twice/],
    ['#/train?v=1&own=../../etc', /own must be letters and digits/],
    ['#/train?v=1&at=twelve', /at must be a whole number/],
    ['#/train?v=1&at=99999999', /at must be a whole number/],
    ['#/train?v=1&check=abcdefg', /names no step/],
    ['#/train?v=1&at=5&check=%3Cb%3E', /check must be 7 letters/],
    ['#/train?v=1&at=5&loss=NaN', /loss must be a number/],
    ['#/train?v=1&at=5&on=cuda', /on must be one of/],
    ['#/train?v=1&at=5&changes=3.sigma.1_4.data.rings', /changes must be a list/],
    ['#/train?v=1&at=5&changes=3.sigma.-1', /changes must be a list/],
    ['#/train?v=1&at=5&at=6', /“at” twice/],
    [`#/train?v=1&data=${'x'.repeat(5000)}`, /^Data: “x+…” is unknown; People is used/],
  ])('names the bad part of %.60s and keeps the default', (hash, notice) => {
    const { options, notices } = parseLink(hash);
    expect(notices).toHaveLength(1);
    expect(notices[0]).toMatch(notice);
    expect(options).toEqual(
      hash.includes('margin=1') ? { ...defaultOptions(), margin: 1 } : defaultOptions(),
    );
  });

  it.each([
    [
      'ownPositive=2d',
      /ownPositive must be a formula of d \(at character 2: .*write 2 \* d\), not “2d”; its default/,
    ],
    [
      'ownNegative=-d%2Fq',
      /ownNegative must be a formula of d \(at character 4: There is no “q” here.*, not “-d\/q”/,
    ],
    ['ownParameters=s%3Dx', /ownParameters must be a list .*\(at character 3: “x” is no number\)/],
    ['ownParameters=k%3D2', /at character 5: There is no “s”/],
    ['ownPositive=alert(1)', /at character 1: There is no function “alert”/],
  ])(
    'a bad own formula (%s) is named with its place, and all three texts stay as they were',
    (part, notice) => {
      const { options, notices } = parseLink(`#/train?v=1&strategy=own&${part}`);
      expect(notices).toHaveLength(1);
      expect(notices[0]).toMatch(notice);
      expect(options).toEqual({ ...defaultOptions(), strategy: 'own' });
    },
  );

  it('changes on the way that would leave formulas without their numbers are left out', () => {
    const changes = (text: string) =>
      parseLink(`#/train?v=1&strategy=own&at=5&changes=${encodeURIComponent(text)}`);
    expect(changes('3.ownParameters.s = 0.2').moment?.changes).toHaveLength(1);
    const { moment, notices } = changes('3.ownParameters.k = 0.2');
    expect(moment?.changes).toEqual([]);
    expect(notices[0]).toMatch(/changes must leave options that fit/);
  });

  it('never throws and always gives allowed options, whatever the hash holds', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('', '#/train?', '#/train?v=1&sigma='), (noise, start) => {
        const { options } = parseLink(start + noise);
        for (const key of OPTION_KEYS) expect(complaint(key, options[key])).toBeNull();
      }),
    );
  });
});
