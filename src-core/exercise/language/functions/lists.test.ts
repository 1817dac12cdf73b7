import { describe, expect, test } from 'vitest';
import { textOf } from './testing/value-of.ts';

describe('listFunctions', () => {
  test.each([
    ['length([4, 5, 6])', '3'],
    ['reversed([1, 2, 3])', '[3, 2, 1]'],
    ['sorted([2, -1, 1/2])', '[−1, 1/2, 2]'],
    ['distinct([2, 1, 2, 3, 1])', '[2, 1, 3]'],
    ['flatten([[1, 2], [3, 4]])', '[1, 2, 3, 4]'],
    ['misread("columns-first", flatten([[1, 2, 3], [4, 5, 6]]))', '[1, 4, 2, 5, 3, 6]'],
    ['zeros([2, 3])', '[[0, 0, 0], [0, 0, 0]]'],
    ['counting([1, 2, 2])', '[[[1, 2], [3, 4]]]'],
    ['counting([3], 7)', '[7, 8, 9]'],
    ['shapeOf([[1, 2, 3], [4, 5, 6]])', '[2, 3]'],
    ['shapeOf(cellMatrix("w", [2, 3]))', '[2, 3]'],
    ['nonZeroCount([[0, 1], [2, 0]])', '2'],
    ['nonZeroCount(convMatrix([3, 3], [2, 2], 3, 1))', '4'],
    ['rowsOf(cellMatrix("w", [1, 2]))', '[[w00, w01]]'],
    ['transposed([[1, 2, 3], [4, 5, 6]])', '[[1, 4], [2, 5], [3, 6]]'],
    ['rowsOf(transposed(cellMatrix("w", [1, 2])))', '[[w00], [w01]]'],
    ['turned([[1, 2], [3, 4]])', '[[4, 3], [2, 1]]'],
  ])('%s is %s', (source, expected) => {
    expect(textOf(source)).toBe(expected);
  });

  test('flattens by columns as a matter of convention', () => {
    expect(textOf('flatten(transposed([[1, 2, 3], [4, 5, 6]]))')).toBe('[1, 4, 2, 5, 3, 6]');
  });

  test.each([
    ['permuteRows([2, 0, 1], ["a", "b", "c"])', '[c, a, b]'],
    ['rowsOf(permuteRows([1, 0], cellMatrix("w", [2, 1])))', '[[w10], [w00]]'],
    ['isPermutation([2, 0, 1])', 'yes'],
    ['isPermutation([0, 0, 1])', 'no'],
    ['isPermutation([0, 1/2])', 'no'],
    ['inversePermutation([2, 0, 1])', '[1, 2, 0]'],
    ['fixedPoints([0, 2, 1, 3])', '[0, 3]'],
  ])('orders rows: %s is %s', (source, expected) => {
    expect(textOf(source)).toBe(expected);
  });

  test.each([
    ['shapeOf([[1, 2], [3]])', 'expected rows of equal length'],
    ['zeros([1000, 1000])', 'stopped at the limit of 100000 cells'],
    ['zeros([-1])', 'expected sizes from 0, got -1'],
    ['permuteRows([0, 0], [1, 2])', 'each of 0 … 1 once'],
    ['permuteRows([0], [1, 2])', 'expected 1 things, got 2'],
  ])('refuses %s', (source, message) => {
    expect(() => textOf(source)).toThrow(message);
  });
});
