import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import {
  HIDDEN_SIZES,
  NUMBERS,
  TWO_KINKS,
  netOfHalves,
  plainValue,
} from '#core/piecewise/example-nets.ts';
import type { PlainLayer } from '#core/piecewise/example-nets.ts';
import { Rational } from '#core/symbolic/rational.ts';
import { piecesFigure } from './pieces-figure.ts';
import type { PiecesSpec, PlotPart } from './plot-spec.ts';

const all: PlotPart[] = ['values', 'slopes', 'kinks', 'units'];
const specOf = (layers: readonly PlainLayer[]): PiecesSpec => ({
  family: 'plot',
  scene: 'plot-pieces',
  show: [],
  x: [-6, 6],
  layers: layers.map(([weight, bias]) => ({
    weight: weight.map((row) => row.map(String)),
    bias: bias.map(String),
  })),
});

/** The height of the drawn line at x. */
function heightAt(corners: readonly { x: number; y: number }[], x: number): number {
  const at = corners.findIndex((corner) => corner.x >= x);
  const [left, right] = [corners[Math.max(0, at - 1)], corners[at]];
  if (!left || !right) return NaN;
  if (left.x === right.x) return right.y;
  return left.y + ((right.y - left.y) * (x - left.x)) / (right.x - left.x);
}

describe('piecesFigure', () => {
  test('draws the line that the net computes, for random nets', () => {
    const numbers = fc.array(fc.integer({ min: -6, max: 6 }), {
      minLength: NUMBERS,
      maxLength: NUMBERS,
    });
    fc.assert(
      fc.property(fc.constantFrom(...HIDDEN_SIZES), numbers, (hidden, drawn) => {
        const layers = netOfHalves(hidden, drawn);
        const corners = piecesFigure(specOf(layers), all).lines[0]?.runs[0] ?? [];
        for (let x = -6; x <= 6; x += 1 / 8)
          expect(heightAt(corners, x)).toBeCloseTo(plainValue(layers, x), 6);
      }),
      { numRuns: 60 },
    );
  });

  test('reads value, both slopes of a kink, piece and active units', () => {
    const figure = piecesFigure(specOf(TWO_KINKS), all);
    const read = (x: number): string[] =>
      figure.read(Rational.of(x), Rational.zero).lines.map(({ label, text }) => `${label} ${text}`);
    expect(read(-2)).toEqual([
      'x −2',
      'h(x) 1',
      'slope 0 on the left, 1 on the right',
      'piece 1 of 3, from −∞ to −2',
      'active units none',
    ]);
    expect(read(1)).toContain('slope 2');
    expect(read(1)).toContain('active units 1.0, 1.1, 2.0, 2.1');
  });

  test('lists the pieces and goes from kink to kink', () => {
    const figure = piecesFigure(specOf(TWO_KINKS), all);
    expect(figure.table.rows).toEqual([
      ['−∞', '−2', '0', '1'],
      ['−2', '0', '1', '3'],
      ['0', '∞', '2', '3'],
    ]);
    expect(figure.numbers).toEqual([
      [-Infinity, -2, 0, 1],
      [-2, 0, 1, 3],
      [0, Infinity, 2, 3],
    ]);
    expect(figure.stops.map(({ x }) => String(x))).toEqual(['-2', '0']);
    expect(figure.description).toContain('at minus 2 with value 1, from slope 0 to 1');
  });

  test('tells no kink, slope or value while they are asked', () => {
    const figure = piecesFigure(specOf(TWO_KINKS), []);
    expect(figure.read(Rational.one, Rational.zero).lines).toHaveLength(1);
    expect([figure.points, figure.stops]).toEqual([[], []]);
    expect([figure.table.rows, figure.numbers]).toEqual([[], []]);
    expect(figure.description).not.toContain('bends');
  });
});
