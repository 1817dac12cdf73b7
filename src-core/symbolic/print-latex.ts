import { signOfTest } from './comparison.ts';
import type { Expression, Series } from './expression.ts';
import { isNumber } from './expression.ts';
import { functionSpec } from './functions.ts';
import { quotient, signed } from './print-parts.ts';
import { nameToLatex } from './symbol-name.ts';

type Call = Extract<Expression, { kind: 'call' }>;

const SUM = 1;
/** A ⊙ B needs brackets in a product, not in a sum. */
const ENTRYWISE = 1.5;
const PRODUCT = 2;
const POWER = 3;
const OPERAND = 4;

/** The formula as LaTeX, for KaTeX: `\frac{2 k}{s^{2}}`, `w_{10}`, `\left\lfloor n\right\rfloor`. */
export function toLatex(expression: Expression): string {
  return write(expression)[0];
}

function write(expression: Expression): [latex: string, binding: number] {
  const { negative, size } = signed(expression);
  if (negative) return [`-${within(size, PRODUCT)}`, SUM];
  switch (size.kind) {
    case 'symbol':
      return [nameToLatex(size.name), OPERAND];
    case 'sum':
      return [writeSum(size.terms), SUM];
    case 'series':
      return [writeSeries(size), PRODUCT];
    case 'call':
      return writeCall(size);
    default:
      return writeQuotient(size);
  }
}

function writeSum(terms: readonly Expression[]): string {
  if (terms.length === 0) return '0';
  return terms
    .map((term, at) => {
      const { negative, size } = signed(term);
      const latex = within(size, ENTRYWISE);
      return at === 0 ? `${negative ? '-' : ''}${latex}` : ` ${negative ? '-' : '+'} ${latex}`;
    })
    .join('');
}

function writeQuotient(expression: Expression): [string, number] {
  const { over, under } = quotient(expression);
  if (under.length > 0) return [`\\frac{${writeFactors(over)}}{${writeFactors(under)}}`, POWER];
  const only = over.length === 1 ? over[0] : undefined;
  if (only?.kind === 'number') return [only.value.toString(), OPERAND];
  if (only?.kind === 'power') return writePower(only.base, only.exponent);
  return only ? write(only) : [writeFactors(over), PRODUCT];
}

function writePower(base: Expression, exponent: Expression): [string, number] {
  return [`${within(base, OPERAND)}^{${toLatex(exponent)}}`, POWER];
}

// Juxtaposition reads as a product except in front of a digit.
function writeFactors(factors: readonly Expression[]): string {
  const only = factors.length === 1 ? factors[0] : undefined;
  if (only) return toLatex(only);
  return factors
    .map((factor, at) => {
      const latex = within(factor, POWER);
      return at === 0 ? latex : /^[\d-]/.test(latex) ? ` \\cdot ${latex}` : ` ${latex}`;
    })
    .join('');
}

function writeSeries({ operation, index, from, to, body }: Series): string {
  const sign = operation === 'sum' ? '\\sum' : '\\prod';
  return `${sign}_{${nameToLatex(index)} = ${toLatex(from)}}^{${toLatex(to)}} ${within(body, PRODUCT)}`;
}

function writeCall({ name, arguments: parts }: Call): [string, number] {
  const [first, second] = parts;
  const sign = signOfTest.get(name);
  if (first && second && sign)
    return [`\\left[${toLatex(first)} ${testSigns.get(sign)} ${toLatex(second)}\\right]`, OPERAND];
  if (first && name === 'exp') return [isNumber(first, 1) ? 'e' : `e^{${toLatex(first)}}`, POWER];
  if (first && name === 'transpose') return [`${within(first, OPERAND)}^{\\top}`, POWER];
  if (first && second && name === 'hadamard')
    return [`${within(first, POWER)} \\odot ${within(second, POWER)}`, ENTRYWISE];
  const inner = parts.map(toLatex).join(', ');
  if (first?.kind === 'symbol' && name === 'at') return [entryToLatex(first.name, parts), OPERAND];
  const latex = functionSpec(name)?.latex ?? nameToLatex(name);
  if (typeof latex !== 'string') return [`${latex[0]}${inner}${latex[1]}`, OPERAND];
  if (parts.length === 0) return [latex, OPERAND];
  const distribution = /^(?:E|Var|Cov)_(.+)$/.exec(name)?.[1];
  const operator = distribution === undefined ? latex : `${latex}_{${nameToLatex(distribution)}}`;
  const isRandom = functionSpec(name)?.needs === 'random';
  const [open, close] = isRandom ? ['[', ']'] : ['(', ')'];
  return [`${operator}\\left${open}${inner}\\right${close}`, OPERAND];
}

// w1 with an index i is w_{1,i}: one subscript, not two.
function entryToLatex(name: string, parts: readonly Expression[]): string {
  const indices = parts.slice(1).map(toLatex).join(', ');
  const latex = nameToLatex(name);
  const [, head, subscript] = /^(.*)_\{(.*)\}('*)$/.exec(latex) ?? [];
  return head === undefined ? `${latex}_{${indices}}` : `${head}_{${subscript},${indices}}`;
}

/** Signs of comparisons as LaTeX. */
const testSigns: ReadonlyMap<string, string> = new Map([
  ['>', '>'],
  ['≥', '\\ge'],
  ['=', '='],
  ['≠', '\\ne'],
]);

function within(expression: Expression, least: number): string {
  const [latex, binding] = write(expression);
  return binding < least ? `\\left(${latex}\\right)` : latex;
}
