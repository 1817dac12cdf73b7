import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Rational } from '#core/symbolic/rational.ts';
import { netFrom, THREE_KINKS, TWO_KINKS } from './example-nets.ts';
import type { PlainLayer } from './example-nets.ts';
import { kinksOf, piecesOf, regionsOf } from './pieces.ts';
import type { Piece } from './pieces.ts';
import { forward, lineAt, lineOf, patternAt, reluNet, valueAt } from './relu-net.ts';
import { differenceOf, isSameFunction } from './same-function.ts';
import { autodiffSlope, slopeLeftOf, slopeRightOf } from './slopes.ts';

const r = (value: number, den = 1): Rational => Rational.of(value, den);

/** The net in float64, written anew: all numbers are multiples of 1/16 here, so nothing is rounded. */
function plainValue(layers: readonly PlainLayer[], x: number): number {
  let a = [x];
  for (const [index, [weight, bias]] of layers.entries()) {
    const z = weight.map((row, i) =>
      row.reduce((sum, w, j) => sum + w * (a[j] ?? 0), bias[i] ?? 0),
    );
    a = index === layers.length - 1 ? z : z.map((value) => Math.max(0, value));
  }
  return a[0] ?? 0;
}

/** Points −12, −11 15/16, … 12. */
const GRID = Array.from({ length: 385 }, (_, i) => (i - 192) / 16);

const half = fc.integer({ min: -6, max: 6 }).map((n) => n / 2);
const list = (size: number) => fc.array(half, { minLength: size, maxLength: size });
const layer = (outFeatures: number, inFeatures: number) =>
  fc.tuple(
    fc.array(list(inFeatures), { minLength: outFeatures, maxLength: outFeatures }),
    list(outFeatures),
  );
const anyNet = fc.oneof(
  fc.tuple(layer(3, 1), layer(1, 3)),
  fc.tuple(layer(2, 1), layer(2, 2), layer(1, 2)),
  fc.tuple(layer(2, 1), layer(3, 2), layer(2, 3), layer(1, 2)),
) as fc.Arbitrary<PlainLayer[]>;

function holds({ from, to }: Piece, x: Rational): boolean {
  return (!from || x.compare(from) >= 0) && (!to || x.compare(to) <= 0);
}

const shown = (pieces: readonly Piece[]): string[] =>
  pieces.map(
    ({ from, to, slope, intercept }) => `${from ?? '-∞'} ${to ?? '∞'}: ${slope} ${intercept}`,
  );

describe('reluNet', () => {
  test('refuses layers whose sizes do not fit, naming the layer', () => {
    const wide = { weight: [[r(1), r(1)]], bias: [r(0)] };
    expect(() => reluNet([wide])).toThrow('expected layer 1 with weight [n, 1] and bias [n]');
    const two = { weight: [[r(1)], [r(1)]], bias: [r(0), r(0)] };
    expect(() => reluNet([two])).toThrow('expected a last layer with 1 unit');
  });

  // By hand at x = −1: z1 = (−1/2, 1/2), a1 = (0, 1/2), z2 = (1/2, 1/2), h = 1/2 + 1/2 + 1.
  test('traces z and a of every layer', () => {
    const trace = forward(netFrom(...TWO_KINKS), r(-1));
    expect(trace.map(({ z, a }) => [z.join(), a.join()])).toEqual([
      ['-1/2,1/2', '0,1/2'],
      ['1/2,1/2', '1/2,1/2'],
      ['2', '2'],
    ]);
  });

  test('counts a unit at exactly 0 as not active', () => {
    expect(patternAt(netFrom(...TWO_KINKS), r(0))).toEqual([
      [false, true],
      [true, true],
    ]);
  });

  test('gives the value of a plain float64 loop at every point', () => {
    fc.assert(
      fc.property(anyNet, fc.constantFrom(...GRID), (layers, x) => {
        expect(valueAt(netFrom(...layers), r(x)).toNumber()).toBe(plainValue(layers, x));
      }),
    );
  });
});

describe('piecesOf', () => {
  test.each([
    ['two kinks', TWO_KINKS, ['-∞ -2: 0 1', '-2 0: 1 3', '0 ∞: 2 3']],
    // Checked by hand: x < 0: z1 = (x, 2 − x), z2 = (1 − x, x − 2) → 1 − x; and so on to the right.
    ['three kinks', THREE_KINKS, ['-∞ 0: -1 1', '0 1: 0 1', '1 2: 4 -3', '2 ∞: 3 -1']],
  ])('finds the pieces of the net with %s', (_name, layers, expected) => {
    expect(shown(piecesOf(netFrom(...layers)))).toEqual(expected);
  });

  test('covers the line with pieces that agree with the net at every point of a grid', () => {
    fc.assert(
      fc.property(anyNet, (layers) => {
        const pieces = piecesOf(netFrom(...layers));
        for (const x of GRID) {
          const around = pieces.filter((piece) => holds(piece, r(x)));
          expect(around.length).toBeGreaterThan(0);
          for (const piece of around) {
            expect(lineAt(piece, r(x)).toNumber()).toBe(plainValue(layers, x));
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  test('joins neighbours with one slope, so that a kink always bends', () => {
    fc.assert(
      fc.property(anyNet, (layers) => {
        const pieces = piecesOf(netFrom(...layers));
        for (const [i, piece] of pieces.entries()) {
          const next = pieces[i + 1];
          if (!next) continue;
          expect(piece.to?.equals(next.from as Rational)).toBe(true);
          expect(piece.slope.equals(next.slope)).toBe(false);
        }
      }),
    );
  });
});

describe('regionsOf', () => {
  test('gives each region the pattern and the line of any point in it', () => {
    fc.assert(
      fc.property(anyNet, (layers) => {
        const net = netFrom(...layers);
        for (const region of regionsOf(net)) {
          const inside = GRID.map((x) => r(x)).filter(
            (x) =>
              (!region.from || x.compare(region.from) > 0) &&
              (!region.to || x.compare(region.to) < 0),
          );
          for (const x of inside) expect(patternAt(net, x)).toEqual(region.pattern);
          expect(lineOf(net, region.pattern).slope.equals(region.slope)).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('kinksOf', () => {
  test('names the units that cause each kink', () => {
    const causes = kinksOf(netFrom(...THREE_KINKS)).map((kink) => [
      kink.x.toString(),
      kink.causes.map(({ layer, unit }) => `${layer}.${unit}`).join(' '),
    ]);
    expect(causes).toEqual([
      ['0', '1.0'],
      ['1', '2.1'],
      ['2', '1.1'],
    ]);
  });

  test('leaves out points where units switch and the slope stays', () => {
    // relu(x) − relu(−x) = x.
    const line = netFrom(
      [
        [[1], [-1]],
        [0, 0],
      ],
      [[[1, -1]], [0]],
    );
    expect(kinksOf(line)).toEqual([]);
    expect(regionsOf(line)).toHaveLength(2);
  });
});

describe('slopes', () => {
  test('are those of the neighbours at a kink, and one number elsewhere', () => {
    fc.assert(
      fc.property(anyNet, fc.constantFrom(...GRID), (layers, x) => {
        const net = netFrom(...layers);
        // Kinks of these nets lie much further apart than 10^-9.
        const step = r(1, 1e9);
        const difference = (a: Rational, b: Rational) =>
          valueAt(net, b).sub(valueAt(net, a)).div(step);
        expect(slopeRightOf(net, r(x)).equals(difference(r(x), r(x).add(step)))).toBe(true);
        expect(slopeLeftOf(net, r(x)).equals(difference(r(x).sub(step), r(x)))).toBe(true);
      }),
    );
  });

  test('of automatic differentiation use relu′(0) = 0', () => {
    const net = netFrom(...TWO_KINKS);
    expect([-3, -2, -1, 0, 1].map((x) => autodiffSlope(net, r(x)).toNumber())).toEqual([
      0, 0, 1, 1, 2,
    ]);
    expect(autodiffSlope(net, r(0), 1).toNumber()).toBe(2);
  });

  test('of automatic differentiation may lie on neither side', () => {
    const line = netFrom(
      [
        [[1], [-1]],
        [0, 0],
      ],
      [[[1, -1]], [0]],
    );
    expect(autodiffSlope(line, r(0)).toNumber()).toBe(0);
    expect(slopeLeftOf(line, r(0)).toNumber()).toBe(1);
    expect(slopeRightOf(line, r(0)).toNumber()).toBe(1);
  });
});

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
    );
  });

  test('does not mind a hidden unit scaled up and its output weight scaled down', () => {
    fc.assert(
      fc.property(layer(3, 1), layer(1, 3), fc.constantFrom(2, 4, 0.5), (first, last, scale) => {
        const up: PlainLayer = [
          first[0].map((row, i) => row.map((w) => (i === 0 ? w * scale : w))),
          first[1].map((b, i) => (i === 0 ? b * scale : b)),
        ];
        const down: PlainLayer = [
          last[0].map((row) => row.map((v, i) => (i === 0 ? v / scale : v))),
          last[1],
        ];
        expect(isSameFunction(netFrom(first, last), netFrom(up, down))).toBe(true);
      }),
    );
  });
});
