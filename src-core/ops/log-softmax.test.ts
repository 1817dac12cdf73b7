import { describe, expect, test } from 'vitest';
import { ArgumentError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { logSoftmax, logSoftmaxOp } from './log-softmax.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { expectMisreadings } from './testing/check-misreadings.ts';
import { randomArray } from './testing/random-array.ts';

describe('logSoftmax', () => {
  const x = NdArray.from([0, Math.log(3)]);

  test('is the logarithm of the softmax, also where that is 0', () => {
    const found = logSoftmax(x, 0).toArray();
    expect(found[0]).toBeCloseTo(Math.log(0.25), 14);
    expect(found[1]).toBeCloseTo(Math.log(0.75), 14);
    expect(logSoftmax(NdArray.from([1000, 0]), 0).toNested()).toEqual([0, -1000]);
    expect(logSoftmax(NdArray.from([0, -Infinity]), 0).toNested()).toEqual([0, -Infinity]);
    expect(logSoftmax(NdArray.from([-Infinity, -Infinity]), 0).toNested()).toEqual([NaN, NaN]);
  });

  test.each([0, 1, -1])('has right derivatives along %d', (dim) => {
    expect(derivativeFaults((y) => logSoftmax(y, dim), [randomArray([2, 3, 2])])).toEqual([]);
  });

  test('throws ArgumentError for an axis that does not exist', () => {
    expect(() => logSoftmax(x, 1)).toThrow(ArgumentError);
  });

  test('misreadings', () => {
    expectMisreadings(
      logSoftmaxOp,
      [x],
      { dim: 0 },
      {
        'logarithm-forgotten': [0.25, 0.75],
        'base-two': [-2, Math.log2(0.75)],
        'sum-forgotten': [0, Math.log(3)],
      },
    );
  });
});
