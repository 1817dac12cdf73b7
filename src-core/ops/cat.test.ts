import { describe, expect, test } from 'vitest';
import { grad } from '#core/autograd/grad.ts';
import { Tensor } from '#core/autograd/tensor.ts';
import { ArgumentError, ShapeError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { cat, catOp } from './cat.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { misread } from './testing/misread.ts';
import { countingArray, randomArray } from './testing/random-array.ts';

const [a, b] = [countingArray([1, 2]), NdArray.from([[7, 8]])];

describe('cat', () => {
  test('puts tensors one after another along an axis', () => {
    expect(cat([a, b]).toArray()).toEqual([1, 2, 7, 8]);
    expect(cat([a, b]).shape).toEqual([2, 2]);
    expect(cat([countingArray([2, 1]), countingArray([2, 2])], { dim: -1 }).toNested()).toEqual([
      [1, 1, 2],
      [2, 3, 4],
    ]);
    expect(cat([a, NdArray.zeros([0, 2])]).shape).toEqual([1, 2]);
    expect(cat([a, a.flip([1])]).toArray()).toEqual([1, 2, 2, 1]);
  });

  test('leaves out empty lists, whatever rank the others have', () => {
    const nothing = NdArray.zeros([0]);
    expect(cat([nothing, a, nothing, b]).toNested()).toEqual([
      [1, 2],
      [7, 8],
    ]);
    expect(cat([a, nothing], { dim: 1 }).toNested()).toEqual([[1, 2]]);
    expect(cat([nothing, nothing]).shape).toEqual([0]);
    const inputs = [nothing, randomArray([2, 1]), nothing, randomArray([2, 2], 2)];
    expect(derivativeFaults((...all) => cat(all, { dim: 1 }), inputs)).toEqual([]);
  });

  test('takes the most general dtype', () => {
    const dtypes = (...list: ('bool' | 'int32' | 'float32' | 'float64')[]) =>
      cat(list.map((dtype) => NdArray.zeros([1], dtype))).dtype;
    expect(dtypes('int32', 'int32')).toBe('int32');
    expect(dtypes('bool', 'int32')).toBe('int32');
    expect(dtypes('int32', 'float32')).toBe('float32');
    expect(dtypes('float32', 'float64', 'bool')).toBe('float64');
  });

  test('has right derivatives', () => {
    const inputs = [randomArray([2, 1]), randomArray([2, 3], 2), randomArray([2, 2], 3)];
    expect(derivativeFaults((...all) => cat(all, { dim: 1 }), inputs)).toEqual([]);
    expect(derivativeFaults((x) => cat([x, x]), [randomArray([2])])).toEqual([]);
  });

  test('throws ShapeError for none, other ranks, other sizes or numbers without axes', () => {
    expect(() => cat([])).toThrow('cat: expected one or more tensors with axes, got none');
    expect(() => cat([a, countingArray([2])])).toThrow(ShapeError);
    expect(() => cat([a, countingArray([1, 3])])).toThrow(ShapeError);
    expect(() => cat([NdArray.from(1), NdArray.from(2)])).toThrow(ShapeError);
    expect(() => cat([a, b], { dim: 2 })).toThrow(ArgumentError);
  });

  test.each([
    ['other-axis', [[1, 2, 7, 8]]],
    [
      'order-reversed',
      [
        [7, 8],
        [1, 2],
      ],
    ],
    ['stacked', [[[1, 2]], [[7, 8]]]],
  ])('misreading %s', (id, expected) => {
    expect(misread(catOp, id, [a, b], {})).toEqual(expected);
  });

  test('hands its gradient back to 20,000 parts in no time', () => {
    const parts = Array.from({ length: 20_000 }, (_, i) => new Tensor(NdArray.from([i]), true));
    const start = performance.now();
    const found = grad(cat(parts), parts, { gradOutput: new Tensor(countingArray([20_000])) });
    expect(performance.now() - start).toBeLessThan(3000);
    expect([0, 19_999].map((i) => found[i]?.item())).toEqual([1, 20_000]);
  });
});
