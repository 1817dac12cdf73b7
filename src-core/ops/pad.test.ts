import { describe, expect, test } from 'vitest';
import { gradcheck } from '#core/autograd/gradcheck.ts';
import { ArgumentError, ShapeError } from '#core/errors.ts';
import { countingArray, randomArray } from './fixtures/random-array.ts';
import { pad, padOp } from './pad.ts';

describe('pad', () => {
  test('puts zeros around, last axis first', () => {
    expect(pad(countingArray([2, 2]), [1, 0, 0, 2]).toNested()).toEqual([
      [0, 1, 2],
      [0, 3, 4],
      [0, 0, 0],
      [0, 0, 0],
    ]);
  });

  test('cuts off with negative amounts and puts other values around', () => {
    const x = countingArray([2, 3]);
    expect(pad(x, [-1, 1], { value: 9 }).toNested()).toEqual([
      [2, 3, 9],
      [5, 6, 9],
    ]);
    expect(pad(x, [0, 0, -1, -1]).shape).toEqual([0, 3]);
  });

  test.each([[[1, 2]], [[1, 0, 2, 1]], [[-1, 1, 0, -1]]])('has right gradients: %o', (amounts) => {
    const f: Parameters<typeof gradcheck>[0] = (x) => pad(x, amounts);
    expect(gradcheck(f, [randomArray([2, 3])])).toMatchObject({ ok: true });
  });

  test('throws ArgumentError for amounts that come not in pairs, ShapeError for too much cut off', () => {
    const x = countingArray([2, 2]);
    expect(() => pad(x, [1])).toThrow(ArgumentError);
    expect(() => pad(x, [1, 1, 1, 1, 1, 1])).toThrow(ArgumentError);
    expect(() => pad(x, [0.5, 1])).toThrow(ArgumentError);
    expect(() => pad(x, [-3, 3])).toThrow(ShapeError);
  });

  test.each([
    [
      'in-front-only',
      [1, 1],
      [
        [0, 1],
        [0, 2],
      ],
    ],
    ['axes-swapped', [1, 1, 0, 0], [[0], [1], [2], [0]]],
    ['axes-swapped', [1, 1], [[0], [1], [2], [0]]],
  ])('misreading %s', (id, amounts, expected) => {
    const found = padOp.misreadings.find((each) => each.id === id);
    expect(found?.forward([countingArray([2, 1])], { pad: amounts }).toNested()).toEqual(expected);
  });
});
