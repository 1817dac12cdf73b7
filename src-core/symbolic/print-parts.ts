/** What the printers share: signs pulled to the front, quotients told apart from products. */
import { isNumber, negate, number, one, power } from './expression.ts';
import type { Expression } from './expression.ts';
import { Rational } from './rational.ts';

/** An expression without its leading minus sign, and whether it had one. */
interface Signed {
  readonly negative: boolean;
  readonly size: Expression;
}

export function signed(expression: Expression): Signed {
  const first = expression.kind === 'product' ? expression.factors[0] : expression;
  const negative = first?.kind === 'number' && first.value.sign() < 0;
  return { negative, size: negative ? negate(expression) : expression };
}

/** A quotient: the factors over the line and those under it, both without factors 1. */
interface Quotient {
  readonly over: readonly Expression[];
  readonly under: readonly Expression[];
}

export function quotient(expression: Expression): Quotient {
  const over: Expression[] = [];
  const under: Expression[] = [];
  for (const factor of expression.kind === 'product' ? expression.factors : [expression]) {
    if (factor.kind === 'number' && !factor.value.isInteger()) {
      over.push(number(Rational.of(factor.value.num)));
      under.push(number(Rational.of(factor.value.den)));
    } else if (factor.kind === 'power' && isNegative(factor.exponent)) {
      under.push(power(factor.base, negate(factor.exponent)));
    } else {
      over.push(factor);
    }
  }
  const kept =
    under.length > 0 && over.length > 1 ? over.filter((factor) => !isNumber(factor, 1)) : over;
  return { over: kept.length === 0 ? [one] : kept, under };
}

function isNegative(exponent: Expression): boolean {
  return exponent.kind === 'number' && exponent.value.sign() < 0;
}
