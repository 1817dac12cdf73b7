import { describe, expect, test } from 'vitest';
import { ShapeError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { layerNorm, layerNormOp } from './layer-norm.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { expectMisreadings } from './testing/check-misreadings.ts';
import { countingArray, randomArray } from './testing/random-array.ts';
import type { Value } from './op.ts';

describe('layerNorm', () => {
  const x = NdArray.from([
    [0, 4],
    [2, 2],
  ]);

  test('normalises each sample by itself, with a weight for each place', () => {
    const found = layerNorm(x, 2, NdArray.from([1, 3]), NdArray.from([0, 10]), { eps: 0.001 });
    const step = 2 / Math.sqrt(4.001);
    const expected = [-step, 10 + 3 * step, 0, 10];
    for (const [i, value] of expected.entries()) expect(found.toArray()[i]).toBeCloseTo(value, 14);
  });

  test('runs over several last axes', () => {
    const found = layerNorm(countingArray([2, 2, 2]), [2, 2], undefined, undefined, { eps: 0 });
    const step = 1 / Math.sqrt(5);
    const expected = [-3 * step, -step, step, 3 * step];
    for (const [i, value] of [...expected, ...expected].entries())
      expect(found.toArray()[i]).toBeCloseTo(value, 14);
  });

  test.each([[[4]], [[3, 4]], [[2, 3, 4]]])('has right derivatives over %o', (normalizedShape) => {
    const inputs = [
      randomArray([2, 3, 4]),
      randomArray(normalizedShape, 2),
      randomArray(normalizedShape, 3),
    ];
    const f = <V extends Value>(input: V, w: V, b: V): V => layerNorm(input, normalizedShape, w, b);
    expect(derivativeFaults(f, inputs)).toEqual([]);
  });

  test('throws ShapeError when the input does not end in normalizedShape', () => {
    expect(() => layerNorm(x, [3])).toThrow(
      'layerNorm: expected an input that ends in [3], one axis or more, got [2, 2]',
    );
    expect(() => layerNorm(x, [])).toThrow(ShapeError);
    expect(() => layerNorm(x, [2, 2, 2])).toThrow(ShapeError);
    expect(() => layerNorm(x, [2], NdArray.from([1]))).toThrow(ShapeError);
  });

  test('misreadings', () => {
    const [weight, bias] = [NdArray.from([1, 3]), NdArray.from([0, 10])];
    const step = 2 / Math.sqrt(6);
    const across = 1 / Math.sqrt(3);
    expectMisreadings(
      layerNormOp,
      [x, weight, bias],
      { normalizedShape: 2, eps: 2 },
      {
        'over-batch': [-across, 10 + 3 * across, across, 10 - 3 * across],
        'unbiased-variance': [-2 / Math.sqrt(10), 10 + 6 / Math.sqrt(10), 0, 10],
        'eps-outside': [-0.5, 11.5, 0, 10],
        'not-scaled': [-step, step, 0, 0],
      },
    );
  });
});
