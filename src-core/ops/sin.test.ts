import { describe, expect, test } from 'vitest';
import { NdArray } from '#core/tensor/nd-array.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { close } from './testing/close.ts';
import { misread } from './testing/misread.ts';
import { randomArray } from './testing/random-array.ts';
import { sin, sinOp } from './sin.ts';

describe('sin', () => {
  test('takes radians', () => {
    expect(sin(NdArray.from([0, Math.PI / 6, Math.PI / 2])).toNested()).toEqual(close([0, 0.5, 1]));
  });

  test('has right derivatives, first and second', () => {
    expect(derivativeFaults((x) => sin(x), [randomArray([2, 3])])).toEqual([]);
  });

  test.each([
    ['degrees', [0.008726535498374, 0.0348994967025]],
    ['cosine-instead', [0.8775825618904, -0.4161468365471]],
  ])('misreading %s', (id, expected) => {
    const inputs = [NdArray.from([0.5, 2])] as const;
    expect(misread(sinOp, id, inputs, {})).toEqual(close(expected));
  });
});
