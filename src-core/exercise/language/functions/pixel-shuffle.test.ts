import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textOf, valueOf } from './testing/value-of.ts';

const sizes = fc.record({
  o: fc.integer({ min: 1, max: 2 }),
  i: fc.integer({ min: 1, max: 2 }),
  r: fc.integer({ min: 2, max: 3 }),
  k: fc.integer({ min: 1, max: 3 }),
  H: fc.integer({ min: 2, max: 3 }),
  W: fc.integer({ min: 2, max: 4 }),
});

describe('pixelShuffleOrder', () => {
  test('lists the rows for a 2 × 2 input and r = 2', () => {
    // Canvas row 0: stamp (0,0) gives w00, w01 (channels 0, 1), stamp (0,1) the same one place on.
    expect(textOf('pixelShuffleOrder([2, 2], 2)')).toBe(
      '[0, 4, 1, 5, 8, 12, 9, 13, 2, 6, 3, 7, 10, 14, 11, 15]',
    );
  });

  test('turns the matrix of 1 × 1 kernels into that of the transposed convolution', () => {
    fc.assert(
      fc.property(sizes, (layer) => {
        const names = 'cellNames("w", [o, 1, r, r])';
        const source = `permuteRows(pixelShuffleOrder([H, W], r, o), convMatrix([H, W], [o * r^2, 1, 1, 1], names = ${names})) == convTransposeMatrix([H, W], [o, 1, r, r], r, names = ${names})`;
        expect(valueOf(source, layer)).toBe(true);
      }),
      { seed: 3, numRuns: 20 },
    );
  });

  test.each([
    ['inverse', '[0, 2, 8, 10, 1, 3, 9, 11, 4, 6, 12, 14, 5, 7, 13, 15]'],
    ['channel-fastest', '[0, 1, 4, 5, 2, 3, 6, 7, 8, 9, 12, 13, 10, 11, 14, 15]'],
    ['column-phase-first', '[0, 8, 1, 9, 4, 12, 5, 13, 2, 10, 3, 11, 6, 14, 7, 15]'],
  ])('misread as %s gives %s', (id, expected) => {
    expect(textOf(`misread("pixelShuffle.${id}", pixelShuffleOrder([2, 2], 2))`)).toBe(expected);
  });

  test('counts phases before output channels when misread so', () => {
    // Output channel 1 at phase (0, 0) is channel 4 of 8, or channel 1 when phases come first.
    expect(textOf('pixelShuffleOrder([1, 1], 2, 2)[4]')).toBe('4');
    const misread = 'misread("phases-before-channels", pixelShuffleOrder([1, 1], 2, 2))';
    expect(textOf(misread)).toBe('[0, 2, 4, 6, 1, 3, 5, 7]');
  });
});

describe('convWeightFromTransposed', () => {
  test('takes every second tap and turns what is left', () => {
    expect(textOf('convWeightFromTransposed(counting([1, 1, 4, 4]), 2)')).toBe(
      '[[[[11, 9], [3, 1]]], [[[12, 10], [4, 2]]], [[[15, 13], [7, 5]]], [[[16, 14], [8, 6]]]]',
    );
  });

  test('gives the convolution that does the work of the transposed one', () => {
    fc.assert(
      fc.property(sizes, fc.integer({ min: -5, max: 5 }), (layer, first) => {
        const parameters = { ...layer, first };
        const kernel = 'counting([o, i, k * r, k * r], first)';
        const input = 'counting([i, H, W], 2)';
        const direct = `flatten(convTranspose2d(${input}, ${kernel}, r))`;
        const plain = `flatten(conv2d(${input}, convWeightFromTransposed(${kernel}, r), 1, k - 1))`;
        const order = 'pixelShuffleOrder([H + k - 1, W + k - 1], r, o)';
        expect(textOf(`permuteRows(${order}, ${plain})`, parameters)).toBe(
          textOf(direct, parameters),
        );
      }),
      { seed: 5, numRuns: 25 },
    );
  });

  test.each([
    ['not-turned', 0, '[[1, 3], [9, 11]]'],
    ['contiguous-block', 0, '[[6, 5], [2, 1]]'],
    ['contiguous-block-not-turned', 0, '[[1, 2], [5, 6]]'],
    ['column-phase-first', 1, '[[15, 13], [7, 5]]'],
    ['whole-kernel-turned', 0, '[[16, 14], [8, 6]]'],
  ])('misread as %s, channel %i is %s', (id, channel, expected) => {
    const source = `misread("subKernel.${id}", convWeightFromTransposed(counting([1, 1, 4, 4]), 2))`;
    expect(textOf(`${source}[${channel}][0]`)).toBe(expected);
  });

  test('refuses a kernel whose side is no multiple of the stride', () => {
    expect(() => textOf('convWeightFromTransposed(counting([1, 1, 3, 3]), 2)')).toThrow('whole k');
  });
});
