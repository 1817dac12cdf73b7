import { isTest } from './comparison.ts';
import type { Cursor } from './cursor.ts';
import { call, isNumber, minusOne, power } from './expression.ts';
import type { Expression } from './expression.ts';
import type { Lexeme } from './lexemes.ts';
import type { Grammar } from './parse-operand.ts';

/** Factors from left to right: products, quotients, mod, and products entry by entry. */
export function parseProduct(cursor: Cursor, grammar: Grammar): Expression {
  let factors = [grammar.signed(cursor)];
  while (true) {
    if (cursor.accept('*')) {
      factors.push(grammar.signed(cursor));
    } else if (cursor.isMark('/')) {
      factors.push(parseDivisor(cursor, grammar, factors));
    } else if (cursor.accept('//')) {
      // As programs write it: a // b is ⌊a/b⌋.
      const quotient = [...factors, power(grammar.signed(cursor), minusOne)];
      factors = [call('floor', productOf(quotient))];
    } else if (acceptMod(cursor)) {
      factors = [call('mod', productOf(factors), grammar.signed(cursor))];
    } else if (cursor.isMark('⊙') || cursor.isMark('⊗')) {
      factors = [parseEntrywise(cursor, grammar, productOf(factors))];
    } else if (cursor.startsOperand()) {
      const { kind } = cursor.peek();
      if (kind === 'number')
        cursor.fail('Write a sign in front of this number: * for a product, ^ for a power.');
      factors.push(grammar.powered(cursor));
    } else {
      return productOf(factors);
    }
  }
}

// AᵀB ⊙ C is (AᵀB) ⊙ C; what A ⊙ BC means is left to the writer.
function parseEntrywise(cursor: Cursor, grammar: Grammar, left: Expression): Expression {
  const sign = cursor.next();
  const name = sign.kind === 'mark' && sign.text === '⊗' ? 'outer' : 'hadamard';
  const right = grammar.signed(cursor);
  if (cursor.isMark('*') || cursor.isMark('/') || cursor.startsOperand()) {
    const typed = cursor.source(sign);
    cursor.fail(`How far does ${typed} reach? Put one of the products in brackets.`, sign);
  }
  return call(name, left, right);
}

// `1/2x` and `1/kr` are read both ways by careful people, `1/2 x` and `1/k * r` are not.
function parseDivisor(
  cursor: Cursor,
  grammar: Grammar,
  factors: readonly Expression[],
): Expression {
  const sign = cursor.next();
  const divisor = grammar.signed(cursor);
  const { spaced } = cursor.peek();
  const isFraction =
    factors.length === 1 && factors[0]?.kind === 'number' && divisor.kind === 'number';
  if (cursor.startsOperand() && !(isFraction && spaced) && !isInfixMod(cursor.peek())) {
    cursor.fail('What is divided by? Write a/(b*c) or (a/b)*c.', sign);
  }
  return power(divisor, minusOne);
}

function acceptMod(cursor: Cursor): boolean {
  const found = cursor.isMark('mod') || isInfixMod(cursor.peek());
  if (found) cursor.next();
  return found;
}

function isInfixMod(lexeme: Lexeme): boolean {
  return lexeme.kind === 'function' && lexeme.spec.name === 'mod';
}

// 1[x > 0] is the bracket alone.
function productOf(parts: readonly Expression[]): Expression {
  const factors = parts.filter((_, at) => !isOneBefore(parts, at + 1));
  return factors.length === 1 ? (factors[0] as Expression) : { kind: 'product', factors };
}

function isOneBefore(parts: readonly Expression[], at: number): boolean {
  const [before, part] = [parts[at - 1], parts[at]];
  return before !== undefined && isNumber(before, 1) && part !== undefined && isTest(part);
}
