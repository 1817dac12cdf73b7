/** Functions with their arguments, entries of vectors and matrices, and powers written as raised characters. */
import type { Cursor } from './cursor.ts';
import { call, number, power, symbol } from './expression.ts';
import type { Expression } from './expression.ts';
import type { FunctionSpec } from './functions.ts';
import type { Lexeme } from './lexemes.ts';
import { closingOf } from './parse-bracket.ts';
import type { Grammar } from './parse-operand.ts';
import { Rational } from './rational.ts';

/** A symbol, an entry x[i] of a declared vector or matrix, or a declared function with its argument. */
export function parseSymbol(
  cursor: Cursor,
  grammar: Grammar,
  lexeme: Extract<Lexeme, { kind: 'symbol' }>,
): Expression {
  const { name, symbolKind } = lexeme;
  cursor.checkIndex(name, lexeme);
  const opening = cursor.peek();
  if (symbolKind === 'function') {
    const typed = cursor.source(lexeme);
    if (!cursor.isMark('(') && !cursor.isMark('['))
      cursor.fail(`\`${typed}\` is a function: write ${typed}(…).`, lexeme);
    return call(name, ...bracketed(cursor, grammar, closingOf.get(cursor.source(opening)) ?? ')'));
  }
  const isEntry = symbolKind === 'vector' || symbolKind === 'matrix';
  if (!isEntry || !cursor.isMark('[') || opening.spaced) return symbol(name);
  const indices = bracketed(cursor, grammar, ']');
  const most = symbolKind === 'vector' ? 1 : 2;
  if (indices.length > most)
    cursor.fail(
      `An entry of \`${name}\` has ${most === 1 ? 'one index' : 'two indices'}.`,
      opening,
    );
  return call('at', symbol(name), ...indices);
}

/** ⟨u, v⟩ */
export function parseInner(cursor: Cursor, grammar: Grammar, opening: Lexeme): Expression {
  const parts = cursor.inside(opening, '⟩', () => {
    const left = grammar.sum(cursor);
    if (!cursor.accept(',')) cursor.fail('An inner product is written ⟨u, v⟩.');
    return [left, grammar.sum(cursor)];
  });
  return call('dot', ...parts);
}

/** A function with its arguments, in brackets or not. Errors: FormulaIssue for a wrong number of them. */
export function parseCall(
  cursor: Cursor,
  grammar: Grammar,
  name: Lexeme,
  spec: FunctionSpec,
): Expression {
  if (spec.most === 0) return call(spec.name);
  const exponent = functionExponent(cursor);
  const opening = cursor.peek();
  const close =
    opening.kind === 'mark' && '([{'.includes(opening.text)
      ? closingOf.get(opening.text)
      : undefined;
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

/** The exponent that raised characters stand for: ², ⁻¹. Errors: FormulaIssue when they make no number. */
export function raisedExponent(cursor: Cursor, lexeme: Lexeme, text: string): Expression {
  const value = Rational.parse(text);
  return value
    ? number(value)
    : cursor.fail('Write this power with ^ and brackets, as in x^(n+1).', lexeme);
}
