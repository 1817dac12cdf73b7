import { describe, expect, test } from 'vitest';
import { grad } from '#core/autograd/grad.ts';
import { tensor } from '#core/autograd/tensor.ts';
import { ArgumentError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { std, stdOp } from './std.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { expectMisreadings } from './testing/check-misreadings.ts';
import { countingArray, randomArray } from './testing/random-array.ts';
import type { Value } from './op.ts';

describe('std', () => {
  test('is the root of the variance', () => {
    const x = NdArray.from([
      [1, 3],
      [2, 8],
    ]);
    expect(std(x, { dim: 1, correction: 0 }).toNested()).toEqual([1, 3]);
    expect(std(x, { dim: 1, keepdim: true }).shape).toEqual([2, 1]);
  });

  test('has the gradient 0 where all entries are equal', () => {
    const x = tensor([2, 2, 2], { requiresGrad: true });
    expect(grad(std(x), [x])[0]?.value.toNested()).toEqual([0, 0, 0]);
  });

  test.each([{}, { dim: 1, correction: 0 }, { dim: [2, 0], keepdim: true }])(
    'has right derivatives: %o',
    (options) => {
      const f = <V extends Value>(x: V): V => std(x, options);
      expect(derivativeFaults(f, [randomArray([2, 3, 2])])).toEqual([]);
    },
  );

  test('throws ArgumentError for an axis that does not exist', () => {
    expect(() => std(countingArray([2]), { dim: 1 })).toThrow(ArgumentError);
  });

  test('misreadings', () => {
    expectMisreadings(
      stdOp,
      [
        NdArray.from([
          [1, 3],
          [2, 8],
        ]),
      ],
      { dim: 1 },
      {
        'root-forgotten': [2, 18],
        'other-correction': [1, 3],
        'mean-kept': [Math.sqrt(10), Math.sqrt(68)],
        'all-dims': [Math.sqrt(29 / 3)],
      },
    );
  });
});
