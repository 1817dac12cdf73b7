/** Operands of a formula: numbers, names, function calls and everything in brackets. */
import type { Cursor } from './cursor.ts';
import { call, divide, minusOne, number, one, power, symbol } from './expression.ts';
import type { Expression } from './expression.ts';
import type { FunctionSpec } from './functions.ts';
import type { Lexeme } from './lexemes.ts';
import { Rational } from './rational.ts';

/** How operands reach back into the grammar: a whole sum, or one operand with its powers. */
export interface Grammar {
  sum(cursor: Cursor): Expression;
  powered(cursor: Cursor): Expression;
}

const CLOSING = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
  ['⌊', '⌋'],
  ['⌈', '⌉'],
  ['|', '|'],
]);

const BRACKET_FUNCTIONS = new Map([
  ['⌊', 'floor'],
  ['⌈', 'ceil'],
  ['|', 'abs'],
]);

/** One operand without its powers. Errors: FormulaIssue when none stands here. */
export function parseOperand(cursor: Cursor, grammar: Grammar): Expression {
  const lexeme = cursor.next();
  switch (lexeme.kind) {
    case 'number':
      return number(lexeme.value);
    case 'symbol':
      return symbol(lexeme.name);
    case 'euler':
      return call('exp', one);
    case 'function':
      return parseCall(cursor, grammar, lexeme, lexeme.spec);
    case 'mark':
      return parseMark(cursor, grammar, lexeme, lexeme.text);
    default:
      return failAtOperand(cursor, lexeme);
  }
}

/** The exponent that raised characters stand for: ², ⁻¹. Errors: FormulaIssue when they make no number. */
export function raisedExponent(cursor: Cursor, lexeme: Lexeme, text: string): Expression {
  const value = Rational.parse(text);
  return value
    ? number(value)
    : cursor.fail('Write this power with ^ and brackets, as in x^(n+1).', lexeme);
}

function parseMark(cursor: Cursor, grammar: Grammar, mark: Lexeme, text: string): Expression {
  if (text === 'frac') {
    const top = parseArgument(cursor, grammar);
    return { kind: 'product', factors: [top, power(parseArgument(cursor, grammar), minusOne)] };
  }
  if (text === '√') {
    const degree = cursor.isMark('[') ? parseArgument(cursor, grammar) : undefined;
    const radicand = parseArgument(cursor, grammar);
    return degree ? power(radicand, divide(one, degree)) : call('sqrt', radicand);
  }
  const close = CLOSING.get(text);
  if (close === undefined) return failAtOperand(cursor, mark);
  const inner = cursor.inside(mark, close, () => grammar.sum(cursor));
  const name = BRACKET_FUNCTIONS.get(text);
  return name === undefined ? inner : call(name, inner);
}

/** What follows \frac or √: something in brackets, or a single operand. */
function parseArgument(cursor: Cursor, grammar: Grammar): Expression {
  return cursor.deeper(() => parseOperand(cursor, grammar));
}

function parseCall(cursor: Cursor, grammar: Grammar, name: Lexeme, spec: FunctionSpec): Expression {
  if (spec.most === 0) return call(spec.name);
  const exponent = functionExponent(cursor);
  const opening = cursor.peek();
  const close =
    opening.kind === 'mark' && '([{'.includes(opening.text) ? CLOSING.get(opening.text) : undefined;
  const parts =
    close === undefined ? [bareArgument(cursor, grammar, name)] : bracketed(cursor, grammar, close);
  if (parts.length < spec.least || parts.length > spec.most) {
    const wanted = spec.least === spec.most ? `${spec.least}` : `${spec.least} to ${spec.most}`;
    const noun = spec.most === 1 ? 'argument' : 'arguments';
    cursor.fail(`\`${cursor.source(name)}\` takes ${wanted} ${noun}, here ${parts.length}.`, name);
  }
  const result = call(spec.name, ...parts);
  return exponent ? power(result, exponent) : result;
}

function bracketed(cursor: Cursor, grammar: Grammar, close: string): Expression[] {
  return cursor.inside(cursor.next(), close, () => {
    const parts = [grammar.sum(cursor)];
    while (cursor.accept(',')) parts.push(grammar.sum(cursor));
    return parts;
  });
}

// The argument of `log n`. What follows it would be read differently by different people.
function bareArgument(cursor: Cursor, grammar: Grammar, name: Lexeme): Expression {
  const typed = cursor.source(name);
  if (!cursor.startsOperand())
    cursor.fail(`\`${typed}\` needs an argument in brackets: ${typed}(…).`, name);
  const argument = cursor.deeper(() => grammar.powered(cursor));
  if (cursor.startsOperand())
    cursor.fail(`Put the argument of \`${typed}\` in brackets: ${typed}(…).`, name);
  return argument;
}

/** The 2 of tanh²x or \tanh^2 x. */
function functionExponent(cursor: Cursor): Expression | undefined {
  const caret = cursor.accept('^');
  const lexeme = cursor.peek();
  if (!caret && lexeme.kind !== 'raised') return undefined;
  cursor.next();
  const exponent =
    lexeme.kind === 'raised' ? raisedExponent(cursor, lexeme, lexeme.text) : undefined;
  const value = lexeme.kind === 'number' ? number(lexeme.value) : exponent;
  if (value?.kind === 'number' && value.value.isInteger() && value.value.sign() > 0) return value;
  return cursor.fail('Write this power after the bracket, as in tanh(x)^2.', lexeme);
}

function failAtOperand(cursor: Cursor, lexeme: Lexeme): never {
  if (lexeme.kind === 'end')
    return cursor.fail('The formula ends where a number or a symbol was expected.', lexeme);
  if (lexeme.kind === 'mark' && lexeme.text === '/')
    return cursor.fail('Nothing stands in front of this division sign.', lexeme);
  return cursor.fail(
    `A number or a symbol was expected here, not ${cursor.source(lexeme)}.`,
    lexeme,
  );
}
