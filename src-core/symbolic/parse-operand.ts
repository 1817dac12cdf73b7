/** Operands of a formula: numbers, names, function calls and everything in brackets. */
import type { Cursor } from './cursor.ts';
import { call, divide, minusOne, number, one, power } from './expression.ts';
import type { Expression } from './expression.ts';
import type { Lexeme } from './lexemes.ts';
import { closingOf, normName, parseSubscriptTest, parseTest } from './parse-bracket.ts';
import { parseCall, parseInner, parseSymbol } from './parse-call.ts';
import { parseSeries } from './parse-series.ts';

/** How operands reach back into the grammar: a whole sum, a product, one operand with its sign and powers, or without. */
export interface Grammar {
  sum(cursor: Cursor): Expression;
  product(cursor: Cursor): Expression;
  signed(cursor: Cursor): Expression;
  powered(cursor: Cursor): Expression;
  operand(cursor: Cursor): Expression;
}

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
      return cursor.accept('_') ? parseSubscriptTest(cursor, grammar) : number(lexeme.value);
    case 'symbol':
      return parseSymbol(cursor, grammar, lexeme);
    case 'series':
      return parseSeries(cursor, grammar, lexeme, lexeme.operation);
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
  if (text === '⟨') return parseInner(cursor, grammar, mark);
  const close = closingOf.get(text);
  if (close === undefined) return failAtOperand(cursor, mark);
  const inner = cursor.inside(mark, close, () => parseTest(cursor, grammar));
  if (text === '‖') return call(normName(cursor), inner);
  const name = BRACKET_FUNCTIONS.get(text);
  return name === undefined ? inner : call(name, inner);
}

/** What follows \frac or √: something in brackets, or a single operand. */
function parseArgument(cursor: Cursor, grammar: Grammar): Expression {
  return cursor.deeper(() => parseOperand(cursor, grammar));
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
