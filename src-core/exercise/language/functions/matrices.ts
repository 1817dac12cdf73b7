import { ArgumentError, BudgetError } from '#core/errors.ts';
import { Rational } from '#core/symbolic/rational.ts';
import type { Value } from '../value.ts';
import { reduced } from './elimination.ts';
import { exactRoot } from './exact-elements.ts';
import type { Arguments, PackFunction } from './pack-function.ts';

const MAX_SIDE = 60;
const { zero, one } = Rational;

/** Linear algebra in exact numbers; products, inverse and determinant are ops. */
export const matrixFunctions: PackFunction[] = [
  {
    signature: 'identity(size)',
    docs: 'The matrix with ones on the diagonal and zeros beside it.',
    call(given) {
      const size = given.integer('size');
      if (size < 0 || size > MAX_SIDE) throw new BudgetError('identity', `${MAX_SIDE} rows`);
      return squareOf(size, (i, j) => (i === j ? one : zero));
    },
  },
  {
    signature: 'diagonalMatrix(values)',
    docs: 'The square matrix with these numbers on its diagonal.',
    call(given) {
      const values = given.list('values');
      return squareOf(values.length, (i, j) => (i === j ? (values[i] as Value) : zero));
    },
  },
  {
    signature: 'rank(matrix)',
    docs: 'How many rows of a matrix are linearly independent.',
    call: (given) => Rational.of(reduced(small(given)).rank),
    misreadings: [
      {
        id: 'rank.rows-counted',
        title: 'rows counted',
        say: 'You counted the rows that are not 0. Rows that are combinations of others do not count.',
        call: (given) =>
          Rational.of(small(given).filter((row) => row.some((entry) => entry.sign() !== 0)).length),
      },
      {
        id: 'rank.largest-possible',
        title: 'smaller side taken',
        say: 'That is the largest rank that this size allows. Look for rows that depend on others.',
        call: (given) => Rational.of(Math.min(small(given).length, small(given)[0]?.length ?? 0)),
      },
    ],
  },
  {
    signature: 'nullSpace(matrix)',
    docs: 'Vectors that span all x with matrix · x = 0, one list each; none when only 0 does.',
    call: (given) => nullSpace(small(given)),
  },
  {
    signature: 'rowReduced(matrix)',
    docs: 'The reduced row echelon form: leading ones, alone in their columns.',
    call: (given) => reduced(small(given)).rows,
  },
  {
    signature: 'leastSquares(matrix, target)',
    docs: 'The x with the least sum of squares of matrix · x − target; the matrix has independent columns.',
    call: leastSquares,
  },
  {
    signature: 'eigenvalues(matrix)',
    docs: 'The eigenvalues of a 2 × 2 matrix, the larger one first; they have to be real.',
    call: eigenvalues,
  },
];

function squareOf(size: number, entry: (row: number, column: number) => Value): Value[][] {
  return Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (__, j) => entry(i, j)),
  );
}

function small(given: Arguments): Rational[][] {
  const matrix = given.matrix('matrix');
  if (matrix.length > MAX_SIDE || (matrix[0]?.length ?? 0) > MAX_SIDE)
    throw new BudgetError('matrix', `${MAX_SIDE} rows and columns`);
  return matrix;
}

function nullSpace(matrix: Rational[][]): Rational[][] {
  const columns = matrix[0]?.length ?? 0;
  const { rows, pivots } = reduced(matrix);
  const free = Array.from({ length: columns }, (_, j) => j).filter((j) => !pivots.includes(j));
  return free.map((at) =>
    Array.from({ length: columns }, (_, j) => {
      if (j === at) return one;
      const row = pivots.indexOf(j);
      return row < 0 ? zero : (rows[row]?.[at] as Rational).neg();
    }),
  );
}

/** Through the normal equations AᵀA x = Aᵀt. */
function leastSquares(given: Arguments): Value {
  const [matrix, target] = [small(given), given.vector('target')];
  if (matrix.length !== target.length)
    throw new ArgumentError('leastSquares', `${matrix.length} targets`, `${target.length}`);
  const columns = (matrix[0] ?? []).map((_, j) => matrix.map((row) => row[j] as Rational));
  const normal = columns.map((column) => [
    ...columns.map((other) => dot(column, other)),
    dot(column, target),
  ]);
  const { rows, rank } = reduced(normal, columns.length);
  if (rank < columns.length)
    throw new ArgumentError('leastSquares', 'independent columns', `rank ${rank}`);
  return rows.map((row) => row.at(-1) as Rational);
}

function dot(left: readonly Rational[], right: readonly Rational[]): Rational {
  return left.reduce((sum, entry, i) => sum.add(entry.mul(right[i] as Rational)), zero);
}

/** Half the trace ± the root of its square minus the determinant. */
function eigenvalues(given: Arguments): Value {
  const [[a, b], [c, d]] = twoByTwo(given.matrix('matrix'));
  const middle = a.add(d).div(Rational.of(2));
  const square = middle.mul(middle).sub(a.mul(d).sub(b.mul(c)));
  if (square.sign() < 0) throw new ArgumentError('eigenvalues', 'real eigenvalues', 'complex ones');
  const root = exactRoot(square);
  if (root) return [middle.add(root), middle.sub(root)];
  const [center, distance] = [middle.toNumber(), Math.sqrt(square.toNumber())];
  return [center + distance, center - distance];
}

type Pair<T> = [T, T];

function twoByTwo(matrix: Rational[][]): Pair<Pair<Rational>> {
  if (matrix.length === 2 && matrix[0]?.length === 2) return matrix as Pair<Pair<Rational>>;
  throw new ArgumentError('eigenvalues', 'a 2 × 2 matrix', `${matrix.length} rows`);
}
