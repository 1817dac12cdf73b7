import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { functions } from './index.ts';
import { convolutionFunctions } from './convolution.ts';
import { textOf } from './testing/value-of.ts';

describe('convOut and convTransposeOut', () => {
  test.each([
    // ⌊(3 + 2·1 − 2)/3⌋ + 1
    ['convOut(3, 2, 3, 1)', '2'],
    ['convOut([5, 6], [3, 2], stride = [2, 1])', '[2, 5]'],
    ['convOut(7, 3, dilation = 2)', '3'],
    ['convOut(2, 3)', '0'],
    // (2 − 1)·2 + 2
    ['convTransposeOut(2, 2, 2)', '4'],
    ['convTransposeOut([3, 2], 3, 2, 1, 1)', '[6, 4]'],
  ])('%s is %s', (source, expected) => {
    expect(textOf(source)).toBe(expected);
  });

  test('count the places of a window in a loop over all cells', () => {
    const sides = fc.record({
      size: fc.integer({ min: 1, max: 9 }),
      kernel: fc.integer({ min: 1, max: 4 }),
      stride: fc.integer({ min: 1, max: 3 }),
      padding: fc.integer({ min: 0, max: 3 }),
    });
    fc.assert(
      fc.property(sides, ({ size, kernel, stride, padding }) => {
        let windows = 0;
        for (let start = -padding; start + kernel <= size + padding; start += stride) windows++;
        if (size + 2 * padding < kernel) return;
        expect(textOf(`convOut(${size}, ${kernel}, ${stride}, ${padding})`)).toBe(`${windows}`);
      }),
      { seed: 4 },
    );
  });

  test.each([
    ['convOut.padding-forgotten', 'convOut(5, 3, 2, 1)', '2'],
    ['convOut.padding-once', 'convOut(6, 3, 1, 2)', '6'],
    ['convOut.stride-ignored', 'convOut(3, 2, 3, 1)', '4'],
    ['convOut.plus-one-forgotten', 'convOut(3, 2, 3, 1)', '1'],
    ['convOut.rounded-up', 'convOut(4, 3, 2, 0)', '2'],
    ['convOut.dilation-forgotten', 'convOut(7, 3, dilation = 2)', '5'],
    ['convOut.transposed-formula', 'convOut(4, 3, 2, 0)', '9'],
    ['convTransposeOut.convolution-formula', 'convTransposeOut(2, 2, 2)', '1'],
    ['convTransposeOut.stride-ignored', 'convTransposeOut(2, 2, 2)', '3'],
    ['convTransposeOut.padding-forgotten', 'convTransposeOut(3, 3, 2, 1)', '7'],
    ['convTransposeOut.padding-once', 'convTransposeOut(3, 3, 2, 1)', '6'],
    ['convTransposeOut.padding-added', 'convTransposeOut(3, 3, 2, 1)', '9'],
    ['convTransposeOut.output-padding-forgotten', 'convTransposeOut(3, 3, 2, 1, 1)', '5'],
    ['convTransposeOut.size-times-stride', 'convTransposeOut(3, 3, 2, 1)', '6'],
  ])('misread as %s: %s is %s', (id, source, expected) => {
    expect(textOf(`misread("${id}", ${source})`)).toBe(expected);
    expect(textOf(source)).not.toBe(expected);
  });
});

describe('conv2d and convTranspose2d', () => {
  test.each([
    ['conv2d(counting([3, 3]), counting([2, 2]), 3, 1)', '[[4, 9], [14, 9]]'],
    [
      'convTranspose2d(counting([2, 2]), counting([2, 2]), 2)',
      '[[1, 2, 2, 4], [3, 4, 6, 8], [3, 6, 4, 8], [9, 12, 12, 16]]',
    ],
    // 1/3·2 + 1/2·3 = 13/6: fractions stay exact.
    ['conv2d([[1/3, 1/2]], [[2, 3]])', '[[13/6]]'],
    // Two input channels into one: 1·3 + 2·4.
    ['conv2d([[[1]], [[2]]], [[[[3]], [[4]]]])', '[[[11]]]'],
    // Kernels are (out, in, row, column): one input channel stamped into two.
    ['convTranspose2d([[[2]]], [[[[3]]], [[[5]]]])', '[[[6]], [[10]]]'],
  ])('%s is %s', (source, expected) => {
    expect(textOf(source)).toBe(expected);
  });

  test('refuse numbers too large to be counted exactly, and kernels that do not fit', () => {
    expect(() => textOf('conv2d([[2^40]], [[2^40]])')).toThrow('exact whole numbers');
    expect(() => textOf('conv2d([[1]], [[1, 2]])')).toThrow('kernel no larger');
    expect(() => textOf('conv2d([1], [[1]])')).toThrow('expected 2 or 3 axes, got 1');
  });
});

describe('matrixTimes', () => {
  test('multiplies numbers and letters', () => {
    expect(textOf('matrixTimes([[1, 2], [0, 3]], [1/2, 1/4])')).toBe('[1, 3/4]');
    expect(textOf('matrixTimes(cellMatrix("w", [1, 2]), ["x0", "x1"])')).toBe('[w00·x0 + w01·x1]');
    expect(() => textOf('matrixTimes([[1, 2]], [1])')).toThrow('a vector with 2 entries');
  });
});

describe('every misreading of a convolution', () => {
  test('has an id of its own within its function, a title and a sentence', () => {
    for (const { misreadings = [] } of convolutionFunctions) {
      const ids = misreadings.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const { id, title, say } of misreadings) {
        expect(id).toMatch(/^[a-zA-Z0-9]+\.[a-z0-9-]+$/);
        expect(title).not.toBe('');
        expect(say).toMatch(/\.$/);
      }
    }
    expect(functions.has('convMatrix')).toBe(true);
  });
});
