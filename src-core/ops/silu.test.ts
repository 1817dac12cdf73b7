import { describe, expect, test } from 'vitest';
import { NdArray } from '#core/tensor/nd-array.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { close } from './testing/close.ts';
import { misread } from './testing/misread.ts';
import { randomArray } from './testing/random-array.ts';
import { silu, siluOp } from './silu.ts';

describe('silu', () => {
  test('is x · σ(x), 0 far to the left', () => {
    expect(silu(NdArray.from([0, Math.log(3), -1000, 1000])).toNested()).toEqual(
      close([0, 0.75 * Math.log(3), 0, 1000]),
    );
  });

  test('has right derivatives, first and second', () => {
    expect(derivativeFaults((x) => silu(x), [randomArray([2, 3])])).toEqual([]);
  });

  test.each([
    ['sigmoid-only', [0.1192029220221, 0.73105857863]],
    ['sign-turned', [-1.761594155956, 0.26894142137]],
    ['relu-instead', [0, 1]],
  ])('misreading %s', (id, expected) => {
    const inputs = [NdArray.from([-2, 1])] as const;
    expect(misread(siluOp, id, inputs, {})).toEqual(close(expected));
  });
});
