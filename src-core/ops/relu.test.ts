import { describe, expect, test } from 'vitest';
import { grad } from '#core/autograd/grad.ts';
import { gradcheck } from '#core/autograd/gradcheck.ts';
import { tensor } from '#core/autograd/tensor.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { randomArray } from './fixtures/random-array.ts';
import { relu, reluOp } from './relu.ts';
import { sum } from './sum.ts';

const inputs = [NdArray.from([-2, 0, 3])] as const;

describe('relu', () => {
  test('keeps what is positive and hands on NaN', () => {
    expect(relu(inputs[0]).toNested()).toEqual([0, 0, 3]);
    expect(relu(NdArray.from([NaN])).toNested()).toEqual([NaN]);
  });

  test('has right gradients away from 0, and 0 at exactly 0', () => {
    expect(gradcheck((x) => relu(x), [randomArray([2, 3])])).toMatchObject({ ok: true });
    const x = tensor([-1, 0, 2], { requiresGrad: true });
    expect(grad(sum(relu(x)), [x])[0]?.value.toNested()).toEqual([0, 0, 1]);
  });

  test.each([
    ['leaks', [-0.02, 0, 3]],
    ['identity', [-2, 0, 3]],
    ['absolute-value', [2, 0, 3]],
    ['keeps-negative', [-2, 0, 0]],
  ])('misreading %s', (id, expected) => {
    const found = reluOp.misreadings.find((each) => each.id === id);
    expect(found?.forward(inputs, {}).toNested()).toEqual(expected);
  });
});
