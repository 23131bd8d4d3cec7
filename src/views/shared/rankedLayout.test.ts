import { expect, test } from 'vitest';
import * as fc from 'fast-check';
import { PLACES, rankedLayout, wrapText, type Box } from './rankedLayout';

const apart = (a: Box, b: Box) => a.x + a.width + 4 < b.x || a.y + a.height + 4 < b.y;

test('every lane has its query and ten places, none over another, all within the sheet', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0.05, max: 20, noNaN: true }), { maxLength: 4 }), (aspects) => {
      const { width, height, lanes, foot } = rankedLayout(aspects, 3);
      const boxes = lanes.flatMap(({ query, pictures }) => [query, ...pictures]);
      expect(boxes).toHaveLength(aspects.length * (PLACES + 1));
      boxes.forEach((box, i) => {
        expect(box.x + box.width).toBeLessThan(width);
        expect(box.y + box.height).toBeLessThan(foot - 10);
        for (const later of boxes.slice(i + 1)) expect(apart(box, later)).toBe(true);
      });
      lanes.forEach(({ heading, query }) => expect(heading).toBeLessThan(query.y - 4));
      expect(foot + 2 * 14).toBeLessThan(height);
    }),
  );
});

test('pictures keep the aspect of the data within reason', () => {
  const [person, square, strip] = rankedLayout([0.5, 1, 40], 0).lanes.map(({ query }) => query);
  expect(person.height).toBe(2 * person.width);
  expect(square.height).toBe(square.width);
  expect(strip.height).toBe(strip.width / 2);
});

test('a lane that has no ranking yet takes the room of its name', () => {
  const [all, some] = [rankedLayout([0.5, 0.5], 0), rankedLayout([null, 0.5], 0)];
  expect(some.height).toBeLessThan(all.height - 90);
  expect(some.lanes[1].heading).toBeGreaterThan(some.lanes[0].heading + 20);
});

test('a long text is cut at spaces, a link without any where the line ends, and nothing is lost', () => {
  expect(wrapText('seed 7 margin 0.3 sigma 0.1', 12)).toEqual(['seed 7', 'margin 0.3', 'sigma 0.1']);
  expect(wrapText('https://example.org/#/x', 10)).toEqual(['https://ex', 'ample.org/', '#/x']);
  expect(wrapText('', 10)).toEqual([]);
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 1, max: 20 }), (text, most) => {
      const lines = wrapText(text, most);
      expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      expect(lines.every((line) => line.length <= most)).toBe(true);
    }),
  );
});
