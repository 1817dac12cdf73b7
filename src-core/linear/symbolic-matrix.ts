import { ShapeError } from '#core/errors.ts';
import { add, multiply, number, symbol } from '#core/symbolic/expression.ts';
import type { Expression } from '#core/symbolic/expression.ts';
import { matrixFrom } from '#core/symbolic/matrix.ts';
import type { SymbolicMatrix } from '#core/symbolic/matrix.ts';
import type { Term, TermMatrix } from './term-matrix.ts';

/**
 * The matrix with its entries written in symbols, weight k called names[k].
 *
 * Errors: ShapeError when a weight has no name.
 */
export function symbolicMatrix(terms: TermMatrix, names: readonly string[]): SymbolicMatrix {
  const entries = terms.entries.map((entry) => add(...entry.map((term) => written(term, names))));
  return matrixFrom(terms.rows, terms.columns, entries);
}

function written({ weight, coefficient }: Term, names: readonly string[]): Expression {
  const name = names[weight];
  if (name === undefined)
    throw new ShapeError('symbolicMatrix', `a name for weight ${weight}`, `${names.length} names`);
  return multiply(number(coefficient), symbol(name));
}

/**
 * Names for the entries of a tensor in row-major order: a letter and the indices, `w10` for row 1, column 0. Axes of
 * size 1 in front of the last two are left out; where an index has two digits, all are parted by `_`.
 *
 * Shapes: [1, 1, 2, 2] → w00 w01 w10 w11; [2, 1, 2, 2] → w000 … w111.
 */
export function entryNames(letter: string, shape: readonly number[]): string[] {
  const glue = shape.some((size) => size > 10) ? '_' : '';
  const named = shape.map((size, axis) => axis >= shape.length - 2 || size > 1);
  const indices = shape.reduce<number[][]>(
    (lists, size) =>
      lists.flatMap((list) => Array.from({ length: size }, (_, index) => [...list, index])),
    [[]],
  );
  return indices.map((index) => letter + index.filter((_, axis) => named[axis]).join(glue));
}
