import { ArgumentError, BudgetError } from '#core/errors.ts';
import type { Approximate } from './approximate.ts';
import type { Expression, Series } from './expression.ts';
import { evaluateCall } from './evaluate-call.ts';
import { Rational } from './rational.ts';
import { addValues, multiplyValues, raiseValue } from './value.ts';
import type { Value } from './value.ts';
import { VERDICT_STEPS, Work, costOf } from './work.ts';

/**
 * The value of an expression at a point: exact wherever it is a fraction, else the nearest float64 we find.
 * Undefined where there is none (a division by 0, √−1), where it is too large for a float64, or takes too long.
 *
 * Errors: ArgumentError for a symbol without a value.
 */
export function evaluate(
  expression: Expression,
  point: ReadonlyMap<string, Rational>,
): Rational | number | undefined {
  try {
    const value = measure(expression, point, new Work(VERDICT_STEPS));
    return value === undefined || value instanceof Rational ? value : value.value;
  } catch (thrown) {
    if (thrown instanceof BudgetError) return undefined;
    throw thrown;
  }
}

/** Terms of one sum that are added up. */
export const TERM_LIMIT = 10_000;

/** As `evaluate`, but what is not exact comes with a bound on its error. Errors: BudgetError when `work` is used up. */
export function measure(
  expression: Expression,
  point: ReadonlyMap<string, Rational>,
  work = new Work(VERDICT_STEPS),
): Rational | Approximate | undefined {
  switch (expression.kind) {
    case 'number':
      return expression.value;
    case 'symbol': {
      const value = point.get(expression.name);
      if (value) return value;
      throw new ArgumentError(
        'evaluate',
        `a value for ${expression.name}`,
        [...point.keys()].join(', ') || 'none',
      );
    }
    case 'sum':
      return combine(expression.terms, point, work, Rational.zero, addValues);
    case 'product':
      return combine(expression.factors, point, work, Rational.one, multiplyValues);
    case 'power': {
      const base = measure(expression.base, point, work);
      const exponent = base && measure(expression.exponent, point, work);
      const value = base && exponent && raiseValue(base, exponent);
      if (value) work.spend(costOf(value));
      return value;
    }
    case 'call': {
      const parts = expression.arguments.map((part) => measure(part, point, work));
      return parts.includes(undefined)
        ? undefined
        : evaluateCall(expression.name, parts as Value[]);
    }
    case 'series':
      return measureSeries(expression, point, work);
  }
}

// No short cut at 0: 0 · (1/0) has no value.
function combine(
  parts: readonly Expression[],
  point: ReadonlyMap<string, Rational>,
  work: Work,
  start: Rational,
  step: (left: Value, right: Value) => Value | undefined,
): Value | undefined {
  let total: Value | undefined = start;
  for (const part of parts) {
    const value: Value | undefined = total && measure(part, point, work);
    if (value && total) work.spend(costOf(total, value));
    total = value && total && step(total, value);
  }
  return total;
}

function measureSeries(
  { operation, index, from, to, body }: Series,
  point: ReadonlyMap<string, Rational>,
  work: Work,
): Value | undefined {
  const [first, last] = [measure(from, point, work), measure(to, point, work)];
  const range = wholeRange(first, last, TERM_LIMIT);
  const step = operation === 'sum' ? addValues : multiplyValues;
  let total: Value | undefined = range && (operation === 'sum' ? Rational.zero : Rational.one);
  for (const place of range ?? []) {
    if (!total) return undefined;
    const term = measure(body, new Map([...point, [index, place]]), work);
    work.spend(1);
    total = term && step(total, term);
  }
  return total;
}

/** All whole numbers from `first` to `last`; undefined for other ends, and for more than `room` numbers. */
export function wholeRange(
  first: Value | undefined,
  last: Value | undefined,
  room: number,
): Rational[] | undefined {
  if (!(first instanceof Rational && last instanceof Rational)) return undefined;
  if (!first.isInteger() || !last.isInteger()) return undefined;
  const count = last.sub(first).toNumber() + 1;
  if (count > room) return undefined;
  return Array.from({ length: Math.max(0, count) }, (_, at) => first.add(Rational.of(at)));
}
