import { describe, expect, test } from 'vitest';
import { ArgumentError, ShapeError } from '#core/errors.ts';
import { pixelShuffle, pixelShuffleOp } from './pixel-shuffle.ts';
import { pixelUnshuffle, pixelUnshuffleOp } from './pixel-unshuffle.ts';
import { adjointGap } from './testing/adjoint.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { countingArray, randomArray } from './testing/random-array.ts';

const [up, down] = [{ upscaleFactor: 2 }, { downscaleFactor: 2 }];

describe('pixelShuffle', () => {
  test('makes blocks of the channels', () => {
    expect(pixelShuffle(countingArray([4, 1, 2]), up).toNested()).toEqual([
      [
        [1, 3, 2, 4],
        [5, 7, 6, 8],
      ],
    ]);
    expect(pixelShuffle(randomArray([2, 3, 18, 2, 1]), { upscaleFactor: 3 }).shape).toEqual([
      2, 3, 2, 6, 3,
    ]);
  });

  test('is undone by pixelUnshuffle, which is its adjoint too', () => {
    const [x, y] = [randomArray([2, 8, 3, 2]), randomArray([2, 2, 6, 4], 2)];
    expect(pixelUnshuffle(pixelShuffle(x, up), down).equals(x)).toBe(true);
    expect(pixelShuffle(pixelUnshuffle(y, down), up).equals(y)).toBe(true);
    const gap = adjointGap(
      (a) => pixelShuffle(a, up),
      (b) => pixelUnshuffle(b, down),
      x,
      y,
    );
    expect(gap).toBeLessThan(1e-14);
  });

  test('has right derivatives, and so has pixelUnshuffle', () => {
    expect(derivativeFaults((x) => pixelShuffle(x, up), [randomArray([1, 4, 1, 2])])).toEqual([]);
    expect(derivativeFaults((x) => pixelUnshuffle(x, down), [randomArray([1, 2, 4])])).toEqual([]);
  });

  test('throws unless channels and sizes can be divided', () => {
    expect(() => pixelShuffle(randomArray([6, 2, 2]), up)).toThrow(
      'pixelShuffle: expected input […, C·4, H, W], got [6, 2, 2]',
    );
    expect(() => pixelShuffle(randomArray([4, 4]), up)).toThrow(ShapeError);
    expect(() => pixelShuffle(randomArray([4, 2, 2]), { upscaleFactor: 0 })).toThrow(ArgumentError);
    expect(() => pixelUnshuffle(randomArray([1, 3, 2]), down)).toThrow(ShapeError);
    expect(() => pixelUnshuffle(randomArray([4, 4]), down)).toThrow(ShapeError);
    expect(() => pixelUnshuffle(randomArray([1, 2, 2]), { downscaleFactor: 0.5 })).toThrow(
      ArgumentError,
    );
  });

  test.each([
    [
      'column-phase-first',
      [
        [
          [1, 3],
          [2, 4],
        ],
        [
          [5, 7],
          [6, 8],
        ],
      ],
    ],
    [
      'phases-before-channels',
      [
        [
          [1, 3],
          [5, 7],
        ],
        [
          [2, 4],
          [6, 8],
        ],
      ],
    ],
  ])('misreading %s', (id, expected) => {
    const found = pixelShuffleOp.misreadings.find((each) => each.id === id);
    expect(found?.forward([countingArray([8, 1, 1])], up).toNested()).toEqual(expected);
  });

  test.each([
    ['column-phase-first', [1, 3, 2, 4, 5, 7, 6, 8]],
    ['phases-before-channels', [1, 5, 2, 6, 3, 7, 4, 8]],
  ])('misreading %s of pixelUnshuffle', (id, expected) => {
    const found = pixelUnshuffleOp.misreadings.find((each) => each.id === id);
    expect(found?.forward([countingArray([2, 2, 2])], down).toArray()).toEqual(expected);
  });
});
