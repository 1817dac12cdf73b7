import { describe, expect, test } from 'vitest';
import { grad } from '#core/autograd/grad.ts';
import { gradcheck } from '#core/autograd/gradcheck.ts';
import { tensor } from '#core/autograd/tensor.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { abs, absOp } from './abs.ts';
import { randomArray } from './fixtures/random-array.ts';
import { sum } from './sum.ts';

const inputs = [NdArray.from([-2, 0, 3])] as const;

describe('abs', () => {
  test('drops the sign', () => {
    expect(abs(inputs[0]).toNested()).toEqual([2, 0, 3]);
  });

  test('has right gradients away from 0, and 0 at exactly 0', () => {
    expect(gradcheck((x) => abs(x), [randomArray([2, 3])])).toMatchObject({ ok: true });
    const x = tensor([-1, 0, 2], { requiresGrad: true });
    expect(grad(sum(abs(x)), [x])[0]?.value.toNested()).toEqual([-1, 0, 1]);
  });

  test.each([
    ['relu-instead', [0, 0, 3]],
    ['sign-kept', [-2, 0, 3]],
    ['sign-turned', [2, -0, -3]],
  ])('misreading %s', (id, expected) => {
    const found = absOp.misreadings.find((each) => each.id === id);
    expect(found?.forward(inputs, {}).toNested()).toEqual(expected);
  });
});
