import { describe, expect, test } from 'vitest';
import { textOf } from './testing/value-of.ts';

describe('countingFunctions', () => {
  test.each([
    ['factorial(0)', '1'],
    ['factorial(20)', '2432902008176640000'],
    ['binomial(5, 2)', '10'],
    ['binomial(5, 6)', '0'],
    ['misread("binomial.ordered", binomial(5, 2))', '20'],
    [
      'permutations([1, 2, 3])',
      '[[1, 2, 3], [1, 3, 2], [2, 1, 3], [2, 3, 1], [3, 1, 2], [3, 2, 1]]',
    ],
    ['combinations([1, 2, 3], 2)', '[[1, 2], [1, 3], [2, 3]]'],
    ['tuples([0, 1], 2)', '[[0, 0], [0, 1], [1, 0], [1, 1]]'],
    ['bits(5, 4)', '[0, 1, 0, 1]'],
  ])('%s is %s', (source, expected) => {
    expect(textOf(source)).toBe(expected);
  });

  test('mlps-p1-resnet-paths: paths by the number of blocks', () => {
    expect(textOf('[binomial(10, k) for k in 0..10]')).toBe(
      '[1, 10, 45, 120, 210, 252, 210, 120, 45, 10, 1]',
    );
  });

  test.each([
    ['factorial(501)', '500!'],
    ['permutations([1, 2, 3, 4, 5, 6, 7, 8])', 'limit of 7 items'],
    ['combinations(1..40, 20)', 'limit of 10000 choices'],
    ['tuples([0, 1], 30)', 'limit of 10000 lists'],
  ])('refuses %s', (source, message) => {
    expect(() => textOf(source)).toThrow(message);
  });
});
