import { ArgumentError } from '#core/errors.ts';
import { columnMajor } from '#core/linear/flatten.ts';
import { isNumber as isThisNumber } from '#core/symbolic/expression.ts';
import { transposed } from '#core/symbolic/matrix.ts';
import { Rational } from '#core/symbolic/rational.ts';
import { asInteger, equalValues, isList, isSymbolicMatrix, keyOf } from '../value.ts';
import type { Value } from '../value.ts';
import { fillShape, flatItems, fromExpression, shapeOfValue } from './nested-values.ts';
import { compareNumbers } from './numbers.ts';
import { orderFunctions } from './orders.ts';
import type { PackFunction } from './pack-function.ts';

/** Lists, nested lists as tensors, and orders of rows. */
export const listFunctions: PackFunction[] = [
  {
    signature: 'length(list)',
    docs: 'How many items a list has.',
    call: (given) => Rational.of(given.list('list').length),
  },
  {
    signature: 'reversed(list)',
    docs: 'The items from the last to the first.',
    call: (given) => given.list('list').toReversed(),
  },
  {
    signature: 'concat(first, second, third?)',
    docs: 'Lists one behind the other in one list.',
    call: (given) => [
      ...given.list('first'),
      ...given.list('second'),
      ...(given.has('third') ? given.list('third') : []),
    ],
  },
  {
    signature: 'sorted(list)',
    docs: 'The numbers of a list from the smallest to the largest.',
    call: (given) => given.list('list').toSorted((a, b) => compareNumbers(a, b, 'sorted')),
  },
  {
    signature: 'distinct(list)',
    docs: 'The items without repetitions, each where it stands first.',
    call: (given) => [...new Map(given.list('list').map((item) => [keyOf(item), item])).values()],
  },
  {
    signature: 'flatten(tensor)',
    docs: 'All items of a nested list in one, row by row.',
    call: (given) => flatItems(given.value('tensor')),
    misreadings: [
      {
        id: 'flatten.columns-first',
        title: 'flattened by columns',
        say: 'You went through it column by column. This pack goes row by row.',
        convention: true,
        call(given) {
          const tensor = given.value('tensor');
          const items = flatItems(tensor);
          return columnMajor(shapeOfValue(tensor, 'flatten')).map((place) => items[place] as Value);
        },
      },
    ],
  },
  {
    signature: 'zeros(shape)',
    docs: 'A nested list of zeros.',
    call: (given) => fillShape(sizes(given.list('shape')), () => Rational.zero),
  },
  {
    signature: 'counting(shape, first = 1)',
    docs: 'A nested list with first, first + 1, … row by row.',
    call(given) {
      const first = given.integer('first');
      return fillShape(sizes(given.list('shape')), (at) => Rational.of(first + at));
    },
  },
  {
    signature: 'shapeOf(tensor)',
    docs: 'The sizes of a nested list or a matrix: [rows, columns].',
    call: (given) =>
      shapeOfValue(given.value('tensor'), 'shapeOf').map((size) => Rational.of(size)),
  },
  {
    signature: 'nonZeroCount(tensor)',
    docs: 'How many entries differ from 0.',
    call: (given) => Rational.of(nonZeroCount(given.value('tensor'))),
  },
  {
    signature: 'rowsOf(matrix)',
    docs: 'The rows of a matrix as lists; entries in letters stay formulas.',
    call(given) {
      const matrix = given.value('matrix');
      if (!isSymbolicMatrix(matrix)) return given.matrix('matrix');
      const cells = matrix.entries.map(fromExpression);
      const { rows, columns } = matrix;
      return Array.from({ length: rows }, (_, row) =>
        cells.slice(row * columns, (row + 1) * columns),
      );
    },
  },
  {
    signature: 'transposed(matrix)',
    docs: 'The matrix flipped over its diagonal: rows become columns.',
    call(given) {
      const matrix = given.value('matrix');
      if (isSymbolicMatrix(matrix)) return transposed(matrix);
      const rows = given.matrix('matrix');
      return (rows[0] ?? []).map((_, column) => rows.map((row) => row[column] as Rational));
    },
  },
  {
    signature: 'turned(matrix)',
    docs: 'The matrix turned by 180°.',
    call: (given) =>
      given
        .matrix('matrix')
        .map((row) => row.toReversed())
        .toReversed(),
  },
  ...orderFunctions,
];

function sizes(shape: readonly Value[]): number[] {
  return shape.map((item) => {
    const size = asInteger(item, 'shape');
    if (size < 0) throw new ArgumentError('shape', 'sizes from 0', `${size}`);
    return size;
  });
}

function nonZeroCount(value: Value): number {
  if (isSymbolicMatrix(value))
    return value.entries.filter((entry) => !isThisNumber(entry, 0)).length;
  if (isList(value)) return value.reduce<number>((count, item) => count + nonZeroCount(item), 0);
  return equalValues(value, Rational.zero) ? 0 : 1;
}
