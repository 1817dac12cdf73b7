import { expect, test } from 'vitest';
import { grade } from './grade.ts';
import { rightAnswersBefore } from './right-answers-before.ts';
import { packWith } from './test-pack.ts';

test('rightAnswersBefore answers every part before one rightly, and no other', () => {
  const { pack, exercise } = packWith({
    a: '{ type: integer, answer: "n + 1" }',
    b: '{ type: integer, answer: "n + 2" }',
    c: '{ type: integer, answer: "n + 3" }',
  });
  const given = rightAnswersBefore(pack, exercise, 5, 'c');
  const statuses = grade(pack, exercise, 5, given).parts.map(({ status }) => status);
  expect(statuses).toEqual(['correct', 'correct', 'unanswered']);
  expect(rightAnswersBefore(pack, exercise, 5, 'a')).toEqual({});
  expect(rightAnswersBefore(pack, exercise, 5, 'gone')).toEqual({});
});
