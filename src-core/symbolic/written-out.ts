/** Sums and products with numbers as bounds, written out term by term, so that algebra can work on them. */
import { declaredDomain } from './domain.ts';
import type { DomainMap } from './domain.ts';
import { evaluate, wholeRange } from './evaluate.ts';
import { add, call, multiply, number, power } from './expression.ts';
import type { Expression, Series } from './expression.ts';
import { functionSpec } from './functions.ts';
import { substitute } from './substitute.ts';
import { sizeOf, somePart, symbolsOf } from './walk.ts';

/** Terms of one sum that are written out, and parts of the whole formula. */
const TERM_LIMIT = 64;
const SIZE_LIMIT = 2_000;

/** The formula without sums of few terms; unchanged where there are none. */
export function writtenOut(expression: Expression): Expression {
  if (!somePart(expression, ({ kind }) => kind === 'series')) return expression;
  const result = expanded(expression);
  return sizeOf(result) <= SIZE_LIMIT ? result : expression;
}

/**
 * Whether only numbers are added and multiplied, so that factors commute: vectors and matrices occur by their entries
 * x[1] alone, sums are written out, and nothing is averaged.
 */
export function isScalar(expression: Expression, domains: DomainMap): boolean {
  return !somePart(expression, (part) => {
    if (part.kind === 'series') return true;
    if (part.kind === 'symbol') return isFormal(part.name, domains);
    if (part.kind !== 'call') return false;
    return (
      ['at', 'hadamard'].includes(part.name) ||
      isFormal(part.name, domains) ||
      functionSpec(part.name)?.needs !== undefined
    );
  });
}

function isFormal(name: string, domains: DomainMap): boolean {
  return !['integer', 'rational', 'real'].includes(declaredDomain(domains, name).kind);
}

function expanded(expression: Expression): Expression {
  switch (expression.kind) {
    case 'sum':
      return add(...expression.terms.map(expanded));
    case 'product':
      return multiply(...expression.factors.map(expanded));
    case 'power':
      return power(expanded(expression.base), expanded(expression.exponent));
    case 'call':
      return call(expression.name, ...expression.arguments.map(expanded));
    case 'series':
      return termsOf(expression);
    default:
      return expression;
  }
}

function termsOf(series: Series): Expression {
  const { operation, index, from, to } = series;
  const body = expanded(series.body);
  if (symbolsOf(from, to).length > 0) return { ...series, body };
  const [first, last] = [from, to].map((bound) => evaluate(bound, new Map()));
  const isWhole = typeof first === 'object' && typeof last === 'object';
  const range = isWhole ? wholeRange(first, last, TERM_LIMIT) : undefined;
  if (!range || range.length * sizeOf(body) > SIZE_LIMIT) return { ...series, body };
  const terms = range.map((place) => substitute(body, new Map([[index, number(place)]])));
  return operation === 'sum' ? add(...terms) : multiply(...terms);
}
