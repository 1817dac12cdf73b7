import { describe, expect, test } from 'vitest';
import { expectClose } from './testing/expect-close.ts';
import { textOf } from './testing/value-of.ts';

describe('opGradientFunctions', () => {
  test.each([
    [
      'mlps-p1-conv-matrix-square',
      'conv1dGrad([1, 2, 3, 4], [1, 0, -1], padding = 1, upstream = [1, 0, -1, 2])',
      '[0, −2, 2, 1]',
    ],
    [
      'a weight of a convolution',
      'conv2dGrad([[1, 2, 3], [4, 5, 6], [7, 8, 9]], [[1, 0], [0, 1/2]], wrt = "weight")',
      '[[12, 16], [24, 28]]',
    ],
    [
      'a fully connected layer',
      'linearGrad([1, 2], [[1, 2], [3, 4]], upstream = [1, 1/2])',
      '[5/2, 4]',
    ],
    [
      'its weight',
      'linearGrad([1, 2], [[1, 2], [3, 4]], wrt = "weight", upstream = [1, 1/2])',
      '[[1, 2], [1/2, 1]]',
    ],
    ['a mean', 'meanGrad([1, 2, 4])', '[1/3, 1/3, 1/3]'],
    ['a mean of squares', 'mseLossGrad([1, 2], [0, 0])', '[1, 2]'],
    [
      'the place of the largest',
      'maxPool2dGrad([[1, 2], [4, 3]], 2, upstream = [[5]])',
      '[[0, 0], [5, 0]]',
    ],
  ])('%s: %s is %s', (_, source, expected) => {
    expect(textOf(source)).toBe(expected);
  });

  test('mlps-p3-relu-backward: the sign of the input decides, also for leaky ReLU', () => {
    const parameters = {
      x: [
        [4.3, -0.3, -0.2, 4.9],
        [-4.5, 1.4, 5.5, 1.8],
      ],
      g: [
        [-1.3, -6.3, 4.1, -2.9],
        [-0.5, 1.2, 3.5, 1.2],
      ],
    };
    expectClose(
      'reluGrad(x, upstream = g)',
      [
        [-1.3, 0, 0, -2.9],
        [0, 1.2, 3.5, 1.2],
      ],
      { parameters },
    );
    expectClose(
      'leakyReluGrad(x, negativeSlope = 0.1, upstream = g)',
      [
        [-1.3, -0.63, 0.41, -2.9],
        [-0.05, 1.2, 3.5, 1.2],
      ],
      { parameters },
    );
    expectClose(
      'misread("mask-of-gradient", reluGrad(x, upstream = g))',
      [
        [0, 0, 4.1, 0],
        [0, 1.2, 3.5, 1.2],
      ],
      { parameters },
    );
    expectClose(
      'misread("reluGrad.upstream-forgotten", reluGrad(x, upstream = g))',
      [
        [1, 0, 0, 1],
        [0, 1, 1, 1],
      ],
      { parameters },
    );
    expectClose(
      'misread("reluGrad.slope-forgotten", reluGrad(x, upstream = g))',
      [
        [-1.3, -6.3, 4.1, -2.9],
        [-0.5, 1.2, 3.5, 1.2],
      ],
      { parameters },
    );
  });

  test('softmax and cross entropy: p − 1 at the true class', () => {
    expectClose('crossEntropyGrad([1, 2, 3], 2)', [0.090031, 0.244728, 0.665241 - 1]);
    expectClose(
      'misread("target-forgotten", crossEntropyGrad([1, 2, 3], 2))',
      [0.090031, 0.244728, 0.665241],
    );
    expectClose('misread("diagonal-only", softmaxGrad([0, 0], upstream = [1, 0]))', [0.25, 0]);
    expectClose('softmaxGrad([0, 0], upstream = [1, 0])', [0.25, -0.25]);
  });

  test('cpen455-q2-bn-fold: behind batch norm a bias has no gradient, unless the mean is taken for constant', () => {
    const call =
      'batchNormGrad([[1, 2], [3, 6]], training = true, eps = 0, upstream = [[1, 0], [0, 1]])';
    expectClose(call, [
      [0, 0],
      [0, 0],
    ]);
    expectClose(`misread("statistics-constant", ${call})`, [
      [1, 0],
      [0, 0.5],
    ]);
  });

  test.each([
    [
      'kernel-not-turned',
      'conv1dGrad([1, 2, 3, 4], [1, 0, -1], padding = 1, upstream = [1, 0, -1, 2])',
      '[0, 2, −2, −1]',
    ],
    ['weight-transposed', 'linearGrad([1, 2], [[1, 2], [3, 4]], upstream = [1, 1/2])', '[2, 5]'],
    [
      'linearGrad.transposed',
      'linearGrad([1, 2], [[1, 2], [3, 4]], wrt = "weight", upstream = [1, 1/2])',
      '[[1, 1/2], [2, 1]]',
    ],
    ['mseLossGrad.not-averaged', 'mseLossGrad([1, 2], [0, 0])', '[2, 4]'],
    ['mseLossGrad.factor-two', 'mseLossGrad([1, 2], [0, 0])', '[1/2, 1]'],
    ['mseLossGrad.sign-reversed', 'mseLossGrad([1, 2], [0, 0])', '[−1, −2]'],
    ['mulGrad.other-input', 'mulGrad(3, 4)', '3'],
    ['slope-at-zero', 'reluGrad([-1, 0, 2], upstream = [1, 2, 3])', '[0, 2, 3]'],
    ['squareGrad.slope-at-output', 'squareGrad(3)', '18'],
  ])('misread by %s, %s is %s', (id, source, expected) => {
    expect(textOf(`misread("${id}", ${source})`)).toBe(expected);
    expect(textOf(source)).not.toBe(expected);
  });

  test.each([
    ['crossEntropyGrad([1, 2], 0, wrt = "classes")', 'one of input'],
    ['linearGrad([1], [[1]], wrt = "bias")', 'an input that is given'],
  ])('refuses %s', (source, message) => {
    expect(() => textOf(source)).toThrow(message);
  });
});
