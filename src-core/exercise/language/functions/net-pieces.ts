import { insideOf, kinksOf, piecesOf } from '#core/piecewise/pieces.ts';
import { lineAt } from '#core/piecewise/relu-net.ts';
import type { ReluNet } from '#core/piecewise/relu-net.ts';
import { differenceOf } from '#core/piecewise/same-function.ts';
import { add, call, multiply, number, subtract, symbol } from '#core/symbolic/expression.ts';
import type { Expression } from '#core/symbolic/expression.ts';
import { Rational } from '#core/symbolic/rational.ts';
import { asMatrix, isSymbolicMatrix } from '../value.ts';
import type { Value } from '../value.ts';
import { lineValue, netArgument } from './net-arguments.ts';
import type { Arguments, PackFunction } from './pack-function.ts';

/** A net as the straight pieces it consists of. */
export const pieceFunctions: PackFunction[] = [
  {
    signature: 'netPieces(net)',
    docs: 'The pieces from left to right, each [from, to, slope, intercept]; the outer ends are −∞ and ∞.',
    call: (given) =>
      piecesOf(netArgument(given)).map(({ from, to, slope, intercept }) => [
        from ?? -Infinity,
        to ?? Infinity,
        slope,
        intercept,
      ]),
  },
  {
    signature: 'netLines(net)',
    docs: 'The pieces from left to right, each [slope, intercept].',
    call: (given) => piecesOf(netArgument(given)).map(lineValue),
  },
  {
    signature: 'netFormula(net)',
    docs: 'One formula in x for the net: its leftmost line, and a relu for each change of slope.',
    call: (given) => ({ expression: formulaOf(netArgument(given)) }),
  },
  {
    signature: 'netProbes(net)',
    docs: 'Three inputs: 1 left of the first kink, then the middles between neighbouring kinks, then 1 right of the last.',
    call(given) {
      const inputs = piecesOf(netArgument(given)).map(insideOf);
      return Array.from({ length: 3 }, (_, i) => inputs[i] ?? Rational.of(i));
    },
  },
  {
    signature: 'sameFunction(net, other)',
    docs: 'Whether two nets are the same function, decided piece by piece.',
    call: (given) => differenceOf(netArgument(given), netArgument(given, 'other')) === undefined,
  },
  {
    signature: 'netDifference(net, other)',
    docs: 'An input where two nets differ with both values, [x, net, other]; empty when they are the same function.',
    call(given) {
      const found = differenceOf(netArgument(given), netArgument(given, 'other'));
      return found ? [found.x, found.left, found.right] : [];
    },
  },
  {
    signature: 'piecesMeet(points, lines)',
    docs: 'Whether neighbouring lines [slope, intercept] have one value at the point between them; other sizes count as meeting.',
    call: (given) => doMeet(given.vector('points'), linesOf(given)),
  },
];

function formulaOf(net: ReluNet): Expression {
  const [left] = piecesOf(net);
  const x = symbol('x');
  const line = [number(left?.intercept ?? 0), multiply(number(left?.slope ?? 0), x)];
  const hinges = kinksOf(net).map((kink) =>
    multiply(number(kink.right.sub(kink.left)), call('relu', subtract(x, number(kink.x)))),
  );
  return add(...line, ...hinges);
}

function doMeet(points: readonly Rational[], lines: readonly Rational[][]): boolean {
  if (lines.length !== points.length + 1) return true;
  return points.every((x, i) => {
    const [left, right] = [lines[i], lines[i + 1]].map((line) =>
      lineAt({ slope: line?.[0] ?? Rational.zero, intercept: line?.[1] ?? Rational.zero }, x),
    );
    return left?.equals(right ?? left) ?? true;
  });
}

/** Rows of numbers, from nested lists or from a matrix that a learner typed. */
function linesOf(given: Arguments): Rational[][] {
  const lines: Value = given.value('lines');
  if (!isSymbolicMatrix(lines)) return asMatrix(lines, 'piecesMeet');
  const values = lines.entries.map((entry) =>
    entry.kind === 'number' ? entry.value : Rational.zero,
  );
  return Array.from({ length: lines.rows }, (_, row) =>
    values.slice(row * lines.columns, (row + 1) * lines.columns),
  );
}
