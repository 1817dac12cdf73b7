import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { grad } from '#core/autograd/grad.ts';
import { Tensor } from '#core/autograd/tensor.ts';
import { ArgumentError, ShapeError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { adaptiveAvgPool1d } from './adaptive-avg-pool1d.ts';
import { adaptiveAvgPool2d, adaptiveAvgPool2dOp } from './adaptive-avg-pool2d.ts';
import { adaptiveAvgPool3d } from './adaptive-avg-pool3d.ts';
import { avgPool1d } from './avg-pool1d.ts';
import { avgPool2d, avgPool2dOp } from './avg-pool2d.ts';
import { avgPool3d } from './avg-pool3d.ts';
import { adjointGap } from './testing/adjoint.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { countingArray, randomArray } from './testing/random-array.ts';

const range = (min: number, max: number) => fc.integer({ min, max });

describe('avgPool1d, avgPool2d, avgPool3d', () => {
  test('take the mean of each window', () => {
    const x = countingArray([1, 4, 4]);
    expect(avgPool2d(x, { kernelSize: 2 }).toNested()).toEqual([
      [
        [3.5, 5.5],
        [11.5, 13.5],
      ],
    ]);
    expect(avgPool3d(countingArray([1, 2, 2, 2]), { kernelSize: 2 }).item()).toBe(4.5);
    expect(avgPool1d(NdArray.from([[1, 2, 4]], undefined, 'int32'), { kernelSize: 3 }).item()).toBe(
      7 / 3,
    );
  });

  // [6, 6, 6] with padding 1, kernel 3, stride 2 in ceil mode: windows −1…1, 1…3
  test('padding counts unless countIncludePad is false', () => {
    const x = NdArray.from([[6, 6, 6]]);
    const options = { kernelSize: 3, stride: 2, padding: 1 };
    expect(avgPool1d(x, options).toNested()).toEqual([[4, 4]]);
    expect(avgPool1d(x, { ...options, countIncludePad: false }).toNested()).toEqual([[6, 6]]);
    expect(avgPool1d(x, { ...options, divisorOverride: 2 }).toNested()).toEqual([[6, 6]]);
    expect(avgPool1d(x, { ...options, divisorOverride: -1 }).toNested()).toEqual([[-12, -12]]);
  });

  test('what hangs over the padding in ceil mode never counts', () => {
    // Windows at 0 and 3, the second of 3, 4 and a cell that does not exist
    const x = NdArray.from([[1, 2, 3, 4, 5]]);
    const options = { kernelSize: 3, stride: 3, ceilMode: true };
    expect(avgPool1d(x, options).toNested()).toEqual([[2, 4.5]]);
    expect(avgPool1d(x, { ...options, countIncludePad: false }).toNested()).toEqual([[2, 4.5]]);
    // With padding 1: −1…1 is (1 + 2) / 3, 2…4 is 12 / 3; 4 cells: 2…4 is (3 + 4 + 0) / 3
    expect(avgPool1d(x, { ...options, padding: 1 }).toNested()).toEqual([[1, 4]]);
    const four = NdArray.from([[1, 2, 3, 4]]);
    expect(avgPool1d(four, { ...options, padding: 1 }).toNested()).toEqual([[1, 7 / 3]]);
  });

  test('are linear: ⟨A x, y⟩ = ⟨x, Aᵀ y⟩ for every option', () => {
    const cases = fc.record({
      size: fc.tuple(range(1, 7), range(1, 7)),
      kernelSize: fc.tuple(range(1, 4), range(1, 4)),
      stride: fc.tuple(range(1, 3), range(1, 3)),
      half: range(0, 2),
      ceilMode: fc.boolean(),
      countIncludePad: fc.boolean(),
      divisorOverride: fc.option(range(1, 9)),
      seed: fc.nat(99),
    });
    fc.assert(
      fc.property(cases, ({ size, half, seed, ...rest }) => {
        const padding = rest.kernelSize.map((each) => Math.min(half, Math.floor(each / 2)));
        const options = { ...rest, padding };
        fc.pre(size.every((each, i) => each + 2 * (padding[i] ?? 0) >= (rest.kernelSize[i] ?? 0)));
        const x = randomArray([2, ...size], seed);
        const y = randomArray(avgPool2d(x, options).shape, seed + 1);
        const leaf = new Tensor(x, true);
        const back = (gradOutput: Tensor, createGraph: boolean): NdArray =>
          grad(avgPool2d(leaf, options), [leaf], { gradOutput, createGraph })[0]?.value as NdArray;
        const plain = back(new Tensor(y), false);
        expect(
          adjointGap(
            (a) => avgPool2d(a, options),
            () => plain,
            x,
            y,
          ),
        ).toBeLessThan(1e-12);
        const recorded = back(new Tensor(y, true), true).toArray();
        const worst = plain.toArray().map((each, q) => Math.abs(each - (recorded[q] ?? NaN)));
        expect(Math.max(...worst)).toBeLessThan(1e-12);
      }),
    );
  });

  test.each([
    { kernelSize: 2, stride: 1 },
    { kernelSize: [3, 2], stride: 2, padding: [1, 1], ceilMode: true, countIncludePad: false },
    { kernelSize: 2, divisorOverride: 3 },
  ])('avgPool2d has right derivatives: %j', (options) => {
    expect(derivativeFaults((x) => avgPool2d(x, options), [randomArray([1, 2, 5, 4])])).toEqual([]);
  });

  test('the others have right derivatives', () => {
    expect(
      derivativeFaults((x) => avgPool1d(x, { kernelSize: 3, stride: 2 }), [randomArray([2, 7])]),
    ).toEqual([]);
    const volume = { kernelSize: 2, stride: 1, padding: [0, 1, 1] };
    expect(derivativeFaults((x) => avgPool3d(x, volume), [randomArray([1, 2, 3, 2])])).toEqual([]);
    expect(
      derivativeFaults((x) => adaptiveAvgPool1d(x, { outputSize: 3 }), [randomArray([2, 5])]),
    ).toEqual([]);
    expect(
      derivativeFaults(
        (x) => adaptiveAvgPool2d(x, { outputSize: [2, null] }),
        [randomArray([1, 5, 3])],
      ),
    ).toEqual([]);
    expect(
      derivativeFaults((x) => adaptiveAvgPool3d(x, { outputSize: 2 }), [randomArray([1, 3, 2, 3])]),
    ).toEqual([]);
  });

  test('throw for options and shapes that do not fit', () => {
    const x = randomArray([1, 4, 4]);
    expect(() => avgPool2d(x, { kernelSize: 3, padding: 2 })).toThrow(
      'avgPool2d: expected padding of at most half the kernel, 1, got 2',
    );
    expect(() => avgPool2d(x, { kernelSize: 2, divisorOverride: 0 })).toThrow(
      'avgPool2d: expected divisorOverride to be a whole number other than 0, got 0',
    );
    expect(() => avgPool2d(x, { kernelSize: 5 })).toThrow(ShapeError);
    expect(() => avgPool2d(x, { kernelSize: 1.5 })).toThrow(ArgumentError);
    expect(() => avgPool3d(randomArray([2, 2]), { kernelSize: 1 })).toThrow(ShapeError);
  });

  test('cost: one addition less than cells, one division a window', () => {
    expect(avgPool2dOp.cost([[3, 4, 4]], { kernelSize: 2 })).toEqual({ add: 36, multiply: 12 });
  });
});

describe('adaptiveAvgPool2d', () => {
  test('windows may overlap or differ by one cell', () => {
    const x = countingArray([1, 1, 5]);
    expect(adaptiveAvgPool2d(x, { outputSize: [1, 3] }).toNested()).toEqual([[[1.5, 3, 4.5]]]);
    expect(adaptiveAvgPool2d(x, { outputSize: [null, 1] }).toNested()).toEqual([[[3]]]);
    expect(adaptiveAvgPool2d(x, { outputSize: 0 }).shape).toEqual([1, 0, 0]);
  });

  test.each([
    ['equal-windows', [[[2, 3, 4]]]],
    ['other-pool', [[[2, 4, 5]]]],
  ])('misreading %s', (id, expected) => {
    const found = adaptiveAvgPool2dOp.misreadings.find((each) => each.id === id);
    expect(found?.forward([countingArray([1, 1, 5])], { outputSize: [1, 3] }).toNested()).toEqual(
      expected,
    );
  });
});

describe('misreadings of avgPool2d', () => {
  const x = countingArray([1, 3, 3]);
  test.each([
    [
      'stride-one',
      { kernelSize: 2 },
      [
        [
          [3, 4],
          [6, 7],
        ],
      ],
    ],
    [
      'rounded-the-other-way',
      { kernelSize: 2 },
      [
        [
          [3, 4.5],
          [7.5, 9],
        ],
      ],
    ],
    ['padding-forgotten', { kernelSize: 2, padding: 1 }, [[[3]]]],
    [
      'padding-counted-otherwise',
      { kernelSize: 2, padding: 1 },
      [
        [
          [1, 2.5],
          [5.5, 7],
        ],
      ],
    ],
    ['sum-instead', { kernelSize: 2 }, [[[12]]]],
    ['maximum-instead', { kernelSize: 2 }, [[[5]]]],
  ])('%s', (id, options, expected) => {
    const found = avgPool2dOp.misreadings.find((each) => each.id === id);
    expect(found?.forward([x], options).toNested()).toEqual(expected);
  });
});
