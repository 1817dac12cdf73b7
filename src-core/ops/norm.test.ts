import { describe, expect, test } from 'vitest';
import { grad } from '#core/autograd/grad.ts';
import { tensor } from '#core/autograd/tensor.ts';
import { ArgumentError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { norm, normOp } from './norm.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { expectMisreadings } from './testing/check-misreadings.ts';
import { randomArray } from './testing/random-array.ts';
import type { Value } from './op.ts';

describe('norm', () => {
  const x = NdArray.from([
    [3, -4],
    [0, -2],
  ]);

  test.each([
    [2, [5, 2]],
    [1, [7, 2]],
    [Infinity, [4, 2]],
    [-Infinity, [3, 0]],
    [0, [2, 1]],
    [3, [Math.cbrt(91), 2]],
  ])('measures rows with p = %d', (p, expected) => {
    const found = norm(x, { p, dim: 1 }).toArray();
    for (const [i, value] of expected.entries()) expect(found[i]).toBeCloseTo(value, 12);
  });

  test('measures the whole tensor with p = 2 when nothing else is said', () => {
    expect(norm(x).item()).toBeCloseTo(Math.sqrt(29), 14);
    expect(norm(x, { dim: [0, 1], keepdim: true }).shape).toEqual([1, 1]);
    expect(norm(NdArray.zeros([0])).item()).toBe(0);
  });

  test.each([1, 2, 3, 0.5, Infinity])('has the gradient 0 at 0, p = %d', (p) => {
    const zero = tensor([0, 0], { requiresGrad: true });
    expect(grad(norm(zero, { p }), [zero])[0]?.value.toArray().map(Math.abs)).toEqual([0, 0]);
  });

  test.each([-1, -2, -2.5])('has the gradient 0 where one entry is 0, p = %d', (p) => {
    const x = tensor([2, 0, -3], { requiresGrad: true });
    expect(grad(norm(x, { p }), [x])[0]?.value.toArray().map(Math.abs)).toEqual([0, 0, 0]);
  });

  test.each([
    {},
    { dim: 1 },
    { p: 1 },
    { p: 3, dim: [0, 2], keepdim: true },
    { p: 0.5 },
    { p: Infinity, dim: 1 },
    { p: 0 },
  ])('has right derivatives: %o', (options) => {
    const f = <V extends Value>(y: V): V => norm(y, options);
    expect(derivativeFaults(f, [randomArray([2, 3, 2])])).toEqual([]);
  });

  test('throws ArgumentError for p = NaN, a missing axis, and the largest of nothing', () => {
    expect(() => norm(x, { p: NaN })).toThrow('norm: expected a number p, got NaN');
    expect(() => norm(x, { dim: 2 })).toThrow(ArgumentError);
    expect(() => norm(NdArray.zeros([0]), { p: Infinity })).toThrow(ArgumentError);
  });

  test('misreadings', () => {
    expectMisreadings(
      normOp,
      [x],
      { dim: 1 },
      {
        'root-forgotten': [25, 4],
        'sizes-added': [7, 2],
        'mean-instead': [Math.sqrt(12.5), Math.SQRT2],
      },
    );
  });
});
