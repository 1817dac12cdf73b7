import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { grad } from '#core/autograd/grad.ts';
import { Tensor } from '#core/autograd/tensor.ts';
import { ArgumentError, ShapeError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { adaptiveAvgPool2d } from './adaptive-avg-pool2d.ts';
import { interpolate, interpolateOp } from './interpolate.ts';
import type { InterpolateOptions } from './interpolate.ts';
import { resample, resampleOp } from './resample.ts';
import { tapsFrom, transposedTaps } from './taps.ts';
import { adjointGap } from './testing/adjoint.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { countingArray, randomArray } from './testing/random-array.ts';

const line = (values: number[], options: InterpolateOptions): number[] =>
  interpolate(NdArray.from([[values]]), options).toArray();

describe('interpolate', () => {
  test('nearest copies cells', () => {
    expect(line([1, 2], { scaleFactor: 2 })).toEqual([1, 1, 2, 2]);
    expect(line([1, 2, 3], { size: 2 })).toEqual([1, 2]);
    expect(line([1, 2, 3], { size: 2, mode: 'nearest-exact' })).toEqual([1, 3]);
    expect(line([1, 2, 3], { size: 5 })).toEqual([1, 1, 2, 2, 3]);
    expect(line([1, 2, 3], { size: 5, mode: 'nearest-exact' })).toEqual([1, 1, 2, 3, 3]);
  });

  test('a given factor decides on the places, the rounded size only when asked to', () => {
    // ⌊3 · 1.5⌋ = 4 results: places r / 1.5 = 0, 0.67, 1.33, 2, or r · 3/4 = 0, 0.75, 1.5, 2.25
    expect(line([1, 2, 3], { scaleFactor: 1.5 })).toEqual([1, 1, 2, 3]);
    // (r + ½) / 1.5 − ½, or (r + ½) · ¾ − ½, from 1·¾ = 0.625 on
    const linear = { scaleFactor: 1.5, mode: 'linear' } as const;
    expect(line([0, 3, 6], linear)).toEqual(
      [0, 1.5, 3.5, 5.5].map((each): unknown => expect.closeTo(each, 12)),
    );
    expect(line([0, 3, 6], { ...linear, recomputeScaleFactor: true })).toEqual([
      0, 1.875, 4.125, 6,
    ]);
  });

  test('bilinear blends by the distance of the centres', () => {
    const x = NdArray.from([
      [
        [
          [1, 2],
          [3, 4],
        ],
      ],
    ]);
    expect(interpolate(x, { scaleFactor: 2, mode: 'bilinear' }).toNested()).toEqual([
      [
        [
          [1, 1.25, 1.75, 2],
          [1.5, 1.75, 2.25, 2.5],
          [2.5, 2.75, 3.25, 3.5],
          [3, 3.25, 3.75, 4],
        ],
      ],
    ]);
    const corners = { size: 3, mode: 'bilinear', alignCorners: true } as const;
    expect(interpolate(x, corners).toNested()).toEqual([
      [
        [
          [1, 1.5, 2],
          [2, 2.5, 3],
          [3, 3.5, 4],
        ],
      ],
    ]);
    expect(interpolate(x, { ...corners, size: 1 }).item()).toBe(1);
    expect(interpolate(x, { scaleFactor: [1, 2], mode: 'bilinear' }).shape).toEqual([1, 1, 2, 4]);
  });

  test('bicubic weighs four cells with a = −¾, the edge repeated', () => {
    // The second of 8 results lies ¼ behind cell 0: −0.10546875, 0.87890625, 0.26171875, −0.03515625
    const x = NdArray.from([[[[1, 0, 0, 0]]]]);
    const y = interpolate(x, { size: [1, 8], mode: 'bicubic' }).toArray();
    expect(y[1]).toBe(0.87890625 - 0.10546875);
    expect(y[3]).toBe(-0.10546875);
    const flat = interpolate(NdArray.full([1, 1, 3, 3], 2), { size: 7, mode: 'bicubic' });
    for (const each of flat.toArray()) expect(each).toBeCloseTo(2, 12);
  });

  test('area is the adaptive average pool', () => {
    const x = randomArray([2, 3, 5, 7]);
    const pooled = adaptiveAvgPool2d(x, { outputSize: [3, 4] }).toArray();
    for (const [q, each] of interpolate(x, { size: [3, 4], mode: 'area' })
      .toArray()
      .entries())
      expect(each).toBeCloseTo(pooled[q] as number, 12);
  });

  const axes = {
    nearest: 2,
    'nearest-exact': 2,
    linear: 1,
    bilinear: 2,
    bicubic: 2,
    trilinear: 3,
    area: 2,
  };
  const modes = Object.keys(axes) as (keyof typeof axes)[];
  test.each(modes)('%s keeps everything at the same size', (mode) => {
    const x = randomArray([1, 2, 3, 4, 2].slice(0, axes[mode] + 2));
    expect(interpolate(x, { size: x.shape.slice(2), mode }).equals(x)).toBe(true);
  });

  test('is linear: ⟨A x, y⟩ = ⟨x, Aᵀ y⟩ for every mode, size and factor', () => {
    const cases = fc.record({
      mode: fc.constantFrom(...modes),
      sizes: fc.tuple(...[1, 2, 3].map(() => fc.integer({ min: 1, max: 5 }))),
      results: fc.tuple(...[1, 2, 3].map(() => fc.integer({ min: 1, max: 7 }))),
      factor: fc.option(fc.constantFrom(1.5, 2, 2.3, 3)),
      alignCorners: fc.boolean(),
    });
    fc.assert(
      fc.property(cases, ({ mode, sizes, results, factor, alignCorners }) => {
        const x = randomArray([2, 1, ...sizes.slice(0, axes[mode])]);
        const options: InterpolateOptions = {
          mode,
          ...(factor === null ? { size: results.slice(0, axes[mode]) } : { scaleFactor: factor }),
          ...(mode.includes('linear') || mode === 'bicubic' ? { alignCorners } : {}),
        };
        const y = interpolate(x, options);
        const g = randomArray(y.shape, 3);
        const leaf = new Tensor(x, true);
        const [back] = grad(interpolate(leaf, options), [leaf], { gradOutput: new Tensor(g) });
        const gap = adjointGap(
          (a) => interpolate(a, options),
          () => back?.value as NdArray,
          x,
          g,
        );
        expect(gap).toBeLessThan(1e-12);
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    { size: 5, mode: 'linear' },
    { size: 5, mode: 'linear', alignCorners: true },
    { scaleFactor: 0.6 },
    { size: 2, mode: 'area' },
  ] as const)('has right derivatives: %j', (options) => {
    expect(derivativeFaults((x) => interpolate(x, options), [randomArray([2, 1, 4])])).toEqual([]);
  });

  test('throws for what PyTorch refuses', () => {
    const x = randomArray([1, 1, 4]);
    expect(() => interpolate(x, {})).toThrow(
      'interpolate: expected either size or scaleFactor, got none',
    );
    expect(() => interpolate(x, { size: 2, scaleFactor: 2 })).toThrow(ArgumentError);
    expect(() => interpolate(x, { size: 2, mode: 'bilinear' })).toThrow(
      "interpolate: expected 4 axes for mode 'bilinear', got [1, 1, 4]",
    );
    expect(() => interpolate(x, { size: 2, alignCorners: true })).toThrow(ArgumentError);
    expect(() => interpolate(x, { size: [2, 2] })).toThrow(ArgumentError);
    expect(() => interpolate(x, { size: 2, antialias: true })).toThrow(
      'interpolate: expected antialias to be false, got true',
    );
    expect(() => interpolate(x, { scaleFactor: -1 })).toThrow(ArgumentError);
    expect(() => interpolate(x, { scaleFactor: 0.1 })).toThrow(ArgumentError);
    expect(() => interpolate(randomArray([4, 4]), { size: 2 })).toThrow(ShapeError);
    expect(() => interpolate(NdArray.zeros([1, 1, 0]), { size: 2 })).toThrow(ShapeError);
    expect(() => interpolate(x, { size: 2, mode: 'lanczos' as 'linear' })).toThrow(ArgumentError);
  });

  test.each([
    ['corners-otherwise', { size: 3, mode: 'linear' }, [0, 1.5, 3]],
    ['no-half-cell', { size: 4, mode: 'linear' }, [0, 1.5, 3, 3]],
    ['nearest-instead', { size: 4, mode: 'linear' }, [0, 0, 3, 3]],
    ['blended', { size: 4 }, [0, 0.75, 2.25, 3]],
  ] as const)('misreading %s', (id, options, expected) => {
    const found = interpolateOp.misreadings.find((each) => each.id === id);
    expect(found?.forward([NdArray.from([[[0, 3]]])], options).toArray()).toEqual(expected);
  });

  test.each(['nearest', 'linear'] as const)('%s: a million results take no second', (mode) => {
    const start = performance.now();
    const found = interpolate(NdArray.from([[[1, 2]]]), { scaleFactor: 1e6, mode });
    expect(performance.now() - start).toBeLessThan(1000);
    expect(found.size).toBe(2e6);
    expect([0, 2e6 - 1].map((at) => found.data[at])).toEqual([1, 2]);
  });
});

describe('resample', () => {
  const halves = tapsFrom(3, 2, 2, (r, at, index, weight) => {
    index.set([r, r + 1], at);
    weight.fill(0.5, at, at + 2);
  });

  test('maps each axis by its matrix', () => {
    expect(resample(NdArray.from([2, 4, 8]), { taps: [halves] }).toNested()).toEqual([3, 6]);
    expect(resample(countingArray([3, 3]), { taps: [halves, halves] }).toNested()).toEqual([
      [3, 4],
      [6, 7],
    ]);
  });

  test('has right derivatives', () => {
    expect(derivativeFaults((x) => resample(x, { taps: [halves] }), [randomArray([2, 3])])).toEqual(
      [],
    );
  });

  test('counts products and sums, and throws when the matrix does not fit', () => {
    expect(resampleOp.cost([[5, 3]], { taps: [halves] })).toEqual({ multiply: 20, add: 10 });
    expect(() => resample(randomArray([4]), { taps: [halves] })).toThrow(ShapeError);
  });

  test('the transposed matrix has rows for columns, empty ones too', () => {
    const wide = tapsFrom(4, 2, 2, (r, at, index, weight) => {
      index.set([r, 2], at);
      weight.set([r + 1, 0.5], at);
    });
    expect(transposedTaps(wide)).toEqual({
      size: 2,
      start: Int32Array.of(0, 1, 2, 4, 4),
      index: Int32Array.of(0, 1, 0, 1),
      weight: Float64Array.of(1, 2, 0.5, 0.5),
    });
  });
});
