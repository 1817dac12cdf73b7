import type { Expression, Series } from './expression.ts';
import { isNumber } from './expression.ts';
import { functionSpec } from './functions.ts';
import { quotient, signed } from './print-parts.ts';
import type { Rational } from './rational.ts';
import { nameToSpeech } from './symbol-name.ts';

/** The formula as it is read aloud: `k minus 1`, `the fraction 2 times k over s squared, end fraction`. */
export function toSpeech(expression: Expression): string {
  const { negative, size } = signed(expression);
  return negative ? `minus ${grouped(size)}` : say(size);
}

function say(expression: Expression): string {
  switch (expression.kind) {
    case 'symbol':
      return nameToSpeech(expression.name);
    case 'number':
      return sayNumber(expression.value);
    case 'sum':
      return saySum(expression.terms);
    case 'series':
      return saySeries(expression);
    case 'call':
      return sayCall(expression.name, expression.arguments);
    default:
      return sayQuotient(expression);
  }
}

function sayNumber(value: Rational): string {
  const size = value.abs();
  const text = size.isInteger() ? `${size.num}` : `${size.num} over ${size.den}`;
  return value.sign() < 0 ? `minus ${text}` : text;
}

function saySum(terms: readonly Expression[]): string {
  if (terms.length === 0) return '0';
  return terms
    .map((term, at) => {
      const { negative, size } = signed(term);
      const sign = negative ? 'minus ' : at === 0 ? '' : 'plus ';
      return `${sign}${grouped(size)}`;
    })
    .join(' ');
}

function sayQuotient(expression: Expression): string {
  const { over, under } = quotient(expression);
  if (under.length > 0)
    return `the fraction ${sayFactors(over)} over ${sayFactors(under)}, end fraction`;
  const only = over.length === 1 ? over[0] : undefined;
  if (only?.kind === 'power') return sayPower(only.base, only.exponent);
  return only ? say(only) : sayFactors(over);
}

function sayFactors(factors: readonly Expression[]): string {
  if (factors.length === 0) return '1';
  return factors.length === 1
    ? toSpeech(factors[0] as Expression)
    : factors.map(grouped).join(' times ');
}

function sayPower(base: Expression, exponent: Expression): string {
  if (isNumber(exponent, 2)) return `${operand(base)} squared`;
  if (isNumber(exponent, 3)) return `${operand(base)} cubed`;
  return `${operand(base)} to the power of ${operand(exponent)}`;
}

function saySeries({ operation, index, from, to, body }: Series): string {
  const title = operation === 'sum' ? 'the sum' : 'the product';
  const range = `for ${nameToSpeech(index)} from ${toSpeech(from)} to ${toSpeech(to)}`;
  return `${title} ${range} of ${toSpeech(body)}, end ${operation}`;
}

/** How two parts are compared or combined, in words. */
const BETWEEN: ReadonlyMap<string, string> = new Map([
  ['greater', 'is greater than'],
  ['atLeast', 'is at least'],
  ['equals', 'equals'],
  ['differs', 'differs from'],
]);

function sayCall(name: string, parts: readonly Expression[]): string {
  const [first, second] = parts;
  const between = BETWEEN.get(name);
  if (first && second && between)
    return `1 if ${toSpeech(first)} ${between} ${toSpeech(second)} and 0 if not`;
  if (first && second && name === 'hadamard')
    return `${grouped(first)} entrywise times ${grouped(second)}`;
  if (first && name === 'transpose') return `${operand(first)} transpose`;
  if (first && name === 'at')
    return `${toSpeech(first)} sub ${parts.slice(1).map(toSpeech).join(', ')}`;
  const spec = functionSpec(name);
  const title = spec?.speech ?? `${name} of`;
  if (parts.length === 0) return title;
  const inner = parts.map(toSpeech).join(', ');
  const isPlain = parts.every((part) => part.kind === 'symbol' || part.kind === 'number');
  return isPlain ? `${title} ${inner}` : `${title} ${inner}, end ${spec?.name ?? name}`;
}

function grouped(expression: Expression): string {
  const needsBrackets = expression.kind === 'sum' || signed(expression).negative;
  return needsBrackets ? bracketed(expression) : toSpeech(expression);
}

/** A part of a power: brackets around anything but a number, a symbol or a function. */
function operand(expression: Expression): string {
  const { kind } = expression;
  const isShort =
    kind === 'symbol' || kind === 'call' || (kind === 'number' && !signed(expression).negative);
  return isShort ? toSpeech(expression) : bracketed(expression);
}

function bracketed(expression: Expression): string {
  return `open bracket ${toSpeech(expression)} close bracket`;
}
