// What is remembered of the reader: progress comes back, and what is broken does no harm.
import { expect, test } from 'vitest';
import { finishChapter, openChapter, readProgress, useLearn } from './learn';

test('what was left behind is read; what does not look like it is as if it were absent', () => {
  expect(readProgress('{"progress":{"a":"done","b":"begun","c":7},"last":"b"}')).toEqual({
    progress: { a: 'done', b: 'begun' },
    last: 'b',
  });
  for (const text of [null, '', '{', '[]', 'null', '{"progress":"x","last":3}'])
    expect(readProgress(text), String(text)).toEqual({ progress: {}, last: null });
});

test('a chapter that is done stays done when it is opened again', () => {
  openChapter('limits');
  expect(useLearn.getState()).toMatchObject({ progress: { limits: 'begun' }, last: 'limits' });
  finishChapter('limits');
  openChapter('limits');
  expect(useLearn.getState().progress.limits).toBe('done');
});

test('a course page’s chapter leaves no trace', () => {
  const { link } = useLearn.getState();
  useLearn.setState({ link: { ...link, embed: true }, progress: {}, last: null });
  openChapter('robust');
  finishChapter('robust');
  expect(useLearn.getState()).toMatchObject({ progress: {}, last: null });
});
