import { describe, expect, test } from 'vitest';
import { tensor } from '#core/autograd/tensor.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { clipGradNorm, clipGradValue } from './clip-grad.ts';

function withGrad(...numbers: number[]) {
  const leaf = tensor(
    numbers.map(() => 0),
    { requiresGrad: true },
  );
  leaf.grad = NdArray.from(numbers);
  return leaf;
}

describe('clipGradNorm', () => {
  test('yields the norm over all parameters and scales to maxNorm', () => {
    const [a, b] = [withGrad(3), withGrad(0, 4)];
    expect(clipGradNorm([a, b, tensor(1, { requiresGrad: true })], 1)).toBe(5);
    expect(a.grad?.item()).toBeCloseTo(3 / (5 + 1e-6), 12);
    expect(b.grad?.get(1)).toBeCloseTo(4 / (5 + 1e-6), 12);
  });

  test('leaves small gradients alone', () => {
    const a = withGrad(3, 4);
    clipGradNorm([a], 6);
    expect(a.grad?.toNested()).toEqual([3, 4]);
  });

  test('knows other norms', () => {
    expect(clipGradNorm([withGrad(3, -4)], 100, { normType: Infinity })).toBe(4);
    expect(clipGradNorm([withGrad(3, -4)], 100, { normType: 1 })).toBe(7);
    expect(clipGradNorm([], 1)).toBe(0);
  });

  test('does not write to numbers that others share', () => {
    const shared = NdArray.from([30, 40]);
    const a = withGrad(0, 0);
    a.grad = shared;
    clipGradNorm([a], 1);
    expect(shared.toNested()).toEqual([30, 40]);
  });

  test('says so when the norm is not finite, if asked', () => {
    expect(() => clipGradNorm([withGrad(NaN)], 1, { errorIfNonfinite: true })).toThrow(
      'clipGradNorm: expected gradients with a finite norm, got NaN',
    );
    const a = withGrad(Infinity);
    expect(clipGradNorm([a], 1)).toBe(Infinity);
    expect(a.grad?.item()).toBeNaN();
    expect(() => clipGradNorm([], -1)).toThrow('maxNorm ≥ 0, got -1');
  });
});

describe('clipGradValue', () => {
  test('limits every number', () => {
    const a = withGrad(-3, 0.5, 3);
    clipGradValue([a], 1);
    expect(a.grad?.toNested()).toEqual([-1, 0.5, 1]);
  });
});
