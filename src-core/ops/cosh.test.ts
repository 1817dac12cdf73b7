import { describe, expect, test } from 'vitest';
import { NdArray } from '#core/tensor/nd-array.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { close } from './testing/close.ts';
import { misread } from './testing/misread.ts';
import { randomArray } from './testing/random-array.ts';
import { cosh, coshOp } from './cosh.ts';

describe('cosh', () => {
  test('is (eˣ + e⁻ˣ) / 2', () => {
    expect(cosh(NdArray.from([0, Math.log(2), -Math.log(4)])).toNested()).toEqual(
      close([1, 1.25, 2.125]),
    );
  });

  test('has right derivatives, first and second', () => {
    expect(derivativeFaults((x) => cosh(x), [randomArray([2, 3])])).toEqual([]);
  });

  test.each([
    ['cosine-instead', [0.8775825618904, -0.4161468365471]],
    ['not-halved', [2.255251930413, 7.524391382167]],
    ['sinh-instead', [0.5210953054937, -3.626860407847]],
  ])('misreading %s', (id, expected) => {
    const inputs = [NdArray.from([0.5, -2])] as const;
    expect(misread(coshOp, id, inputs, {})).toEqual(close(expected));
  });
});
