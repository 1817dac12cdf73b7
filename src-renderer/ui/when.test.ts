import { expect, test } from 'vitest';
import { agoInWords } from './when.ts';

const now = Date.UTC(2026, 10, 21, 12);
const minute = 60_000;

test.each([
  [0, 'just now'],
  [59_000, 'just now'],
  [minute, '1 minute ago'],
  [59 * minute, '59 minutes ago'],
  [3 * 60 * minute, '3 hours ago'],
  [25 * 60 * minute, 'yesterday'],
  [3 * 1440 * minute, '3 days ago'],
  [-minute, 'just now'],
])('agoInWords tells %i ms as "%s"', (passed, words) => {
  expect(agoInWords(now - passed, now)).toBe(words);
});

test('agoInWords gives the date beyond a month', () => {
  expect(agoInWords(now - 40 * 1440 * minute, now)).toBe('Oct 12, 2026');
});
