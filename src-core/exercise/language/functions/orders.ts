import { invert, isPermutation, permuteRows } from '#core/linear/permutation.ts';
import { matrixFrom } from '#core/symbolic/matrix.ts';
import type { SymbolicMatrix } from '#core/symbolic/matrix.ts';
import { Rational } from '#core/symbolic/rational.ts';
import { asInteger, asList, equalValues, isSymbolicMatrix } from '../value.ts';
import type { Value } from '../value.ts';
import type { PackFunction } from './pack-function.ts';

/** Orders of rows: place q of the result takes what stood at place order[q]. */
export const orderFunctions: PackFunction[] = [
  {
    signature: 'permuteRows(order, rows)',
    docs: 'The rows in a new order: row q of the result is row order[q].',
    call(given) {
      const order = wholeNumbers(given.list('order'), 'permuteRows');
      const rows = given.value('rows');
      return isSymbolicMatrix(rows)
        ? permuteMatrix(order, rows)
        : permuteRows(order, asList(rows, 'permuteRows'));
    },
  },
  {
    signature: 'isPermutation(order)',
    docs: 'Whether a list of n numbers holds each of 0 … n − 1 once.',
    call: (given) => isPermutation(given.vector('order').map((place) => place.toNumber())),
  },
  {
    signature: 'inversePermutation(order)',
    docs: 'The order that undoes an order of rows.',
    call: (given) =>
      invert(wholeNumbers(given.list('order'), 'inversePermutation')).map((q) => Rational.of(q)),
  },
  {
    signature: 'fixedPoints(order)',
    docs: 'The places that an order leaves where they are.',
    call: (given) =>
      given.list('order').flatMap((place, q) => {
        const here = Rational.of(q);
        return equalValues(place, here) ? [here] : [];
      }),
  },
];

function wholeNumbers(list: readonly Value[], who: string): number[] {
  return list.map((item) => asInteger(item, who));
}

function permuteMatrix(order: readonly number[], matrix: SymbolicMatrix): SymbolicMatrix {
  const { rows, columns, entries } = matrix;
  const lines = Array.from({ length: rows }, (_, row) =>
    entries.slice(row * columns, (row + 1) * columns),
  );
  return matrixFrom(rows, columns, permuteRows(order, lines).flat());
}
