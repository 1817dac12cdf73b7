import { describe, expect, test } from 'vitest';
import { gradcheck } from '#core/autograd/gradcheck.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { randomArray } from './fixtures/random-array.ts';
import { neg } from './neg.ts';

describe('neg', () => {
  test('turns every sign', () => {
    expect(neg(NdArray.from([1, -2.5])).toNested()).toEqual([-1, 2.5]);
  });

  test('has right gradients', () => {
    expect(gradcheck((x) => neg(x), [randomArray([2, 3])])).toMatchObject({ ok: true });
  });
});
