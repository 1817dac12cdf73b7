import { expect, test } from 'vitest';
import type { PartVerdict } from '#core/exercise/verdict.ts';
import { mistakesInWords, reasonOf, triesInWords } from './words.ts';

const verdict: PartVerdict = { part: 'a', status: 'wrong', score: 0, message: '', diagnosis: [] };

test('triesInWords counts', () => {
  expect([0, 1, 2].map(triesInWords)).toEqual(['0 tries', '1 try', '2 tries']);
});

test('mistakesInWords names two causes that act together', () => {
  const diagnosis = ['kernel turned by 180°', 'stride 1'].map((title) => ({
    id: title,
    title,
    say: '',
  }));
  expect(mistakesInWords({ ...verdict, diagnosis })).toBe('kernel turned by 180° and stride 1');
});

test('reasonOf offers a next step when nothing explains a wrong answer', () => {
  expect(reasonOf(verdict)).toMatch(/hint/);
  expect(reasonOf({ ...verdict, status: 'correct' })).toBe('');
  expect(reasonOf({ ...verdict, message: 'Count again.' })).toBe('Count again.');
});
