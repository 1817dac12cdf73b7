import { describe, expect, test } from 'vitest';
import { ArgumentError, ShapeError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import {
  binaryCrossEntropyWithLogits,
  binaryCrossEntropyWithLogitsOp,
} from './binary-cross-entropy-with-logits.ts';
import { binaryCrossEntropy } from './binary-cross-entropy.ts';
import { sigmoid } from './sigmoid.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { expectMisreadings } from './testing/check-misreadings.ts';
import { randomArray } from './testing/random-array.ts';
import type { Value } from './op.ts';

describe('binaryCrossEntropyWithLogits', () => {
  const [x, t] = [NdArray.from([0, Math.log(3)]), NdArray.from([1, 0])];

  test('is the cross entropy of the sigmoids', () => {
    const found = binaryCrossEntropyWithLogits(x, t, undefined, undefined, {
      reduction: 'none',
    }).toArray();
    expect(found[0]).toBeCloseTo(Math.LN2, 14);
    expect(found[1]).toBeCloseTo(Math.log(4), 14);
    const weighted = binaryCrossEntropyWithLogits(x, t, NdArray.from([1, 2]), NdArray.from(3), {
      reduction: 'none',
    });
    expect(weighted.toArray()[0]).toBeCloseTo(3 * Math.LN2, 14);
    expect(weighted.toArray()[1]).toBeCloseTo(2 * Math.log(4), 14);
  });

  test('neither overflows nor loses digits', () => {
    const far = NdArray.from([1000, -1000, 40]);
    const found = binaryCrossEntropyWithLogits(far, NdArray.from([0, 1, 1]), undefined, undefined, {
      reduction: 'none',
    });
    expect(found.toArray().slice(0, 2)).toEqual([1000, 1000]);
    expect((found.toArray()[2] as number) / Math.exp(-40)).toBeCloseTo(1, 12);
  });

  test('agrees with sigmoid and binaryCrossEntropy', () => {
    const [input, target] = [randomArray([3, 2]), sigmoid(randomArray([3, 2], 2))];
    const apart = binaryCrossEntropy(sigmoid(input), target).item();
    expect(binaryCrossEntropyWithLogits(input, target).item()).toBeCloseTo(apart, 13);
  });

  test.each(['mean', 'sum', 'none'] as const)(
    'has right derivatives, reduction %s',
    (reduction) => {
      const given = [randomArray([2, 2]), NdArray.from([0.1, 0.9, 1, 0], [2, 2])];
      const f = <V extends Value>(a: V, b: V): V =>
        binaryCrossEntropyWithLogits(a, b, undefined, undefined, { reduction });
      expect(derivativeFaults(f, given)).toEqual([]);
      const [weight, posWeight] = [NdArray.from([2, 3], [2, 1]), NdArray.from([0.5, 4])];
      const g = <V extends Value>(a: V, b: V): V =>
        binaryCrossEntropyWithLogits<V>(a, b, weight as Value as V, posWeight as Value as V, {
          reduction,
        });
      expect(derivativeFaults(g, given)).toEqual([]);
    },
  );

  test('refuses other shapes and other reductions', () => {
    expect(() => binaryCrossEntropyWithLogits(x, NdArray.from([1]))).toThrow(ShapeError);
    expect(() => binaryCrossEntropyWithLogits(x, t, NdArray.zeros([2, 2]))).toThrow(ShapeError);
    expect(() =>
      binaryCrossEntropyWithLogits(x, t, undefined, undefined, { reduction: 'average' as 'mean' }),
    ).toThrow(ArgumentError);
  });

  test('misreadings', () => {
    const given = [x, t, undefined, NdArray.from(3)] as const;
    const [a, b] = [Math.LN2, Math.log(4)];
    expectMisreadings(
      binaryCrossEntropyWithLogitsOp,
      given,
      { reduction: 'sum' },
      {
        'other-reduction': [(3 * a + b) / 2],
        'weight-for-both': [3 * a + 3 * b],
        'target-exchanged': [a + 3 * Math.log(4 / 3)],
        'base-two': [(3 * a + b) / Math.LN2],
      },
    );
  });
});
