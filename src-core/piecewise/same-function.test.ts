import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Rational } from '#core/symbolic/rational.ts';
import { GRID, HIDDEN_SIZES, netFrom, netOfHalves, NUMBERS, plainValue } from './example-nets.ts';
import type { PlainLayer } from './example-nets.ts';
import { valueAt } from './relu-net.ts';
import { differenceOf, isSameFunction } from './same-function.ts';

const r = (value: number, den = 1): Rational => Rational.of(value, den);

const anyNet = fc
  .tuple(
    fc.constantFrom(...HIDDEN_SIZES),
    fc.array(fc.integer({ min: -6, max: 6 }), { minLength: NUMBERS, maxLength: NUMBERS }),
  )
  .map(([hidden, numbers]) => netOfHalves(hidden, numbers));

describe('isSameFunction', () => {
  const fold = netFrom(
    [
      [[2], [-2]],
      [-1, 1],
    ],
    [[[1, 1]], [0]],
  );

  test('holds for nets that are built differently', () => {
    // |2x − 1| = (1 − 2x) + 4·relu(x − 1/2), where 1 − 2x = relu(1 − 2x) − relu(2x − 1).
    const other = netFrom(
      [
        [[1], [-2], [2]],
        [-0.5, 1, -1],
      ],
      [[[4, 1, -1]], [0]],
    );
    expect(isSameFunction(fold, other)).toBe(true);
  });

  test('gives a point where two nets differ', () => {
    // 1 minus the hat on [0, 1] equals the fold on [0, 1] only.
    const hat = netFrom(
      [
        [[1], [1], [1]],
        [0, -0.5, -1],
      ],
      [[[-2, 4, -2]], [1]],
    );
    const found = differenceOf(fold, hat);
    expect(
      found &&
        plainValue(
          [
            [
              [[2], [-2]],
              [-1, 1],
            ],
            [[[1, 1]], [0]],
          ],
          found.x.toNumber(),
        ),
    ).toBe(found?.left.toNumber());
    expect(found?.left.equals(found.right)).toBe(false);
    expect([0, 0.25, 0.5, 1].every((x) => valueAt(fold, r(x)).equals(valueAt(hat, r(x))))).toBe(
      true,
    );
  });

  test('sees a difference wherever a grid sees one', () => {
    fc.assert(
      fc.property(anyNet, anyNet, (left, right) => {
        const differs = GRID.some((x) => plainValue(left, x) !== plainValue(right, x));
        if (differs) expect(isSameFunction(netFrom(...left), netFrom(...right))).toBe(false);
      }),
      { seed: 7 },
    );
  });

  test('does not mind a hidden unit scaled up and its output weight scaled down', () => {
    fc.assert(
      fc.property(anyNet, fc.constantFrom(2, 4, 0.5), (layers, scale) => {
        const [[weight, bias], [next, nextBias], ...rest] = layers as [PlainLayer, PlainLayer];
        const first = (factor: number) => (value: number, i: number) =>
          i === 0 ? value * factor : value;
        const up: PlainLayer = [
          weight.map((row, i) => row.map((w) => first(scale)(w, i))),
          bias.map(first(scale)),
        ];
        const down: PlainLayer = [next.map((row) => row.map(first(1 / scale))), nextBias];
        expect(isSameFunction(netFrom(...layers), netFrom(up, down, ...rest))).toBe(true);
      }),
      { seed: 7 },
    );
  });
});
