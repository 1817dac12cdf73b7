import { add, call, multiply, power } from './expression.ts';
import type { Expression } from './expression.ts';

/** The expression with symbols replaced, all at once: what is put in is not searched again. */
export function substitute(
  expression: Expression,
  values: ReadonlyMap<string, Expression>,
): Expression {
  const inside = (part: Expression): Expression => substitute(part, values);
  switch (expression.kind) {
    case 'number':
      return expression;
    case 'symbol':
      return values.get(expression.name) ?? expression;
    case 'sum':
      return add(...expression.terms.map(inside));
    case 'product':
      return multiply(...expression.factors.map(inside));
    case 'power':
      return power(inside(expression.base), inside(expression.exponent));
    case 'call':
      return call(expression.name, ...expression.arguments.map(inside));
  }
}
