import { describe, expect, test } from 'vitest';
import { grad } from '#core/autograd/grad.ts';
import { Tensor } from '#core/autograd/tensor.ts';
import { ArgumentError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { sum } from './sum.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { close } from './testing/close.ts';
import { misread } from './testing/misread.ts';
import { randomArray } from './testing/random-array.ts';
import { celu, celuOp } from './celu.ts';

describe('celu', () => {
  test('tends to −alpha on the left', () => {
    expect(celu(NdArray.from([-2 * Math.LN2, -Infinity, 3]), { alpha: 2 }).toNested()).toEqual(
      close([-1, -2, 3]),
    );
  });

  test('has the gradient 1 at exactly 0 whatever alpha is', () => {
    const x = new Tensor(NdArray.from([0, 2]), true);
    expect(grad(sum(celu(x, { alpha: 3 })), [x])[0]?.value.toNested()).toEqual([1, 1]);
  });

  test('throws ArgumentError for alpha 0', () => {
    const x = NdArray.from([1, 2]);
    expect(() => celu(x, { alpha: 0 })).toThrow(ArgumentError);
    expect(() => celu(x, { alpha: 0 })).toThrow('celu: expected alpha ≠ 0, got 0');
  });

  test('has right derivatives, first and second', () => {
    expect(derivativeFaults((x) => celu(x), [randomArray([2, 3])])).toEqual([]);
    expect(derivativeFaults((x) => celu(x, { alpha: 0.5 }), [randomArray([2, 3])])).toEqual([]);
  });

  test.each([
    ['elu-instead', [-1.729329433527, 3]],
    ['relu-instead', [0, 3]],
  ])('misreading %s', (id, expected) => {
    const inputs = [NdArray.from([-2, 3])] as const;
    expect(misread(celuOp, id, inputs, { alpha: 2 })).toEqual(close(expected));
  });
});
