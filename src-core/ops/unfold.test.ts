import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ArgumentError, ShapeError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { conv2d } from './conv2d.ts';
import { fold, foldOp } from './fold.ts';
import { matmul } from './matmul.ts';
import { adjointGap } from './testing/adjoint.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { countingArray, randomArray } from './testing/random-array.ts';
import { unfold, unfoldOp } from './unfold.ts';

const range = (min: number, max: number) => fc.integer({ min, max });
const cases = fc.record({
  size: fc.tuple(range(1, 6), range(1, 6)),
  kernelSize: fc.tuple(range(1, 3), range(1, 3)),
  dilation: fc.tuple(range(1, 2), range(1, 2)),
  padding: fc.tuple(range(0, 2), range(0, 2)),
  stride: fc.tuple(range(1, 3), range(1, 3)),
});

/** Whether at least one window fits. */
function fits({
  size,
  kernelSize,
  dilation,
  padding,
}: {
  size: number[];
  kernelSize: number[];
  dilation: number[];
  padding: number[];
}): boolean {
  return size.every(
    (each, axis) =>
      (dilation[axis] ?? 1) * ((kernelSize[axis] ?? 1) - 1) < each + 2 * (padding[axis] ?? 0),
  );
}

describe('unfold', () => {
  test('writes each window as a column', () => {
    expect(unfold(countingArray([1, 2, 3]), { kernelSize: [1, 2] }).toNested()).toEqual([
      [1, 2, 4, 5],
      [2, 3, 5, 6],
    ]);
    const ring = unfold(countingArray([1, 1, 2]), { kernelSize: [1, 2], padding: [0, 1] });
    expect(ring.toNested()).toEqual([
      [0, 1, 2],
      [1, 2, 0],
    ]);
    expect(unfold(countingArray([2, 3, 4, 4]), { kernelSize: 2, stride: 2 }).shape).toEqual([
      2, 12, 4,
    ]);
  });

  test('turns a convolution into a matrix product', () => {
    fc.assert(
      fc.property(cases, ({ size, kernelSize, ...options }) => {
        fc.pre(fits({ size, kernelSize, ...options }));
        const [x, w] = [randomArray([2, 3, ...size]), randomArray([4, 3, ...kernelSize], 2)];
        const product = matmul(w.reshape([4, -1]), unfold(x, { kernelSize, ...options }));
        const y = conv2d(x, w, undefined, options);
        const worst = product.toArray().map((each, q) => Math.abs(each - (y.values()[q] ?? NaN)));
        expect(Math.max(...worst)).toBeLessThan(1e-12);
      }),
    );
  });

  test('fold is its adjoint for every option', () => {
    fc.assert(
      fc.property(cases, ({ size, ...options }) => {
        fc.pre(fits({ size, ...options }));
        const x = randomArray([2, 1, ...size]);
        const y = randomArray(unfold(x, options).shape, 2);
        const back = (b: NdArray) => fold(b, { ...options, outputSize: size });
        expect(adjointGap((a) => unfold(a, options), back, x, y)).toBeLessThan(1e-12);
      }),
    );
  });

  test('has right derivatives, and so has fold', () => {
    const options = { kernelSize: [2, 3], padding: 1, stride: [2, 1], dilation: [1, 2] };
    expect(derivativeFaults((x) => unfold(x, options), [randomArray([1, 2, 4, 4])])).toEqual([]);
    const columns = randomArray(unfold(randomArray([2, 4, 4]), options).shape);
    expect(derivativeFaults((x) => fold(x, { ...options, outputSize: 4 }), [columns])).toEqual([]);
  });

  test('throws for another rank and a kernel that does not fit', () => {
    expect(() => unfold(randomArray([4, 4]), { kernelSize: 2 })).toThrow(
      'unfold: expected input [N, C, H, W] or [C, H, W], got [4, 4]',
    );
    expect(() => unfold(randomArray([1, 4, 4]), { kernelSize: 5 })).toThrow(ShapeError);
    expect(() => unfold(randomArray([1, 4, 4]), { kernelSize: 2, stride: 0 })).toThrow(
      ArgumentError,
    );
  });

  const two = countingArray([2, 1, 3]);
  test.each([
    [
      'windows-as-rows',
      {},
      [
        [1, 2, 4, 5],
        [2, 3, 5, 6],
      ],
    ],
    [
      'channels-fastest',
      {},
      [
        [1, 2],
        [4, 5],
        [2, 3],
        [5, 6],
      ],
    ],
    ['stride-kernel', {}, [[1], [2], [4], [5]]],
    [
      'padding-forgotten',
      { padding: [0, 1] },
      [
        [1, 2],
        [2, 3],
        [4, 5],
        [5, 6],
      ],
    ],
  ])('misreading %s', (id, options, expected) => {
    const found = unfoldOp.misreadings.find((each) => each.id === id);
    expect(found?.forward([two], { kernelSize: [1, 2], ...options }).toNested()).toEqual(expected);
  });

  test('throws BudgetError naming the whole result when that is too large', () => {
    expect(() => unfold(NdArray.zeros([3, 500, 500]), { kernelSize: 20 })).toThrow(
      'unfold: [1200, 231361], 277,633,200 elements',
    );
  });
});

describe('fold', () => {
  const columns = NdArray.from([
    [1, 2],
    [10, 20],
  ]);

  test('adds up where windows overlap', () => {
    const options = { kernelSize: [1, 2], outputSize: [1, 3] };
    expect(fold(columns, options).toNested()).toEqual([[[1, 12, 20]]]);
  });

  test('throws unless rows and columns fit', () => {
    expect(() => fold(columns, { kernelSize: [1, 2], outputSize: [1, 4] })).toThrow(
      'fold: expected rows that 2 divides and 3 columns for an image [1, 4], got [2, 2]',
    );
    expect(() => fold(columns, { kernelSize: 2, outputSize: [2, 3] })).toThrow(ShapeError);
    expect(() => fold(randomArray([2]), { kernelSize: 1, outputSize: 1 })).toThrow(ShapeError);
    expect(() => fold(columns, { kernelSize: [1, 2], outputSize: [1, 0] })).toThrow(ArgumentError);
  });

  test.each([
    ['overlaps-averaged', { outputSize: [1, 3] }, [[[1, 6, 20]]]],
    ['overlaps-overwritten', { outputSize: [1, 3] }, [[[1, 10, 20]]]],
    ['padding-kept', { outputSize: [1, 1], padding: [0, 1] }, [[[1]]]],
  ])('misreading %s', (id, options, expected) => {
    const found = foldOp.misreadings.find((each) => each.id === id);
    expect(found?.forward([columns], { kernelSize: [1, 2], ...options }).toNested()).toEqual(
      expected,
    );
  });
});
