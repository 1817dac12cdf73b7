import { describe, expect, test } from 'vitest';
import { NdArray } from '#core/tensor/nd-array.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { close } from './testing/close.ts';
import { misread } from './testing/misread.ts';
import { log1p, log1pOp } from './log1p.ts';

describe('log1p', () => {
  test('keeps all digits of tiny inputs; −∞ at −1 and NaN below', () => {
    expect(log1p(NdArray.from([0, 1e-20, -1, -2])).toNested()).toEqual([0, 1e-20, -Infinity, NaN]);
  });

  test('has right derivatives, first and second', () => {
    expect(derivativeFaults((x) => log1p(x), [NdArray.from([-0.5, 0.2, 3])])).toEqual([]);
  });

  test.each([
    ['one-forgotten', [-0.6931471805599, 2.07944154168]],
    ['one-outside', [0.3068528194401, 3.07944154168]],
  ])('misreading %s', (id, expected) => {
    const inputs = [NdArray.from([0.5, 8])] as const;
    expect(misread(log1pOp, id, inputs, {})).toEqual(close(expected));
  });
});
