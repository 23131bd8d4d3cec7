import { afterEach, describe, expect, it } from 'vitest';
import { defaultOptions } from '../experiment/options';
import { resetOption, setOptions, useOptions } from './options';

const now = () => useOptions.getState().options;

afterEach(() => useOptions.setState({ options: defaultOptions(), started: defaultOptions() }));

describe('texts of an own weighting, which need each other', () => {
  it('are taken together, and refused with the place while one does not fit the others', () => {
    expect(() => setOptions({ ownPositive: 'd / k' })).toThrow(/ownPositive must be a formula.*character 5/);
    expect(() => setOptions({ ownParameters: 'k = 2' })).toThrow(
      /must have every number that the formulas name/,
    );
    expect(now()).toEqual(defaultOptions());
    setOptions({ ownPositive: 'd / k', ownNegative: '-d', ownParameters: 'k = 2' });
    expect(now()).toMatchObject({ ownPositive: 'd / k', ownParameters: 'k = 2' });
  });

  it('go back to the start together', () => {
    setOptions({ ownPositive: 'd / k', ownNegative: '-d', ownParameters: 'k = 2', margin: 1 });
    resetOption('ownPositive');
    expect(now()).toEqual({ ...defaultOptions(), margin: 1 });
  });
});
