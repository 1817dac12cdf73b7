import { describe, expect, test } from 'vitest';
import { ArgumentError, ShapeError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { nllLoss, nllLossOp } from './nll-loss.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { expectMisreadings } from './testing/check-misreadings.ts';
import { countingArray, randomArray } from './testing/random-array.ts';
import type { Value } from './op.ts';

describe('nllLoss', () => {
  const x = NdArray.from([
    [-1, -2, -4],
    [-8, -16, -32],
  ]);
  const t = NdArray.from([2, 0], [2], 'int32');
  const weight = NdArray.from([1, 5, 3]);

  test('takes minus the entry of the true class', () => {
    expect(nllLoss(x, t).item()).toBe(6);
    expect(nllLoss(x, t, undefined, { reduction: 'sum' }).item()).toBe(12);
    expect(nllLoss(x, t, undefined, { reduction: 'none' }).toNested()).toEqual([4, 8]);
    expect(nllLoss(NdArray.from([-1, -2]), NdArray.from(1, [], 'int32')).item()).toBe(2);
  });

  test('divides the mean by the weights of the true classes', () => {
    expect(nllLoss(x, t, weight).item()).toBe((3 * 4 + 8) / 4);
    expect(nllLoss(x, t, weight, { reduction: 'none' }).toNested()).toEqual([12, 8]);
  });

  test('leaves out ignored places', () => {
    expect(nllLoss(x, NdArray.from([-100, 1], [2], 'int32')).item()).toBe(16);
    expect(nllLoss(x, t, undefined, { ignoreIndex: 2, reduction: 'none' }).toNested()).toEqual([
      0, 8,
    ]);
    expect(nllLoss(x, t, undefined, { ignoreIndex: 7 }).item()).toBe(6);
    expect(nllLoss(x, NdArray.from([-100, -100], [2], 'int32')).item()).toBeNaN();
  });

  test('has a class for each place of a picture', () => {
    const picture = countingArray([1, 2, 2]);
    const found = nllLoss(picture, NdArray.from([0, 1], [1, 2], 'int32'), undefined, {
      reduction: 'none',
    });
    expect(found.toNested()).toEqual([[-1, -4]]);
  });

  test.each(['mean', 'sum', 'none'] as const)(
    'has right derivatives, reduction %s',
    (reduction) => {
      const target = NdArray.from([0, 2, -100, 1], [2, 2], 'int32');
      const f = <V extends Value>(a: V): V =>
        nllLoss<V>(a, target as Value as V, undefined, { reduction });
      expect(derivativeFaults(f, [randomArray([2, 3, 2])])).toEqual([]);
      const g = <V extends Value>(a: V): V =>
        nllLoss<V>(a, target as Value as V, weight as Value as V, { reduction });
      expect(derivativeFaults(g, [randomArray([2, 3, 2])])).toEqual([]);
    },
  );

  test('refuses targets that are no classes, other shapes and other reductions', () => {
    const say = 'nllLoss: expected classes from 0 to 2 (3 classes), got ';
    expect(() => nllLoss(x, NdArray.from([0, 3]))).toThrow(`${say}3`);
    expect(() => nllLoss(x, NdArray.from([0, -1]))).toThrow(`${say}-1`);
    expect(() => nllLoss(x, NdArray.from([NaN, 0]))).toThrow(`${say}NaN`);
    expect(() => nllLoss(x, NdArray.from([0.5, 0]))).toThrow(ArgumentError);
    expect(() => nllLoss(x, NdArray.from([0]))).toThrow(ShapeError);
    expect(() => nllLoss(x, t, NdArray.from([1, 2]))).toThrow(ShapeError);
    expect(() => nllLoss(x, t, undefined, { reduction: 'average' as 'mean' })).toThrow(
      ArgumentError,
    );
  });

  test('misreadings', () => {
    expectMisreadings(
      nllLossOp,
      [x, t, weight],
      {},
      {
        'sign-forgotten': [-5],
        'all-classes': [(7 + 56) / 2],
        'divided-by-count': [10],
      },
    );
  });
});
