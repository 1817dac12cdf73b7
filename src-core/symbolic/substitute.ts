import { add, call, multiply, power, symbol } from './expression.ts';
import type { Expression } from './expression.ts';
import { symbolsOf } from './walk.ts';

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
    case 'series': {
      const { index, from, to, body } = expression;
      const free = new Map([...values].filter(([name]) => name !== index));
      const parts = { from: inside(from), to: inside(to) };
      if (!symbolsOf(...free.values()).includes(index))
        return { ...expression, ...parts, body: substitute(body, free) };
      // What is put in speaks of another i than the sum does.
      const other = `${index}′`;
      const renamed = substitute(body, new Map([[index, symbol(other)]]));
      return substitute({ ...expression, ...parts, index: other, body: renamed }, free);
    }
  }
}
