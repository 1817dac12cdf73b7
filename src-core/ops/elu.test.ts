import { describe, expect, test } from 'vitest';
import { grad } from '#core/autograd/grad.ts';
import { Tensor } from '#core/autograd/tensor.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { sum } from './sum.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { close } from './testing/close.ts';
import { misread } from './testing/misread.ts';
import { randomArray } from './testing/random-array.ts';
import { elu, eluOp } from './elu.ts';

describe('elu', () => {
  test('tends to −alpha on the left and does not overflow on the right', () => {
    expect(elu(NdArray.from([-Infinity, 0, 1000, NaN])).toNested()).toEqual([-1, 0, 1000, NaN]);
    expect(elu(NdArray.from([-Math.LN2, -Infinity]), { alpha: 2 }).toNested()).toEqual(
      close([-1, -2]),
    );
  });

  test('has the gradient alpha at exactly 0, and 1 far to the right', () => {
    const x = new Tensor(NdArray.from([0, 1000]), true);
    expect(grad(sum(elu(x, { alpha: 2 })), [x])[0]?.value.toNested()).toEqual([2, 1]);
  });

  test('has right derivatives, first and second', () => {
    expect(derivativeFaults((x) => elu(x), [randomArray([2, 3])])).toEqual([]);
    expect(derivativeFaults((x) => elu(x, { alpha: 0.5 }), [randomArray([2, 3])])).toEqual([]);
  });

  test.each([
    ['one-forgotten', [0.2706705664732, 3]],
    ['alpha-forgotten', [-0.8646647167634, 3]],
    ['relu-instead', [0, 3]],
  ])('misreading %s', (id, expected) => {
    const inputs = [NdArray.from([-2, 3])] as const;
    expect(misread(eluOp, id, inputs, { alpha: 2 })).toEqual(close(expected));
  });
});
