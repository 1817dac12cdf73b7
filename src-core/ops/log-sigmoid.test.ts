import { describe, expect, test } from 'vitest';
import { NdArray } from '#core/tensor/nd-array.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { close } from './testing/close.ts';
import { misread } from './testing/misread.ts';
import { randomArray } from './testing/random-array.ts';
import { logSigmoid, logSigmoidOp } from './log-sigmoid.ts';

describe('logSigmoid', () => {
  test('stays right where the sigmoid is 0 or 1', () => {
    expect(logSigmoid(NdArray.from([0, -1000, 1000, -Infinity])).toNested()).toEqual(
      close([-Math.LN2, -1000, 0, -Infinity]),
    );
  });

  test('has right derivatives, first and second', () => {
    expect(derivativeFaults((x) => logSigmoid(x), [randomArray([2, 3])])).toEqual([]);
  });

  test.each([
    ['sigmoid-only', [0.1192029220221, 0.73105857863]],
    ['sign-lost', [2.126928011043, 0.3132616875182]],
    ['exponent-sign', [-0.126928011043, -1.313261687518]],
  ])('misreading %s', (id, expected) => {
    const inputs = [NdArray.from([-2, 1])] as const;
    expect(misread(logSigmoidOp, id, inputs, {})).toEqual(close(expected));
  });
});
