import { describe, expect, test } from 'vitest';
import { NdArray } from '#core/tensor/nd-array.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { close } from './testing/close.ts';
import { misread } from './testing/misread.ts';
import { randomArray } from './testing/random-array.ts';
import { erfc, erfcOp } from './erfc.ts';

describe('erfc', () => {
  test('is 1 − erf, with digits where that is tiny', () => {
    expect(erfc(NdArray.from([0, -1, Infinity, -Infinity])).toNested()).toEqual(
      close([1, 1.84270079294971, 0, 2]),
    );
    expect(erfc(NdArray.from([10])).item() / 2.088487583762545e-45).toBeCloseTo(1, 12);
  });

  test('has right derivatives, first and second', () => {
    expect(derivativeFaults((x) => erfc(x), [randomArray([2, 3])])).toEqual([]);
  });

  test.each([['erf-instead', [0.520499877813, -0.995322265019]]])(
    'misreading %s',
    (id, expected) => {
      const inputs = [NdArray.from([0.5, -2])] as const;
      expect(misread(erfcOp, id, inputs, {})).toEqual(close(expected));
    },
  );
});
