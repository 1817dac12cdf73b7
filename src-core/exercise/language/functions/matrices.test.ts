import { describe, expect, test } from 'vitest';
import { expectClose } from './testing/expect-close.ts';
import { textOf } from './testing/value-of.ts';

describe('matrixFunctions', () => {
  test.each([
    ['identity(2)', '[[1, 0], [0, 1]]'],
    ['diagonalMatrix([6, 4])', '[[6, 0], [0, 4]]'],
    ['rank([[1, 2, 0], [2, 5, -1], [0, 3, -3]])', '2'],
    ['nullSpace([[1, 2, 0], [0, 0, 1]])', '[[−2, 1, 0]]'],
    ['nullSpace(identity(3))', '[]'],
    ['rowReduced([[2, 4], [1, 3]])', '[[1, 0], [0, 1]]'],
    ['eigenvalues([[10, 6], [6, 10]])', '[16, 4]'],
  ])('%s is %s', (source, expected) => {
    expect(textOf(source)).toBe(expected);
  });

  test('snu4-p3-channel-mix: the composed matrix, its rank and the inverse', () => {
    const product = 'matmul([[1, 0], [2, 1], [0, 3]], [[1, 2, 0], [0, 1, -1]])';
    expect(textOf(product)).toBe('[[1, 2, 0], [2, 5, −1], [0, 3, −3]]');
    expect(textOf(`rank(${product})`)).toBe('2');
    expect(textOf(`misread("rank.largest-possible", rank(${product}))`)).toBe('3');
    expect(
      textOf('inverse([[0.299, 0.587, 0.114], [-0.299, -0.587, 0.886], [0.701, -0.587, -0.114]])'),
    ).toBe('[[1, 0, 1], [1, −114/587, −299/587], [1, 1, 0]]');
  });

  test('cpen455-q1-linear-cannot: the best affine f for XOR is 1/2', () => {
    expect(textOf('leastSquares([[0, 0, 1], [0, 1, 1], [1, 0, 1], [1, 1, 1]], [0, 1, 1, 0])')).toBe(
      '[0, 0, 1/2]',
    );
  });

  test('mlps-p1-resnet-gradient: two blocks with skip connections', () => {
    const blocks = ['[[0.1, 0.2], [0, -0.3]]', '[[0.5, 0], [1, -0.5]]'];
    const [first, second] = blocks.map((block) => `identity(2) + ${block}`);
    expectClose(`matmul(${second}, ${first})`, [
      [1.65, 0.3],
      [1.1, 0.55],
    ]);
    // The wrong order, as the entry lists it.
    expectClose(`misread("matmul.order-swapped", matmul(${second}, ${first}))`, [
      [1.85, 0.1],
      [0.7, 0.35],
    ]);
  });

  test('eigenvalues are floats where no fraction says them, and refused where they are complex', () => {
    expectClose('eigenvalues([[1, 1], [1, 0]])', [1.618034, -0.618034]);
    expect(() => textOf('eigenvalues([[0, -1], [1, 0]])')).toThrow('real eigenvalues');
  });
});
