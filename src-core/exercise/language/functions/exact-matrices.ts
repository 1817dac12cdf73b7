import { Rational } from '#core/symbolic/rational.ts';
import type { OpName } from '#core/ops/index.ts';
import { isList } from '../value.ts';
import type { Value } from '../value.ts';
import { reduced } from './elimination.ts';
import { exactItems, isExact } from './op-values.ts';
import { shapeOfValue } from './nested-values.ts';
import type { Arguments } from './pack-function.ts';

type ExactWhole = (values: readonly (Value | undefined)[], given: Arguments) => Value | undefined;

/** Ops on whole tensors that divide on the way, in exact numbers. */
export const exactMatrices: ReadonlyMap<OpName, ExactWhole> = new Map<OpName, ExactWhole>([
  ['det', ([input]) => square(input) && reduced(square(input) as Rational[][]).determinant],
  ['inverse', ([input]) => inverseOf(square(input))],
  ['solve', ([input, other]) => solution(square(input), other)],
  ['sum', ([input], given) => ofAll(input, given, Rational.zero, (a, b) => a.add(b))],
  ['prod', ([input], given) => ofAll(input, given, Rational.one, (a, b) => a.mul(b))],
]);

/** The rows of an exact square matrix of up to 12 rows; undefined for anything else. */
function square(value: Value | undefined): Rational[][] | undefined {
  if (value === undefined || !isExact(value)) return undefined;
  const [rows, columns, ...rest] = shapeOfValue(value, 'matrix');
  if (rows === undefined || rows !== columns || rest.length > 0 || rows > 12) return undefined;
  return (value as readonly Value[]).map(exactItems);
}

/** Undefined for a singular matrix: then the op itself says so. */
function inverseOf(matrix: Rational[][] | undefined): Rational[][] | undefined {
  if (!matrix) return undefined;
  const size = matrix.length;
  const beside = matrix.map((row, i) => [
    ...row,
    ...Array.from({ length: size }, (_, j) => (i === j ? Rational.one : Rational.zero)),
  ]);
  const { rows, rank } = reduced(beside, size);
  return rank === size ? rows.map((row) => row.slice(size)) : undefined;
}

function solution(matrix: Rational[][] | undefined, other: Value | undefined): Value | undefined {
  if (!matrix || other === undefined || !isList(other) || !isExact(other)) return undefined;
  if (other.length !== matrix.length) return undefined;
  const sides = other.map(exactItems);
  const { rows, rank } = reduced(
    matrix.map((row, i) => [...row, ...(sides[i] as Rational[])]),
    matrix.length,
  );
  if (rank < matrix.length) return undefined;
  const found = rows.map((row) => row.slice(matrix.length));
  return other.some(isList) ? found : found.map(([only]) => only as Rational);
}

/** Over all numbers at once, however large they grow. */
function ofAll(
  value: Value | undefined,
  given: Arguments,
  start: Rational,
  join: (left: Rational, right: Rational) => Rational,
): Rational | undefined {
  if (value === undefined || given.has('dim') || !isExact(value)) return undefined;
  return exactItems(value).reduce(join, start);
}
