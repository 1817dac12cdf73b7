import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Rational } from '#core/symbolic/rational.ts';
import {
  GRID,
  HIDDEN_SIZES,
  netFrom,
  netOfHalves,
  NUMBERS,
  plainValue,
  THREE_KINKS,
  TWO_KINKS,
} from './example-nets.ts';
import { kinksOf, piecesOf, regionsOf } from './pieces.ts';
import type { Piece } from './pieces.ts';
import { lineAt, lineOf, patternAt } from './relu-net.ts';

const r = (value: number, den = 1): Rational => Rational.of(value, den);

const anyNet = fc
  .tuple(
    fc.constantFrom(...HIDDEN_SIZES),
    fc.array(fc.integer({ min: -6, max: 6 }), { minLength: NUMBERS, maxLength: NUMBERS }),
  )
  .map(([hidden, numbers]) => netOfHalves(hidden, numbers));

function holds({ from, to }: Piece, x: Rational): boolean {
  return (!from || x.compare(from) >= 0) && (!to || x.compare(to) <= 0);
}

/** Each piece as `from to slope intercept`. */
const shown = (pieces: readonly Piece[]): string[] =>
  pieces.map(({ from, to, slope, intercept }) =>
    [from ?? '-∞', to ?? '∞', slope, intercept].join(' '),
  );

describe('piecesOf', () => {
  test.each([
    ['two kinks', TWO_KINKS, ['-∞ -2 0 1', '-2 0 1 3', '0 ∞ 2 3']],
    // Checked by hand: x < 0: z1 = (x, 2 − x), z2 = (1 − x, x − 2) → 1 − x; and so on to the right.
    ['three kinks', THREE_KINKS, ['-∞ 0 -1 1', '0 1 0 1', '1 2 4 -3', '2 ∞ 3 -1']],
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
      { seed: 7, numRuns: 40 },
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
      { seed: 7 },
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
      { seed: 7, numRuns: 40 },
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
