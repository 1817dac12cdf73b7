import { ArgumentError } from '#core/errors.ts';
import type { Approximate } from './approximate.ts';
import type { Expression } from './expression.ts';
import { evaluateCall } from './evaluate-call.ts';
import { Rational } from './rational.ts';
import { addValues, multiplyValues, raiseValue } from './value.ts';
import type { Value } from './value.ts';

/**
 * The value of an expression at a point: exact wherever it is a fraction, else the nearest float64 we find.
 * Undefined where there is none (a division by 0, √−1) or where it is too large for a float64.
 *
 * Errors: ArgumentError for a symbol without a value.
 */
export function evaluate(
  expression: Expression,
  point: ReadonlyMap<string, Rational>,
): Rational | number | undefined {
  const value = measure(expression, point);
  return value === undefined || value instanceof Rational ? value : value.value;
}

/** As `evaluate`, but what is not exact comes with a bound on its error. */
export function measure(
  expression: Expression,
  point: ReadonlyMap<string, Rational>,
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
      return combine(expression.terms, point, Rational.zero, addValues);
    case 'product':
      return combine(expression.factors, point, Rational.one, multiplyValues);
    case 'power': {
      const base = measure(expression.base, point);
      const exponent = base && measure(expression.exponent, point);
      return base && exponent && raiseValue(base, exponent);
    }
    case 'call': {
      const parts = expression.arguments.map((part) => measure(part, point));
      return parts.includes(undefined)
        ? undefined
        : evaluateCall(expression.name, parts as Value[]);
    }
  }
}

// No short cut at 0: 0 · (1/0) has no value.
function combine(
  parts: readonly Expression[],
  point: ReadonlyMap<string, Rational>,
  start: Rational,
  step: (left: Value, right: Value) => Value | undefined,
): Value | undefined {
  let total: Value | undefined = start;
  for (const part of parts) {
    const value: Value | undefined = total && measure(part, point);
    total = value && total && step(total, value);
  }
  return total;
}
