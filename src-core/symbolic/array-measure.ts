/** The value of a formula in which vectors, matrices, sums, unknown functions and expected values occur. */
import { seedFrom } from '#core/random.ts';
import { arrayCall } from './array-call.ts';
import type { CallContext } from './array-call.ts';
import { addMeasured, multiplyMeasured, raiseMeasured } from './array-arithmetic.ts';
import { expectation, isExpectation } from './array-expectation.ts';
import { cellAt, isArrayValue, mapped, settledArray } from './array-value.ts';
import type { ArrayValue, Measured } from './array-value.ts';
import { TERM_LIMIT, wholeRange } from './evaluate.ts';
import type { Expression, Series } from './expression.ts';
import { Rational } from './rational.ts';
import type { Value } from './value.ts';

/** What everything in a formula stands for at one sample point. */
export interface ArrayPoint {
  readonly scalars: ReadonlyMap<string, Rational>;
  readonly arrays: ReadonlyMap<string, ArrayValue>;
  /** The first index of each array. */
  readonly firsts: ReadonlyMap<string, number>;
  /** Functions by name; the number decides their values. */
  readonly functions: ReadonlySet<string>;
  readonly seed: number;
  /** The values of random symbols, one for each outcome. */
  readonly outcomes: ReadonlyMap<string, readonly Rational[]>;
  readonly outcome: number;
}

/** The value at a point, undefined where there is none. Errors: SizeIssue, BudgetError. */
export function measureArray(
  expression: Expression,
  point: ArrayPoint,
  context: CallContext,
): Measured | undefined {
  const inner = (part: Expression): Measured | undefined => measureArray(part, point, context);
  context.work.spend(1);
  switch (expression.kind) {
    case 'number':
      return expression.value;
    case 'symbol':
      return symbolValue(expression.name, point);
    case 'sum':
      return fold(expression.terms.map(inner), (a, b) => addMeasured(a, b, context));
    case 'product':
      return fold(expression.factors.map(inner), (a, b) => multiplyMeasured(a, b, context));
    case 'power': {
      const [base, exponent] = [inner(expression.base), inner(expression.exponent)];
      return base && exponent && raiseMeasured(base, exponent, context);
    }
    case 'series':
      return seriesValue(expression, point, context);
    case 'call':
      return callValue(expression, point, context);
  }
}

type Call = Extract<Expression, { kind: 'call' }>;

function callValue(
  expression: Call,
  point: ArrayPoint,
  context: CallContext,
): Measured | undefined {
  const { name } = expression;
  const [operator = '', distribution = ''] = name.split('_');
  if (isExpectation(operator)) {
    const parts = expression.arguments.map(
      (part) =>
        (outcome: number): Measured | undefined =>
          measureArray(part, { ...point, outcome }, context),
    );
    return expectation({ operator, distribution, parts }, point.seed, context);
  }
  const parts = expression.arguments.map((part) => measureArray(part, point, context));
  if (parts.includes(undefined)) return undefined;
  const values = parts as Measured[];
  if (name === 'at') return entryAt(expression, values, point);
  const [first] = values;
  if (!point.functions.has(name)) return arrayCall(name, values, context);
  return first && mapped(first, (cell) => unknownFunction(name, cell, point.seed));
}

function symbolValue(name: string, point: ArrayPoint): Measured | undefined {
  const array = point.arrays.get(name);
  if (array) return settledArray(array.rows, array.columns, array.cells);
  return point.outcomes.get(name)?.[point.outcome] ?? point.scalars.get(name);
}

function fold(
  values: readonly (Measured | undefined)[],
  step: (a: Measured, b: Measured) => Measured | undefined,
): Measured | undefined {
  if (values.length === 0) return Rational.zero;
  const [first, ...rest] = values;
  return rest.reduce<Measured | undefined>(
    (total, value) => total && value && step(total, value),
    first,
  );
}

function seriesValue(
  { operation, index, from, to, body }: Series,
  point: ArrayPoint,
  context: CallContext,
): Measured | undefined {
  const ends = [from, to].map((bound) => measureArray(bound, point, context));
  if (ends.some((end) => !end || isArrayValue(end))) return undefined;
  const [first, last] = ends as Value[];
  const range = wholeRange(first, last, TERM_LIMIT);
  if (!range) return undefined;
  const start = operation === 'sum' ? Rational.zero : Rational.one;
  // One map for all terms: copying it for each would take most of the time.
  const scalars = new Map(point.scalars);
  const inner = { ...point, scalars };
  const terms = range.map((place) => {
    scalars.set(index, place);
    return measureArray(body, inner, context);
  });
  if (terms.length === 0) return start;
  return fold(terms, (a, b) =>
    operation === 'sum' ? addMeasured(a, b, context) : multiplyMeasured(a, b, context),
  );
}

function entryAt(
  expression: Call,
  values: readonly Measured[],
  point: ArrayPoint,
): Measured | undefined {
  const [base, ...indices] = values;
  const [named] = expression.arguments;
  const first = (named?.kind === 'symbol' ? point.firsts.get(named.name) : undefined) ?? 1;
  const [row, column] = indices.map((index) =>
    index instanceof Rational && index.isInteger() ? index.toNumber() - first : -1,
  );
  if (!base || row === undefined || row < 0) return undefined;
  const array = isArrayValue(base) ? base : { rows: 1, columns: 1, cells: [base] };
  if (row >= array.rows) return undefined;
  if (column === undefined) {
    const cells = array.cells.slice(row * array.columns, (row + 1) * array.columns);
    return settledArray(1, array.columns, cells);
  }
  return column >= 0 && column < array.columns ? cellAt(array, row, column) : undefined;
}

/** A value that only the name and the argument decide, so that nothing but f(x) = f(x) holds. */
function unknownFunction(name: string, x: Value, seed: number): Rational | undefined {
  if (!(x instanceof Rational)) return undefined;
  const hash = seedFrom(seed, name, x.toString());
  return Rational.of((hash % 19) - 9, 1 + ((hash >>> 8) % 3));
}
