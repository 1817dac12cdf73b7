import { describe, expect, test } from 'vitest';
import { grad } from '#core/autograd/grad.ts';
import { tensor } from '#core/autograd/tensor.ts';
import { ArgumentError, ShapeError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { crossEntropy, crossEntropyOp } from './cross-entropy.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { expectMisreadings } from './testing/check-misreadings.ts';
import { randomArray } from './testing/random-array.ts';
import type { Value } from './op.ts';

describe('crossEntropy', () => {
  // Softmax of the rows: (¼, ¾) and (½, ½).
  const x = NdArray.from([
    [0, Math.log(3)],
    [1, 1],
  ]);
  const t = NdArray.from([0, 1], [2], 'int32');
  const weight = NdArray.from([3, 1]);
  const [a, b] = [Math.log(4), Math.LN2];

  test('takes −ln of the softmax at the true class', () => {
    expect(crossEntropy(x, t).item()).toBeCloseTo((a + b) / 2, 14);
    expect(crossEntropy(x, t, undefined, { reduction: 'sum' }).item()).toBeCloseTo(a + b, 14);
    expect(crossEntropy(x, t, weight).item()).toBeCloseTo((3 * a + b) / 4, 14);
    expect(crossEntropy(NdArray.from([0, 0]), NdArray.from(1, [], 'int32')).item()).toBeCloseTo(
      b,
      14,
    );
  });

  test('neither overflows nor minds a class that is impossible', () => {
    expect(crossEntropy(NdArray.from([[1000, 0]]), NdArray.from([1])).item()).toBe(1000);
    expect(crossEntropy(NdArray.from([[0, -Infinity]]), NdArray.from([0])).item()).toBe(0);
  });

  test('spreads a share of the truth with labelSmoothing', () => {
    const other = Math.log(4 / 3);
    const found = crossEntropy(x, t, undefined, {
      labelSmoothing: 0.2,
      reduction: 'none',
    }).toArray();
    expect(found[0]).toBeCloseTo(0.9 * a + 0.1 * other, 14);
    expect(found[1]).toBeCloseTo(b, 14);
    const weighted = crossEntropy(x, t, weight, { labelSmoothing: 0.2 }).item();
    expect(weighted).toBeCloseTo((0.9 * 3 * a + 0.1 * other + 0.1 * 3 * b + 0.9 * b) / 4, 14);
  });

  test('takes probabilities, of the shape of the input', () => {
    const target = NdArray.from([
      [0.5, 0.5],
      [1, 0],
    ]);
    const found = crossEntropy(x, target, weight).item();
    expect(found).toBeCloseTo((0.5 * 3 * a + 0.5 * Math.log(4 / 3) + 3 * b) / 2, 14);
  });

  test('leaves out ignored places; with nothing left the mean is NaN and no gradient flows', () => {
    const input = tensor(x, { requiresGrad: true });
    expect(crossEntropy(x, NdArray.from([-100, 1], [2], 'int32')).item()).toBeCloseTo(b, 14);
    const none = crossEntropy(input, tensor([-100, -100]));
    expect(none.item()).toBeNaN();
    expect(grad(none, [input])[0]?.value.toArray().map(Math.abs)).toEqual([0, 0, 0, 0]);
  });

  test.each(['mean', 'sum', 'none'] as const)(
    'has right derivatives for classes, reduction %s',
    (reduction) => {
      const target = NdArray.from([0, 2, -100, 1], [2, 2], 'int32');
      const w = NdArray.from([1, 2, 0.5]);
      const f = <V extends Value>(input: V): V =>
        crossEntropy<V>(input, target as Value as V, undefined, { reduction });
      expect(derivativeFaults(f, [randomArray([2, 3, 2])])).toEqual([]);
      const g = <V extends Value>(input: V): V =>
        crossEntropy<V>(input, target as Value as V, w as Value as V, {
          reduction,
          labelSmoothing: 0.3,
        });
      expect(derivativeFaults(g, [randomArray([2, 3, 2])])).toEqual([]);
    },
  );

  test.each(['mean', 'sum', 'none'] as const)(
    'has right derivatives for probabilities, reduction %s',
    (reduction) => {
      const w = NdArray.from([1, 2, 0.5]);
      const f = <V extends Value>(input: V, target: V): V =>
        crossEntropy<V>(input, target, w as Value as V, { reduction, labelSmoothing: 0.3 });
      expect(
        derivativeFaults(f, [randomArray([2, 3]), NdArray.from([0.2, 0.3, 0.5, 0, 1, 0], [2, 3])]),
      ).toEqual([]);
      const g = <V extends Value>(input: V, target: V): V =>
        crossEntropy(input, target, undefined, { reduction });
      expect(derivativeFaults(g, [randomArray([3]), NdArray.from([0.2, 0.3, 0.5])])).toEqual([]);
    },
  );

  test('refuses targets that are no classes, and what does not fit', () => {
    const say = 'crossEntropy: expected classes from 0 to 1 (2 classes), got ';
    expect(() => crossEntropy(x, NdArray.from([0, 2]))).toThrow(`${say}2`);
    expect(() => crossEntropy(x, NdArray.from([NaN, 0]))).toThrow(`${say}NaN`);
    expect(() => crossEntropy(x, NdArray.from([0]))).toThrow(ShapeError);
    expect(() => crossEntropy(x, t, NdArray.from([1]))).toThrow(ShapeError);
    expect(() => crossEntropy(x, x.to('int32'))).toThrow(
      'crossEntropy: expected probabilities as floats, got int32',
    );
    expect(() => crossEntropy(x, x, undefined, { ignoreIndex: 1 })).toThrow(ArgumentError);
    expect(() => crossEntropy(x, t, undefined, { labelSmoothing: 1.1 })).toThrow(ArgumentError);
    expect(() => crossEntropy(x, t, undefined, { reduction: 'average' as 'mean' })).toThrow(
      ArgumentError,
    );
    const classes = tensor([0, 1], { requiresGrad: true });
    expect(() => grad(crossEntropy(tensor(x), classes), [classes])).toThrow(ArgumentError);
  });

  test('misreadings', () => {
    const again = Math.log(Math.exp(0.25) + Math.exp(0.75)) - 0.25;
    expectMisreadings(
      crossEntropyOp,
      [x, t],
      {},
      {
        'softmax-forgotten': [-0.5],
        'softmax-twice': [(again + b) / 2],
        'base-two': [1.5],
        'other-reduction': [a + b],
      },
    );
  });
});
