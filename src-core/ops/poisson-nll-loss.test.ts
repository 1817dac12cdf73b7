import { describe, expect, test } from 'vitest';
import { ArgumentError, ShapeError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { poissonNllLoss, poissonNllLossOp } from './poisson-nll-loss.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { expectMisreadings } from './testing/check-misreadings.ts';
import type { Value } from './op.ts';

describe('poissonNllLoss', () => {
  const [x, t] = [NdArray.from([0, Math.LN2]), NdArray.from([1, 3])];

  test('takes the logarithm of the rate, or the rate', () => {
    const found = poissonNllLoss(x, t, { reduction: 'none' }).toArray();
    expect(found[0]).toBe(1);
    expect(found[1]).toBeCloseTo(2 - 3 * Math.LN2, 14);
    const rates = NdArray.from([1, 2]);
    const same = poissonNllLoss(rates, t, { reduction: 'none', logInput: false, eps: 0 }).toArray();
    expect(same[0]).toBe(1);
    expect(same[1]).toBeCloseTo(2 - 3 * Math.LN2, 14);
  });

  test('adds an approximation of ln target! for large targets when full', () => {
    const found = poissonNllLoss(x, t, { reduction: 'none', full: true }).toArray();
    expect(found[0]).toBe(1);
    expect((found[1] as number) - 2 + 3 * Math.LN2).toBeCloseTo(Math.log(6), 1);
  });

  test.each(['mean', 'sum', 'none'] as const)(
    'has right derivatives, reduction %s',
    (reduction) => {
      const f = <V extends Value>(a: V, b: V): V => poissonNllLoss(a, b, { reduction, full: true });
      expect(derivativeFaults(f, [x, NdArray.from([0.5, 3])])).toEqual([]);
      const g = <V extends Value>(a: V, b: V): V =>
        poissonNllLoss(a, b, { reduction, logInput: false });
      expect(derivativeFaults(g, [NdArray.from([1, 2]), t])).toEqual([]);
    },
  );

  test('throws ShapeError for shapes that do not broadcast, ArgumentError for another reduction', () => {
    expect(() => poissonNllLoss(x, NdArray.zeros([3]))).toThrow(ShapeError);
    expect(() => poissonNllLoss(x, t, { reduction: 'average' as 'mean' })).toThrow(ArgumentError);
  });

  test('misreadings', () => {
    expectMisreadings(
      poissonNllLossOp,
      [NdArray.from([1]), NdArray.from([2])],
      { eps: 0 },
      {
        'other-reduction': [Math.E - 2],
        'input-scale': [1],
      },
    );
  });
});
