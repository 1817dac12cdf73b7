import type { Expression } from './expression.ts';
import { isNumber } from './expression.ts';
import { functionSpec } from './functions.ts';
import { quotient, signed } from './print-parts.ts';
import { nameToLatex } from './symbol-name.ts';

const SUM = 1;
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
    case 'call':
      return [writeCall(size.name, size.arguments), size.name === 'exp' ? POWER : OPERAND];
    default:
      return writeQuotient(size);
  }
}

function writeSum(terms: readonly Expression[]): string {
  if (terms.length === 0) return '0';
  return terms
    .map((term, at) => {
      const { negative, size } = signed(term);
      const latex = within(size, PRODUCT);
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

function writeCall(name: string, parts: readonly Expression[]): string {
  const latex = functionSpec(name)?.latex ?? `\\operatorname{${name}}`;
  const inner = parts.map(toLatex).join(', ');
  if (name === 'exp') return parts[0] && isNumber(parts[0], 1) ? 'e' : `e^{${inner}}`;
  if (typeof latex !== 'string') return `${latex[0]}${inner}${latex[1]}`;
  return parts.length === 0 ? latex : `${latex}\\left(${inner}\\right)`;
}

function within(expression: Expression, least: number): string {
  const [latex, binding] = write(expression);
  return binding < least ? `\\left(${latex}\\right)` : latex;
}
