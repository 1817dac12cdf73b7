import { expect, test } from 'vitest';
import { plainText } from './plain-text.ts';
import { packWith } from './test-pack.ts';

test('plainText holds the words of a statement and of its questions, numbers as dots', () => {
  const { exercise } = packWith({ a: '{ type: integer, answer: "n + 1" }' });
  expect(plainText(exercise)).toBe('Statement with ….\nPart a');
});
