import { expect, test } from 'vitest';
import { movedTo, putBack, taken } from './order.ts';

test('taken puts a step at the end, once', () => {
  expect(taken(['a'], 'b')).toEqual(['a', 'b']);
  expect(taken(['a', 'b'], 'a')).toEqual(['a', 'b']);
});

test('putBack leaves the others in order', () => {
  expect(putBack(['a', 'b', 'c'], 'b')).toEqual(['a', 'c']);
});

test('movedTo stops at both ends', () => {
  expect(movedTo(['a', 'b', 'c'], 'c', 0)).toEqual(['c', 'a', 'b']);
  expect(movedTo(['a', 'b', 'c'], 'a', -1)).toEqual(['a', 'b', 'c']);
  expect(movedTo(['a', 'b', 'c'], 'a', 9)).toEqual(['b', 'c', 'a']);
});

test('movedTo takes a step that was not in the order', () => {
  expect(movedTo(['a', 'b'], 'c', 1)).toEqual(['a', 'c', 'b']);
});
