import { describe, expect, test } from 'vitest';
import { NdArray } from '#core/tensor/nd-array.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { close } from './testing/close.ts';
import { misread } from './testing/misread.ts';
import { randomArray } from './testing/random-array.ts';
import { tanh, tanhOp } from './tanh.ts';

describe('tanh', () => {
  test('runs from −1 to 1', () => {
    expect(tanh(NdArray.from([0, Math.log(2), -Infinity, Infinity])).toNested()).toEqual(
      close([0, 0.6, -1, 1]),
    );
  });

  test('has right derivatives, first and second', () => {
    expect(derivativeFaults((x) => tanh(x), [randomArray([2, 3])])).toEqual([]);
  });

  test.each([
    ['sigmoid-instead', [0.6224593312019, 0.1192029220221]],
    ['tangent-instead', [0.5463024898438, 2.185039863262]],
    ['cut-off', [0.5, -1]],
  ])('misreading %s', (id, expected) => {
    const inputs = [NdArray.from([0.5, -2])] as const;
    expect(misread(tanhOp, id, inputs, {})).toEqual(close(expected));
  });
});
