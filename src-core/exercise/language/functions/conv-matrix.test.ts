import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSymbolicMatrix } from '../value.ts';
import type { Value } from '../value.ts';
import { textOf, valueOf } from './testing/value-of.ts';

interface Layer {
  H: number;
  W: number;
  KH: number;
  KW: number;
  S: number;
  P: number;
}

const layers = fc.record({
  H: fc.integer({ min: 2, max: 4 }),
  W: fc.integer({ min: 2, max: 4 }),
  KH: fc.integer({ min: 1, max: 3 }),
  KW: fc.integer({ min: 1, max: 3 }),
  S: fc.integer({ min: 1, max: 3 }),
  P: fc.integer({ min: 0, max: 1 }),
});

/** Rows of a matrix as text, `.` for 0. */
function rows(matrix: Value): string[] {
  if (!isSymbolicMatrix(matrix)) throw new Error('not a matrix of symbols');
  const cells = matrix.entries.map((entry) => (entry.kind === 'symbol' ? entry.name : '.'));
  return Array.from({ length: matrix.rows }, (_, row) =>
    cells.slice(row * matrix.columns, (row + 1) * matrix.columns).join(' '),
  );
}

/** The kernel entry in row u and column v where there is one, else a point. */
const entry = ({ KH, KW }: Layer, u: number, v: number): string =>
  u >= 0 && u < KH && v >= 0 && v < KW ? `w${u}${v}` : '.';

function byRule(
  layer: Layer,
  [OH, OW]: readonly [number, number],
  rule: (y: number, x: number, i: number, j: number) => string,
): string[] {
  return Array.from({ length: OH * OW }, (_, row) =>
    Array.from({ length: layer.H * layer.W }, (_, column) =>
      rule(Math.floor(row / OW), row % OW, Math.floor(column / layer.W), column % layer.W),
    ).join(' '),
  );
}

describe('convMatrix', () => {
  test('has w(i − s·y + p, j − s·x + p) in row (y, x) and column (i, j)', () => {
    fc.assert(
      fc.property(layers, (layer) => {
        const { H, W, KH, KW, S, P } = layer;
        fc.pre(H + 2 * P >= KH && W + 2 * P >= KW);
        const size = [
          Math.floor((H + 2 * P - KH) / S) + 1,
          Math.floor((W + 2 * P - KW) / S) + 1,
        ] as const;
        const expected = byRule(layer, size, (y, x, i, j) =>
          entry(layer, i - S * y + P, j - S * x + P),
        );
        expect(rows(valueOf('convMatrix([H, W], [KH, KW], S, P)', { ...layer }))).toEqual(expected);
      }),
      { seed: 7, numRuns: 60 },
    );
  });

  test('stacks the channels of several kernels and takes names for their entries', () => {
    const source = 'convMatrix([1, 2], [2, 1, 1, 1], names = ["p", "q"])';
    expect(rows(valueOf(source))).toEqual(['p .', '. p', 'q .', '. q']);
    expect(rows(valueOf(`misread("flatten.channels-last", ${source})`))).toEqual([
      'p .',
      'q .',
      '. p',
      '. q',
    ]);
  });

  test('times the input is the result of the convolution', () => {
    const x = 'counting([3, 4])';
    const kernel = 'cellMatrix("w", [2, 2])';
    expect(textOf(`matrixTimes(convMatrix([3, 4], [2, 2], 2, 1), flatten(${x}))[1]`)).toBe(
      // The second window starts at row −1, column 1: it reads x01 = 2 and x02 = 3 with the lower row.
      'w10·2 + w11·3',
    );
    expect(textOf(`shapeOf(${kernel})`)).toBe('[2, 2]');
  });

  test('stops before a matrix that nobody could read', () => {
    expect(() => valueOf('convMatrix([100, 100], [3, 3])')).toThrow('20000 cells');
  });
});

describe('convTransposeMatrix', () => {
  test('has w(y + p − s·i, x + p − s·j) in row (y, x) and column (i, j)', () => {
    fc.assert(
      fc.property(layers, fc.integer({ min: 0, max: 1 }), (layer, OP) => {
        const { H, W, KH, KW, S, P } = layer;
        const size = [(H - 1) * S - 2 * P + KH + OP, (W - 1) * S - 2 * P + KW + OP] as const;
        fc.pre(OP < S && Math.min(...size) >= 1);
        const expected = byRule(layer, size, (y, x, i, j) =>
          entry(layer, y + P - S * i, x + P - S * j),
        );
        const source = 'convTransposeMatrix([H, W], [KH, KW], S, P, OP)';
        expect(rows(valueOf(source, { ...layer, OP }))).toEqual(expected);
      }),
      { seed: 8, numRuns: 60 },
    );
  });

  test('is the transpose of the matrix of the convolution that goes back', () => {
    const source =
      'convTransposeMatrix([2, 3], [3, 2], 2, 1) == transposed(convMatrix([3, 4], [3, 2], 2, 1))';
    expect(valueOf(source)).toBe(true);
  });

  test('writes patches with one row for each cell of each stamp', () => {
    const source = 'misread("patch-by-patch", convTransposeMatrix([1, 2], [1, 3], 1))';
    expect(rows(valueOf(source))).toEqual(['w00 .', 'w01 .', 'w02 .', '. w00', '. w01', '. w02']);
  });

  test('sorts rows by kernel cell, counted in the stamp before padding cuts it', () => {
    // The canvas is w01·x0, w00·x1, w01·x1, w00·x2: padding took the first and the last cell.
    const source = 'convTransposeMatrix([1, 3], [1, 2], stride = [1, 2], padding = [0, 1])';
    expect(rows(valueOf(source))).toEqual(['w01 . .', '. w00 .', '. w01 .', '. . w00']);
    expect(rows(valueOf(`misread("rows-by-kernel-cell", ${source})`))).toEqual([
      '. w00 .',
      '. . w00',
      'w01 . .',
      '. w01 .',
    ]);
  });
});
