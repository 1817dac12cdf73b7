import { describe, expect, test } from 'vitest';
import { NdArray } from '#core/tensor/nd-array.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { close } from './testing/close.ts';
import { misread } from './testing/misread.ts';
import { randomArray } from './testing/random-array.ts';
import { atan, atanOp } from './atan.ts';

describe('atan', () => {
  test('undoes the tangent, and tends to ±π/2', () => {
    expect(atan(NdArray.from([0, 1, -Infinity])).toNested()).toEqual(
      close([0, Math.PI / 4, -Math.PI / 2]),
    );
  });

  test('has right derivatives, first and second', () => {
    expect(derivativeFaults((x) => atan(x), [randomArray([2, 3])])).toEqual([]);
  });

  test.each([
    ['one-over-tangent', [1.830487721712, 0.4576575543603]],
    ['degrees', [26.56505117708, -63.43494882292]],
  ])('misreading %s', (id, expected) => {
    const inputs = [NdArray.from([0.5, -2])] as const;
    expect(misread(atanOp, id, inputs, {})).toEqual(close(expected));
  });
});
