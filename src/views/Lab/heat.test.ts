// The ramp runs through its own colours, and nothing falls off its ends.
import { expect, it } from 'vitest';
import { heatAt, parseColour } from './heat';

const RAMP = ['#000000', '#ff0000', '#ff80c0'].map(parseColour);

it('reads colours as the tokens hold them; anything else is a grey', () => {
  expect(parseColour('#2a7d79')).toEqual([42, 125, 121]);
  expect(parseColour('teal')).toEqual([136, 136, 136]);
});

it('is exact at the colours, between them in the middle, and stays within its ends', () => {
  expect([0, 0.5, 1].map((share) => heatAt(RAMP, share))).toEqual(RAMP);
  expect(heatAt(RAMP, 0.75)).toEqual([255, 64, 96]);
  expect([heatAt(RAMP, -3), heatAt(RAMP, 7)]).toEqual([RAMP[0], RAMP[2]]);
});
