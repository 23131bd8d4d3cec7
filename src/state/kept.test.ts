import { describe, expect, it } from 'vitest';
import { defaultOptions } from '../experiment/options';
import { fitsPage } from './kept';

const options = defaultOptions();

describe('the run of the last visit is offered', () => {
  it('under its own link, whatever its hot options were', () => {
    expect(fitsPage({ started: options }, { ...options, margin: 1 }, true)).toBe(true);
  });
  it('never under a link to other data, network or seed', () => {
    expect(fitsPage({ started: options }, { ...options, seed: 1234 }, true)).toBe(false);
    expect(fitsPage({ started: options }, { ...options, data: 'rings' }, true)).toBe(false);
  });
  it('on a page without a link', () => {
    expect(fitsPage({ started: { ...options, seed: 1234 } }, options, false)).toBe(true);
  });
});
