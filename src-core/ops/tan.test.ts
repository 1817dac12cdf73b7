import { describe, expect, test } from 'vitest';
import { NdArray } from '#core/tensor/nd-array.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { close } from './testing/close.ts';
import { misread } from './testing/misread.ts';
import { tan, tanOp } from './tan.ts';

describe('tan', () => {
  test('is sine divided by cosine, in radians', () => {
    expect(tan(NdArray.from([0, Math.PI / 4, -Math.PI / 3])).toNested()).toEqual(
      close([0, 1, -Math.sqrt(3)]),
    );
  });

  test('has right derivatives, first and second', () => {
    expect(derivativeFaults((x) => tan(x), [NdArray.from([-1.2, 0.3, 1])])).toEqual([]);
  });

  test.each([
    ['degrees', [0.008726867790759, 0.03492076949175]],
    ['upside-down', [1.830487721712, -0.4576575543603]],
  ])('misreading %s', (id, expected) => {
    const inputs = [NdArray.from([0.5, 2])] as const;
    expect(misread(tanOp, id, inputs, {})).toEqual(close(expected));
  });
});
