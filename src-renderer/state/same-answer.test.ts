import { expect, test } from 'vitest';
import { sameAnswer, sameAnswers } from './same-answer.ts';

test('sameAnswer compares texts place by place', () => {
  expect(sameAnswer([['1', '']], [['1', '']])).toBe(true);
  expect(sameAnswer([['1', '']], [['', '1']])).toBe(false);
  expect(sameAnswer(undefined, undefined)).toBe(true);
  expect(sameAnswer(undefined, '')).toBe(false);
});

test('sameAnswer takes a text for the same, however its writer marked it', () => {
  expect(sameAnswer({ text: 'a', met: [] }, { text: 'a', met: [0] })).toBe(true);
  expect(sameAnswer({ text: 'a', met: [] }, { text: 'b', met: [] })).toBe(false);
  expect(sameAnswer({ met: ['1'] }, { met: ['2'] })).toBe(false);
});

test('sameAnswers looks at the parts of both', () => {
  expect(sameAnswers({ a: '1' }, { a: '1' })).toBe(true);
  expect(sameAnswers({ a: '1' }, { a: '1', b: '2' })).toBe(false);
  expect(sameAnswers({ a: '1', b: '2' }, { a: '1' })).toBe(false);
});
