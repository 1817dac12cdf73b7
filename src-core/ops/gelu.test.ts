import { describe, expect, test } from 'vitest';
import { ArgumentError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { close } from './testing/close.ts';
import { misread } from './testing/misread.ts';
import { randomArray } from './testing/random-array.ts';
import { gelu, geluOp } from './gelu.ts';

describe('gelu', () => {
  test('is x · Φ(x), by default exactly', () => {
    expect(gelu(NdArray.from([0, 1, -1])).toNested()).toEqual(
      close([0, 0.841344746068543, -0.158655253931457]),
    );
    expect(gelu(NdArray.from([0, 1, -1]), { approximate: 'tanh' }).toNested()).toEqual(
      close([0, 0.841191990608276, -0.158808009391724]),
    );
  });

  test('throws ArgumentError for another approximation', () => {
    const options = { approximate: 'sigmoid' } as unknown as { approximate: 'tanh' };
    const call = (): unknown => gelu(NdArray.from([1]), options);
    expect(call).toThrow(ArgumentError);
    expect(call).toThrow("gelu: expected approximate 'none' or 'tanh', got 'sigmoid'");
  });

  test('has right derivatives, first and second', () => {
    expect(derivativeFaults((x) => gelu(x), [randomArray([2, 3])])).toEqual([]);
    expect(
      derivativeFaults((x) => gelu(x, { approximate: 'tanh' }), [randomArray([2, 3])]),
    ).toEqual([]);
  });

  test.each([
    ['relu-instead', [0, 1]],
    ['sigmoid-approximation', [-0.06434137685579, 0.8457957659328]],
    ['other-formula', [-0.04540230591222, 0.8411919906083]],
    ['factor-missing', [0.02275013194818, 0.8413447460685]],
  ])('misreading %s', (id, expected) => {
    const inputs = [NdArray.from([-2, 1])] as const;
    expect(misread(geluOp, id, inputs, {})).toEqual(close(expected));
  });
});
