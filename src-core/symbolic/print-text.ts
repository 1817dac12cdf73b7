import { signOfTest } from './comparison.ts';
import type { Expression, Series } from './expression.ts';
import { functionSpec } from './functions.ts';
import { quotient, signed } from './print-parts.ts';

/** How tightly an expression holds together: a part that is looser than its place asks for gets brackets. */
const SUM = 1;
/** A ⊙ B needs brackets in a product, not in a sum. */
const ENTRYWISE = 1.5;
const PRODUCT = 2;
const POWER = 3;
const OPERAND = 4;

/** The formula as plain text, read back by `parseExpression`: `2·k·(r − 1)/s^2`. */
export function toText(expression: Expression): string {
  return write(expression)[0];
}

function write(expression: Expression): [text: string, binding: number] {
  const { negative, size } = signed(expression);
  if (negative) return [`−${within(size, PRODUCT)}`, SUM];
  switch (size.kind) {
    case 'symbol':
      return [size.name, OPERAND];
    case 'sum':
      return [writeSum(size.terms), SUM];
    case 'series':
      return [writeSeries(size), OPERAND];
    case 'call':
      return writeCall(size.name, size.arguments);
    default:
      return writeQuotient(size);
  }
}

function writeSum(terms: readonly Expression[]): string {
  if (terms.length === 0) return '0';
  return terms
    .map((term, at) => {
      const { negative, size } = signed(term);
      const text = within(size, ENTRYWISE);
      if (at === 0) return negative ? `−${text}` : text;
      return negative ? ` − ${text}` : ` + ${text}`;
    })
    .join('');
}

function writeQuotient(expression: Expression): [string, number] {
  const { over, under } = quotient(expression);
  if (under.length === 0) return writeProduct(over);
  const top = writeFactors(over);
  const bottom =
    under.length === 1 ? within(under[0] as Expression, POWER) : `(${writeFactors(under)})`;
  return [`${top}/${bottom}`, PRODUCT];
}

function writeProduct(factors: readonly Expression[]): [string, number] {
  const only = factors.length === 1 ? factors[0] : undefined;
  if (only?.kind === 'number')
    return [only.value.toString().replace('-', '−'), only.value.sign() < 0 ? SUM : OPERAND];
  if (only?.kind === 'power')
    return [`${within(only.base, OPERAND)}^${within(only.exponent, OPERAND)}`, POWER];
  return only ? write(only) : [factors.length === 0 ? '1' : writeFactors(factors), PRODUCT];
}

function writeFactors(factors: readonly Expression[]): string {
  return factors.map((factor) => within(factor, factors.length === 1 ? PRODUCT : POWER)).join('·');
}

function writeSeries({ operation, index, from, to, body }: Series): string {
  const word = operation === 'sum' ? 'sum' : 'prod';
  return `${word}(${index}=${toText(from)}..${toText(to)}, ${toText(body)})`;
}

function writeCall(name: string, parts: readonly Expression[]): [string, number] {
  if (name === 'pi') return ['π', OPERAND];
  const inner = parts.map(toText);
  const [first, second] = parts;
  const sign = signOfTest.get(name);
  if (sign) return [`[${inner.join(` ${sign} `)}]`, OPERAND];
  if (first && name === 'transpose') return [`${within(first, OPERAND)}ᵀ`, POWER];
  if (first && second && name === 'hadamard')
    return [`${within(first, POWER)} ⊙ ${within(second, POWER)}`, ENTRYWISE];
  if (name === 'at') return [`${inner[0]}[${inner.slice(1).join(', ')}]`, OPERAND];
  if (name === 'infinity') return ['∞', OPERAND];
  if (name === 'dsigmoid') return [`σ′(${inner[0]})`, OPERAND];
  if (name === 'norm') return [`‖${inner[0]}‖`, OPERAND];
  if (name === 'norm1') return [`‖${inner[0]}‖_1`, OPERAND];
  if (name === 'norminf') return [`‖${inner[0]}‖_∞`, OPERAND];
  if (functionSpec(name)?.needs === 'random') return [`${name}[${inner.join(', ')}]`, OPERAND];
  if (name === 'floor') return [`⌊${inner[0]}⌋`, OPERAND];
  if (name === 'ceil') return [`⌈${inner[0]}⌉`, OPERAND];
  return [`${name}(${inner.join(', ')})`, OPERAND];
}

function within(expression: Expression, least: number): string {
  const [text, binding] = write(expression);
  return binding < least ? `(${text})` : text;
}
