import { describe, expect, test } from 'vitest';
import { textOf } from './testing/value-of.ts';

describe('sequenceFunctions', () => {
  test.each([
    ['steps(0.1, 0.5, 0.2)', '[1/10, 3/10, 1/2]'],
    ['steps(3, 1, -1)', '[3, 2, 1]'],
    ['steps(2, 1)', '[]'],
    ['repeated(7, 3)', '[7, 7, 7]'],
    ['zip([1, 2], ["a", "b", "c"])', '[[1, a], [2, b]]'],
    ['zip([1], [2], [3])', '[[1, 2, 3]]'],
    ['enumerate(["a", "b"])', '[[0, a], [1, b]]'],
    ['part([1, 2, 3, 4], 1, 3)', '[2, 3]'],
    ['part([1, 2, 3, 4], -2)', '[3, 4]'],
    ['last([1, 2])', '2'],
    ['replaced([1, 2, 3], 1, 9)', '[1, 9, 3]'],
    ['position([5, 6, 7], 6)', '1'],
    ['position([5], 6)', '−1'],
    ['countOf([1, 2, 1], 1)', '2'],
    ['any([false, 1 > 0])', 'yes'],
    ['all([])', 'yes'],
    ['count([x > 1 for x in [1, 2, 3]])', '2'],
    ['sortedBy(["b", "a", "c"], [2, 1, 2])', '[a, b, c]'],
    ['concat([1], [2, 3])', '[1, 2, 3]'],
  ])('%s is %s', (source, expected) => {
    expect(textOf(source)).toBe(expected);
  });

  test.each([
    ['steps(0, 1, 0)', 'a step other than 0'],
    ['steps(0, 1e9)', 'limit of 10000 items'],
    ['last([])', 'at least one item'],
    ['replaced([1], 1, 2)', 'a place from 0 to 0'],
    ['sortedBy([1], [])', 'expected 1 keys'],
    ['repeated(0, 1e6)', 'limit of 10000 items'],
  ])('refuses %s', (source, message) => {
    expect(() => textOf(source)).toThrow(message);
  });
});
