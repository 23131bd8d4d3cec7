// Links of chapters: a round trip, what a course page adds, and links that make no sense.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CONTROLS, formatLearn, parseLearn } from './learnLink';

const name = fc.stringMatching(/^[a-zA-Z0-9-]{1,40}$/);

test('a link says again what it was made from', () => {
  const links = fc.record({
    slug: name,
    claim: fc.option(name),
    embed: fc.boolean(),
    controls: fc.constantFrom(...CONTROLS),
  });
  fc.assert(
    fc.property(links, (link) => {
      expect(parseLearn(formatLearn(link))).toEqual(link);
    }),
  );
});

test('a course page’s links as the documentation writes them', () => {
  expect(parseLearn('#/learn/sigma?embed')).toEqual({
    slug: 'sigma',
    claim: null,
    embed: true,
    controls: 'shown',
  });
  expect(parseLearn('#/learn/sigma?claim=sharp&embed=1&lock=controls').controls).toBe('locked');
  expect(parseLearn('#/learn/sigma?embed&hide=controls').controls).toBe('hidden');
  expect(parseLearn('#/learn/sigma?embed=0').embed).toBe(false);
});

test('what makes no sense is as if it were absent', () => {
  const bare = { slug: null, claim: null, embed: false, controls: 'shown' };
  for (const hash of [
    '',
    '#/learn',
    '#/learn/',
    '#/lab?embed',
    '#/train?claim=x',
    '#/learn/a/b',
    '#/learn/<b>',
  ])
    expect(parseLearn(hash), hash).toEqual(bare);
  expect(parseLearn('#/learn/a?claim=<script>&lock=everything')).toEqual({ ...bare, slug: 'a' });
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(CONTROLS).toContain(parseLearn(`#/learn/${text}`).controls);
    }),
  );
});
