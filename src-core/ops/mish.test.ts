import { describe, expect, test } from 'vitest';
import { NdArray } from '#core/tensor/nd-array.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { close } from './testing/close.ts';
import { misread } from './testing/misread.ts';
import { randomArray } from './testing/random-array.ts';
import { mish, mishOp } from './mish.ts';

describe('mish', () => {
  test('is x · tanh(softplus x)', () => {
    expect(mish(NdArray.from([0, 1, -1000, 1000])).toNested()).toEqual(
      close([0, 0.865098388267286, 0, 1000]),
    );
  });

  test('has right derivatives, first and second', () => {
    expect(derivativeFaults((x) => mish(x), [randomArray([2, 3])])).toEqual([]);
  });

  test.each([
    ['silu-instead', [-0.2384058440442, 0.73105857863]],
    ['softplus-forgotten', [1.928055160152, 0.7615941559558]],
    ['factor-missing', [0.1262507413479, 0.8650983882673]],
  ])('misreading %s', (id, expected) => {
    const inputs = [NdArray.from([-2, 1])] as const;
    expect(misread(mishOp, id, inputs, {})).toEqual(close(expected));
  });
});
