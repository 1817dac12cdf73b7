import { describe, expect, test } from 'vitest';
import { grad } from '#core/autograd/grad.ts';
import { tensor } from '#core/autograd/tensor.ts';
import { ArgumentError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { logsumexp, logsumexpOp } from './logsumexp.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { expectMisreadings } from './testing/check-misreadings.ts';
import { countingArray, randomArray } from './testing/random-array.ts';
import type { Value } from './op.ts';

describe('logsumexp', () => {
  test('is the logarithm of a sum of powers, without overflow', () => {
    const x = NdArray.from([
      [0, Math.log(3)],
      [1000, 1000],
    ]);
    const found = logsumexp(x, 1).toArray();
    expect(found[0]).toBeCloseTo(Math.log(4), 14);
    expect(found[1]).toBeCloseTo(1000 + Math.LN2, 12);
    expect(logsumexp(x, [0, 1], { keepdim: true }).shape).toEqual([1, 1]);
  });

  test('takes −∞ for nothing, hands on ∞ and NaN', () => {
    expect(logsumexp(NdArray.from([-Infinity, 2]), 0).item()).toBe(2);
    expect(logsumexp(NdArray.from([-Infinity, -Infinity]), 0).item()).toBe(-Infinity);
    expect(logsumexp(NdArray.zeros([0]), 0).item()).toBe(-Infinity);
    expect(logsumexp(NdArray.from([1, Infinity]), 0).item()).toBe(Infinity);
    expect(logsumexp(NdArray.from([1, NaN]), 0).item()).toBeNaN();
  });

  test.each([true, false])('has no NaN in the gradient of −∞, graph: %o', (createGraph) => {
    const x = tensor(
      [
        [-Infinity, -Infinity],
        [-Infinity, 3],
      ],
      { requiresGrad: true },
    );
    const [found] = grad(logsumexp(x, 1), [x], { createGraph, gradOutput: tensor([1, 1]) });
    expect(found?.value.toNested()).toEqual([
      [0, 0],
      [0, 1],
    ]);
  });

  test.each([0, [2, 0], [1]])('has right derivatives along %o', (dim) => {
    const f = <V extends Value>(x: V): V => logsumexp(x, dim);
    expect(derivativeFaults(f, [randomArray([2, 3, 2])])).toEqual([]);
  });

  test('throws ArgumentError for an axis that does not exist', () => {
    expect(() => logsumexp(countingArray([2]), 1)).toThrow(ArgumentError);
  });

  test('misreadings', () => {
    expectMisreadings(
      logsumexpOp,
      [NdArray.from([0, Math.log(3)])],
      { dim: 0 },
      {
        'logarithm-forgotten': [4],
        'plain-sum': [Math.log(3)],
      },
    );
  });
});
