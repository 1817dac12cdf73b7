import { describe, expect, test } from 'vitest';
import { ArgumentError, ShapeError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { conv1dWeight, conv1dWeightOp } from './conv1d-weight.ts';
import { conv2dWeight } from './conv2d-weight.ts';
import { conv3dWeight } from './conv3d-weight.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { randomArray } from './testing/random-array.ts';

describe('conv1dWeight, conv2dWeight, conv3dWeight', () => {
  const [input, gradOutput] = [NdArray.from([[1, 2, 3, 4]]), NdArray.from([[1, 10]])];

  test('sum input times gradient over all windows', () => {
    // Windows at 0 and 2: 1·1 + 3·10, 2·1 + 4·10
    expect(conv1dWeight(input, gradOutput, { kernelSize: 2, stride: 2 }).toNested()).toEqual([
      [[31, 42]],
    ]);
  });

  test('windows beyond the input read zeros', () => {
    expect(conv1dWeight(input, gradOutput, { kernelSize: 2, stride: 3 }).toNested()).toEqual([
      [[41, 2]],
    ]);
  });

  test.each([
    [1, [2, 2, 5], [2, 4, 2], { kernelSize: 2, stride: 2, groups: 2, padding: 1 }],
    [2, [2, 4, 4], [3, 2, 3], { kernelSize: [3, 2], dilation: [1, 2], stride: [2, 1] }],
    [3, [1, 1, 2, 3, 2], [1, 2, 1, 2, 2], { kernelSize: 2, padding: [0, 0, 1] }],
  ] as const)('has right derivatives: %sd, %j, %j, %j', (axes, x, g, options) => {
    const faults = derivativeFaults(
      (a, b) => ({ 1: conv1dWeight, 2: conv2dWeight, 3: conv3dWeight })[axes](a, b, options),
      [randomArray(x), randomArray(g, 2)],
    );
    expect(faults).toEqual([]);
  });

  test('throws for batches or groups that do not fit and for a kernel without cells', () => {
    const two = randomArray([2, 1, 4]);
    expect(() => conv1dWeight(two, randomArray([1, 1, 2]), { kernelSize: 2 })).toThrow(ShapeError);
    expect(() => conv1dWeight(two, randomArray([2, 3, 2]), { kernelSize: 2, groups: 2 })).toThrow(
      ShapeError,
    );
    expect(() => conv1dWeight(two, randomArray([2, 1, 2]), { kernelSize: 0 })).toThrow(
      ArgumentError,
    );
  });

  test.each([
    ['kernel-turned', [[[42, 31]]]],
    ['batch-averaged', [[[15.5, 21]]]],
  ])('misreading %s', (id, expected) => {
    const found = conv1dWeightOp.misreadings.find((each) => each.id === id);
    // A second image of zeros adds nothing, yet counts in a mean.
    const pair = (each: NdArray): NdArray =>
      NdArray.from([...each.toArray(), ...each.toArray().map(() => 0)], [2, ...each.shape]);
    const found2 = found?.forward([pair(input), pair(gradOutput)], { kernelSize: 2, stride: 2 });
    expect(found2?.toNested()).toEqual(expected);
  });

  test('its shape too refuses what forward refuses', () => {
    const shapes = [
      [1, 2, 3],
      [1, 2, 3],
    ] as const;
    for (const wrong of [-1, 0, 0.5, NaN])
      expect(() => conv1dWeightOp.shape(shapes, { kernelSize: 2, stride: wrong })).toThrow(
        `conv1dWeight: expected stride to be a whole number ≥ 1, got ${wrong}`,
      );
    expect(() => conv1dWeightOp.shape(shapes, { kernelSize: 2, padding: -1 })).toThrow(
      'conv1dWeight: expected padding to be a whole number ≥ 0, got -1',
    );
  });

  test('windows that int32 cannot count are refused, far ones read zeros', () => {
    const x = NdArray.full([1, 2, 3], 1);
    expect(() => conv1dWeight(x, x, { kernelSize: 2, padding: 2 ** 31 })).toThrow(
      'conv1dWeight: expected padding of at most 1073741824, got 2147483648',
    );
    const far = conv1dWeight(x, x, { kernelSize: 2, padding: 2 ** 30 });
    expect(far.toArray()).toEqual(new Array(8).fill(0));
  });
});
