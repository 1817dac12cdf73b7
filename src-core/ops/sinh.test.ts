import { describe, expect, test } from 'vitest';
import { NdArray } from '#core/tensor/nd-array.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { close } from './testing/close.ts';
import { misread } from './testing/misread.ts';
import { randomArray } from './testing/random-array.ts';
import { sinh, sinhOp } from './sinh.ts';

describe('sinh', () => {
  test('is (eˣ − e⁻ˣ) / 2', () => {
    expect(sinh(NdArray.from([0, Math.log(2), -Math.log(4)])).toNested()).toEqual(
      close([0, 0.75, -1.875]),
    );
  });

  test('has right derivatives, first and second', () => {
    expect(derivativeFaults((x) => sinh(x), [randomArray([2, 3])])).toEqual([]);
  });

  test.each([
    ['sine-instead', [0.4794255386042, -0.9092974268257]],
    ['not-halved', [1.042190610987, -7.253720815694]],
    ['cosh-instead', [1.127625965206, 3.762195691084]],
  ])('misreading %s', (id, expected) => {
    const inputs = [NdArray.from([0.5, -2])] as const;
    expect(misread(sinhOp, id, inputs, {})).toEqual(close(expected));
  });
});
