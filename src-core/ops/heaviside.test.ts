import { describe, expect, test } from 'vitest';
import { grad } from '#core/autograd/grad.ts';
import { tensor } from '#core/autograd/tensor.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { add } from './add.ts';
import { heaviside, heavisideOp, threshold } from './heaviside.ts';
import { sum } from './sum.ts';

const inputs = [NdArray.from([-2, 0, 3])] as const;

describe('heaviside', () => {
  test('is 0 below 0, 1 above, and as told at 0', () => {
    expect(heaviside(inputs[0], { atZero: 0.5 }).toNested()).toEqual([0, 0.5, 1]);
    expect(heaviside(NdArray.from([NaN]), { atZero: 1 }).toNested()).toEqual([0]);
  });

  test('as a threshold tells ≥ from > at exactly 0', () => {
    expect(threshold(inputs[0], '>=').toNested()).toEqual([0, 1, 1]);
    expect(threshold(inputs[0], '>').toNested()).toEqual([0, 0, 1]);
  });

  test('has the gradient 0 everywhere', () => {
    const x = tensor([-1, 0, 2], { requiresGrad: true });
    const y = sum(add(heaviside(x, { atZero: 1 }), x));
    expect(grad(y, [x])[0]?.value.toNested()).toEqual([1, 1, 1]);
  });

  test.each([
    ['zero-counts-as-other', [0, 0, 1]],
    ['sign-instead', [-1, 1, 1]],
    ['turned-round', [1, 0, 0]],
  ])('misreading %s', (id, expected) => {
    const found = heavisideOp.misreadings.find((each) => each.id === id);
    expect(found?.forward(inputs, { atZero: 1 }).toNested()).toEqual(expected);
  });
});
