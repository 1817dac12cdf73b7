import { describe, expect, test } from 'vitest';
import { expectClose } from './testing/expect-close.ts';
import { textOf } from './testing/value-of.ts';

// The batch of cpen455-q2-bn-numbers.
const parameters = {
  X: [
    [
      [
        [3, 11],
        [9, 7],
      ],
      [
        [3, 3],
        [5, 7],
      ],
    ],
    [
      [
        [1, 9],
        [3, 13],
      ],
      [
        [1, 1],
        [3, 1],
      ],
    ],
  ],
};
const probe = (dim: string) => `standardised(X, ${dim})[1][0][1][1]`;

describe('standardised', () => {
  test.each([
    ['[0, 1, 2, 3]', 2.13809],
    ['[0, 2, 3]', 1.5],
    ['[0, 1]', 1.414214],
    ['[0]', 1],
  ])('cpen455-q2-bn-numbers: over the axes %s, 13 becomes %d', (dim, expected) => {
    expectClose(probe(dim), expected, { parameters });
  });

  test('cpen455-q2-bn-numbers: channel 0, image 0 above image 1, in fractions', () => {
    expect(textOf('[image[0] for image in standardised(X, [0, 2, 3])]', parameters)).toBe(
      '[[[−1, 1], [1/2, 0]], [[−3/2, 1/2], [−1, 3/2]]]',
    );
  });

  test.each([
    ['root-forgotten', 0.375],
    ['mean-of-squares', 0.744208],
    ['everything', 2.13809],
    ['mean-kept', 3.25],
    // Image 1, channel 0: mean 6.5, variance 22.75.
    ['each-sample', 6.5 / Math.sqrt(22.75)],
    // The same with n − 1: variance 128 / 7.
    ['unbiased', 6 / Math.sqrt(128 / 7)],
    // Over the channels alone: 13 and 1.
    ['other-axes', 1],
  ])('cpen455-q2-bn-numbers: %s gives %d', (id, expected) => {
    expectClose(`misread("standardised.${id}", ${probe('[0, 2, 3]')})`, expected, { parameters });
  });

  test('adds eps below the root', () => {
    expectClose('standardised([1, 3], 0, eps = 3)', [-0.5, 0.5]);
    expectClose(
      'misread("standardised.eps-outside", standardised([1, 3], 0, eps = 3))',
      [-0.25, 0.25],
    );
  });
});

describe('droppedOut', () => {
  const CALL = 'droppedOut([2, -1, 4, 3], [1, 0, 1, 1], 0.25)';

  test('mlps-p1-dropout-moments: rescales what is kept', () => {
    expect(textOf(CALL)).toBe('[8/3, 0, 16/3, 4]');
  });

  test.each([
    ['not-rescaled', '[2, 0, 4, 3]'],
    ['divided-by-p', '[8, 0, 16, 12]'],
    ['multiplied', '[3/2, 0, 3, 9/4]'],
    ['mask-reversed', '[0, −4/3, 0, 0]'],
  ])('mlps-p1-dropout-moments: %s gives %s', (id, expected) => {
    expect(textOf(`misread("droppedOut.${id}", ${CALL})`)).toBe(expected);
  });
});
