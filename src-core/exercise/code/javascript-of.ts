import { ArgumentError } from '#core/errors.ts';
import type { Expression } from '#core/symbolic/expression.ts';

const FUNCTIONS: Readonly<Record<string, (...parts: string[]) => string>> = {
  abs: (x) => `Math.abs(${x})`,
  cos: (x) => `Math.cos(${x})`,
  exp: (x) => `Math.exp(${x})`,
  log: (x) => `Math.log(${x})`,
  max: (...all) => `Math.max(${all.join(', ')})`,
  min: (...all) => `Math.min(${all.join(', ')})`,
  relu: (x) => `Math.max(${x}, 0)`,
  sigmoid: (x) => `(1 / (1 + Math.exp(-${x})))`,
  sin: (x) => `Math.sin(${x})`,
  sqrt: (x) => `Math.sqrt(${x})`,
  tanh: (x) => `Math.tanh(${x})`,
};

/**
 * A formula as JavaScript, each part in brackets. Symbols keep their names.
 *
 * Errors: ArgumentError for a function that has no counterpart there.
 */
export function javaScriptOf(expression: Expression): string {
  const joined = (parts: readonly Expression[], sign: string, none: string): string =>
    parts.length === 0 ? none : `(${parts.map(javaScriptOf).join(` ${sign} `)})`;
  switch (expression.kind) {
    case 'number':
      return `(${expression.value.toNumber()})`;
    case 'symbol':
      return expression.name;
    case 'sum':
      return joined(expression.terms, '+', '0');
    case 'product':
      return joined(expression.factors, '*', '1');
    case 'power':
      return `Math.pow(${javaScriptOf(expression.base)}, ${javaScriptOf(expression.exponent)})`;
    case 'call':
      return writeCall(expression.name, expression.arguments.map(javaScriptOf));
    default:
      throw new ArgumentError(
        'javaScriptOf',
        'a formula without sums over an index',
        expression.kind,
      );
  }
}

function writeCall(name: string, parts: readonly string[]): string {
  const write = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
  if (write) return write(...parts);
  throw new ArgumentError('javaScriptOf', `one of ${Object.keys(FUNCTIONS).join(', ')}`, name);
}
