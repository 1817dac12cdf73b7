import { describe, expect, test } from 'vitest';
import { ShapeError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { rmsNorm, rmsNormOp } from './rms-norm.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { expectMisreadings } from './testing/check-misreadings.ts';
import { randomArray } from './testing/random-array.ts';
import type { Value } from './op.ts';

describe('rmsNorm', () => {
  const x = NdArray.from([
    [1, 7],
    [5, -5],
  ]); // mean squares 25 and 25

  test('divides by the root of the mean square', () => {
    const found = rmsNorm(x, 2, undefined, { eps: 0 }).toArray();
    for (const [i, value] of [0.2, 1.4, 1, -1].entries()) expect(found[i]).toBeCloseTo(value, 14);
    expect(rmsNorm(x, [2], NdArray.from([10, 5]), { eps: 0 }).toArray()[2]).toBeCloseTo(10, 14);
  });

  test('keeps 0 at 0 with the default eps', () => {
    expect(rmsNorm(NdArray.zeros([3]), 3).toNested()).toEqual([0, 0, 0]);
    const tiny = rmsNorm(NdArray.from([1e-4], [1], 'float32'), 1).item();
    expect(tiny).toBeCloseTo(1e-4 / Math.sqrt(1e-8 + 2 ** -23), 6);
  });

  test.each([[[4]], [[3, 4]]])('has right derivatives over %o', (normalizedShape) => {
    const inputs = [randomArray([2, 3, 4]), randomArray(normalizedShape, 2)];
    const f = <V extends Value>(input: V, w: V): V => rmsNorm(input, normalizedShape, w);
    expect(derivativeFaults(f, inputs)).toEqual([]);
  });

  test('throws ShapeError when the input does not end in normalizedShape', () => {
    expect(() => rmsNorm(x, 3)).toThrow(ShapeError);
  });

  test('misreadings', () => {
    const weight = NdArray.from([10, 5]);
    expectMisreadings(
      rmsNormOp,
      [x, weight],
      { normalizedShape: 2, eps: 11 },
      {
        'mean-subtracted': [-30 / Math.sqrt(20), 15 / Math.sqrt(20), 50 / 6, -25 / 6],
        'eps-outside': [10 / 16, 35 / 16, 50 / 16, -25 / 16],
        'not-scaled': [1 / 6, 7 / 6, 5 / 6, -5 / 6],
      },
    );
  });
});
