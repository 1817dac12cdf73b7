/** What is done to vectors and matrices: transposes, diagonals, norms, entrywise and outer products. */
import {
  cellAt,
  columnOf,
  isArrayValue,
  matrixProduct,
  settledArray,
  transposedValue,
} from './array-value.ts';
import type { ArrayValue, Measured } from './array-value.ts';
import { asArray, needSameSize, needSquare, needVector } from './array-sizes.ts';
import type { SizeNames } from './array-sizes.ts';
import { evaluateCall } from './evaluate-call.ts';
import { inverseOf, determinantOf } from './array-inverse.ts';
import { Rational } from './rational.ts';
import { addValues, multiplyValues, raiseValue } from './value.ts';
import type { Value } from './value.ts';
import type { Work } from './work.ts';

/** What a rule may use: the steps that are left, and names for sizes. */
export interface CallContext {
  readonly work: Work;
  readonly names: SizeNames;
}

type Rule = (parts: readonly Measured[], context: CallContext) => Measured | undefined;

/** The value of a function of numbers, vectors and matrices. Errors: SizeIssue. */
export function arrayCall(
  name: string,
  parts: readonly Measured[],
  context: CallContext,
): Measured | undefined {
  const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
  if (rule) return rule(parts, context);
  const [first] = parts;
  if (!first || !parts.some(isArrayValue)) return evaluateCall(name, parts as readonly Value[]);
  // max(x) of one vector is its largest entry; max(x, 0) is taken entry by entry.
  if ((name === 'max' || name === 'min') && parts.length === 1 && isArrayValue(first))
    return evaluateCall(name, first.cells);
  return entrywise(name, parts, context);
}

const rules: Readonly<Record<string, Rule>> = {
  transpose: ([x]) => x && transposedValue(x),
  diag: ([x], { names }) => x && diagonal(x, names),
  tr: ([x], { names }) => x && trace(asArray(x), names),
  det: ([x], context) =>
    x && determinantOf(needSquare(asArray(x), 'det', context.names), context.work),
  inv: ([x], context) => x && inverseOf(needSquare(asArray(x), 'inv', context.names), context.work),
  norm: ([x]) => x && raised(sumOf(asArray(x).cells.map((cell) => multiplyValues(cell, cell)))),
  norm1: ([x]) => x && sumOf(asArray(x).cells.map((cell) => evaluateCall('abs', [cell]))),
  norminf: ([x]) => x && largest(asArray(x).cells.map((cell) => evaluateCall('abs', [cell]))),
  dot: ([x, y], context) => x && y && inner(asArray(x), asArray(y), context),
  outer: ([x, y], context) => x && y && outer(asArray(x), asArray(y), context),
  hadamard: ([x, y], context) => x && y && hadamard(x, y, context),
  eye: ([n]) => (n instanceof Rational ? identity(n) : undefined),
};

function entrywise(
  name: string,
  parts: readonly Measured[],
  { work, names }: CallContext,
): Measured | undefined {
  const arrays = parts.filter(isArrayValue);
  const [model] = arrays;
  if (!model) return undefined;
  arrays.forEach((other) => needSameSize(model, other, name, names));
  work.spend(model.cells.length);
  const cells = model.cells.map((_, at) => {
    const values = parts.map((part) => (isArrayValue(part) ? part.cells[at] : part));
    return values.includes(undefined) ? undefined : evaluateCall(name, values as Value[]);
  });
  return settledArray(model.rows, model.columns, cells);
}

function diagonal(value: Measured, names: SizeNames): Measured | undefined {
  const array = asArray(value);
  if (array.rows !== 1 && array.columns !== 1) {
    const square = needSquare(array, 'diag', names);
    return columnOf(Array.from({ length: square.rows }, (_, at) => cellAt(square, at, at)));
  }
  const n = array.cells.length;
  const cells = Array.from({ length: n * n }, (_, at) =>
    at % (n + 1) === 0 ? array.cells[at / (n + 1)] : Rational.zero,
  );
  return settledArray(n, n, cells);
}

function trace(value: ArrayValue, names: SizeNames): Value | undefined {
  const square = needSquare(value, 'tr', names);
  return sumOf(Array.from({ length: square.rows }, (_, at) => cellAt(square, at, at)));
}

function inner(x: ArrayValue, y: ArrayValue, context: CallContext): Measured | undefined {
  needSameSize(x, y, 'dot', context.names);
  context.work.spend(x.cells.length);
  return sumOf(x.cells.map((cell, at) => product(cell, y.cells[at])));
}

function outer(x: ArrayValue, y: ArrayValue, { work, names }: CallContext): Measured | undefined {
  const [column, row] = [needVector(x, 'outer', names), needVector(y, 'outer', names)];
  const size = { rows: column.length, columns: 1, cells: column };
  return matrixProduct(size, { rows: 1, columns: row.length, cells: row }, work);
}

function hadamard(a: Measured, b: Measured, { work, names }: CallContext): Measured | undefined {
  needSameSize(a, b, '⊙', names);
  const [x, y] = [asArray(a), asArray(b)];
  work.spend(x.cells.length);
  return settledArray(
    x.rows,
    x.columns,
    x.cells.map((cell, at) => product(cell, y.cells[at])),
  );
}

function identity(size: Rational): Measured | undefined {
  if (!size.isInteger() || size.sign() <= 0 || size.compare(Rational.of(12)) > 0) return undefined;
  const n = size.toNumber();
  const cells = Array.from({ length: n * n }, (_, at) =>
    at % (n + 1) === 0 ? Rational.one : Rational.zero,
  );
  return settledArray(n, n, cells);
}

function product(a: Value, b: Value | undefined): Value | undefined {
  return b && multiplyValues(a, b);
}

function raised(square: Value | undefined): Value | undefined {
  return square && raiseValue(square, Rational.of(1, 2));
}

function largest(values: readonly (Value | undefined)[]): Value | undefined {
  return values.includes(undefined) ? undefined : evaluateCall('max', values as Value[]);
}

function sumOf(values: readonly (Value | undefined)[]): Value | undefined {
  return values.reduce<Value | undefined>(
    (total, value) => total && value && addValues(total, value),
    Rational.zero,
  );
}
