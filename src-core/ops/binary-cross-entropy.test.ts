import { describe, expect, test } from 'vitest';
import { grad } from '#core/autograd/grad.ts';
import { tensor } from '#core/autograd/tensor.ts';
import { ArgumentError, ShapeError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { binaryCrossEntropy, binaryCrossEntropyOp } from './binary-cross-entropy.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { expectMisreadings } from './testing/check-misreadings.ts';
import type { Value } from './op.ts';

describe('binaryCrossEntropy', () => {
  const [x, t] = [NdArray.from([0.5, 0.25]), NdArray.from([1, 0])];

  test('counts −ln of the probability of what happened', () => {
    const found = binaryCrossEntropy(x, t, undefined, { reduction: 'none' }).toArray();
    expect(found[0]).toBeCloseTo(Math.LN2, 14);
    expect(found[1]).toBeCloseTo(-Math.log(0.75), 14);
    const weighted = binaryCrossEntropy(x, t, NdArray.from([2, 0])).item();
    expect(weighted).toBeCloseTo(Math.LN2, 14);
  });

  test('stays finite at 0 and 1: no logarithm below −100', () => {
    const sure = [NdArray.from([0, 1, 0, 1]), NdArray.from([1, 0, 0, 1])] as const;
    const found = binaryCrossEntropy(...sure, undefined, { reduction: 'none' });
    expect(found.toArray().map((each) => each + 0)).toEqual([100, 100, 0, 0]);
    const input = tensor(sure[0], { requiresGrad: true });
    const loss = binaryCrossEntropy(input, tensor(sure[1]), undefined, { reduction: 'sum' });
    const slopes = grad(loss, [input])[0]?.value.toArray() ?? [];
    expect((slopes[0] as number) / -1e12).toBeCloseTo(1, 6);
    expect(slopes.slice(2)).toEqual([0, 0]);
  });

  test.each(['mean', 'sum', 'none'] as const)(
    'has right derivatives, reduction %s',
    (reduction) => {
      const given = [
        NdArray.from([0.3, 0.6, 0.8, 0.2], [2, 2]),
        NdArray.from([0.1, 0.9, 0.7, 0.4], [2, 2]),
      ];
      const f = <V extends Value>(a: V, b: V): V =>
        binaryCrossEntropy(a, b, undefined, { reduction });
      expect(derivativeFaults(f, given)).toEqual([]);
      const weight = NdArray.from([2, 3]);
      const g = <V extends Value>(a: V, b: V): V =>
        binaryCrossEntropy<V>(a, b, weight as Value as V, { reduction });
      expect(derivativeFaults(g, given)).toEqual([]);
    },
  );

  test('refuses what is no probability, other shapes and other reductions', () => {
    expect(() => binaryCrossEntropy(NdArray.from([0.5, 1.5]), t)).toThrow(
      'binaryCrossEntropy: expected inputs from 0 to 1, got 1.5',
    );
    expect(() => binaryCrossEntropy(NdArray.from([0.5, NaN]), t)).toThrow(ArgumentError);
    expect(() => binaryCrossEntropy(x, NdArray.from([0, -1]))).toThrow(ArgumentError);
    expect(() => binaryCrossEntropy(x, NdArray.from([1]))).toThrow(ShapeError);
    expect(() => binaryCrossEntropy(x, t, NdArray.zeros([2, 2]))).toThrow(ShapeError);
    expect(() => binaryCrossEntropy(x, t, undefined, { reduction: 'average' as 'mean' })).toThrow(
      ArgumentError,
    );
  });

  test('misreadings', () => {
    const [a, b] = [Math.LN2, -Math.log(0.75)];
    expectMisreadings(
      binaryCrossEntropyOp,
      [x, t],
      { reduction: 'sum' },
      {
        'other-reduction': [(a + b) / 2],
        'yes-only': [a],
        'base-two': [(a + b) / Math.LN2],
        'sign-forgotten': [-a - b],
      },
    );
  });
});
