import { describe, expect, test } from 'vitest';
import { NdArray } from '#core/tensor/nd-array.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { close } from './testing/close.ts';
import { misread } from './testing/misread.ts';
import { log, logOp } from './log.ts';

describe('log', () => {
  test('undoes exp; −∞ at 0 and NaN below', () => {
    expect(log(NdArray.from([1, Math.E, 0, -1])).toNested()).toEqual([0, 1, -Infinity, NaN]);
  });

  test('has right derivatives, first and second', () => {
    expect(derivativeFaults((x) => log(x), [NdArray.from([0.3, 1, 2.5])])).toEqual([]);
  });

  test.each([
    ['base-ten', [-0.301029995664, 0.4771212547197]],
    ['base-two', [-1, 1.584962500721]],
    ['exp-instead', [1.6487212707, 20.08553692319]],
  ])('misreading %s', (id, expected) => {
    const inputs = [NdArray.from([0.5, 3])] as const;
    expect(misread(logOp, id, inputs, {})).toEqual(close(expected));
  });
});
