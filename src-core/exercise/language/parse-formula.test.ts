import { describe, expect, test } from 'vitest';
import { parseFormula } from './parse-formula.ts';
import { referencesOf } from './syntax.ts';
import type { Syntax } from './syntax.ts';
import { SyntaxIssue } from './syntax-issue.ts';

/** A tree as fully bracketed text. */
function bracketed(node: Syntax): string {
  switch (node.kind) {
    case 'literal':
      return node.text;
    case 'name':
      return node.name;
    case 'list':
      return `[${node.items.map(bracketed).join(' ')}]`;
    case 'index':
      return `${bracketed(node.target)}@${bracketed(node.index)}`;
    case 'unary':
      return `(${node.operator} ${bracketed(node.operand)})`;
    case 'binary':
      return `(${bracketed(node.left)} ${node.operator} ${bracketed(node.right)})`;
    case 'conditional':
      return `(if ${[node.test, node.then, node.otherwise].map(bracketed).join(' ')})`;
    case 'comprehension':
      return `{${bracketed(node.item)} | ${node.name} ${bracketed(node.source)} ${node.test ? bracketed(node.test) : ''}}`;
    case 'call': {
      const named = [...node.named].map(([name, value]) => `${name}=${bracketed(value)}`);
      return `${node.name}(${[...node.positional.map(bracketed), ...named].join(' ')})`;
    }
  }
}

describe('parseFormula', () => {
  test.each([
    ['1 + 2 * 3', '(1 + (2 * 3))'],
    ['2 ^ 3 ^ 2', '(2 ^ (3 ^ 2))'],
    ['-2 ^ 2', '(- (2 ^ 2))'],
    ['8 / 4 / 2', '((8 / 4) / 2)'],
    ['a - b - c', '((a - b) - c)'],
    ['0..n - 1', '(0 .. (n - 1))'],
    ['2..4', '(2 .. 4)'],
    ['a + 1 == b and not c or d', '((((a + 1) == b) and (not c)) or d)'],
    ['not a == b', '(not (a == b))'],
    ['not not a', '(not (not a))'],
    ['A[i][0] + 1', '((A@i@0) + 1)'.replace('(A@i@0)', 'A@i@0')],
    ['if a > 0 then 1 else if b then 2 else 3', '(if (a > 0) 1 (if b 2 3))'],
    ['convOut(H, K, stride = S, padding = 1)', 'convOut(H K stride=S padding=1)'],
    ['[i * i for i in 0..3 if i != 2]', '{(i * i) | i (0 .. 3) (i != 2)}'],
    ['"a" + \'b\'', '("a" + \'b\')'],
    ['x in [1, 2]', '(x in [1 2])'],
    ['1e-3', '1e-3'],
  ])('reads %s', (source, expected) => {
    expect(bracketed(parseFormula(source))).toBe(expected);
  });

  test.each([
    ['', 'ends too early', 0],
    ['1 +', 'ends too early', 3],
    ['(1', 'expected “)”, got the end', 2],
    ['a ? b', '“?” does not belong', 2],
    ['f(1, a = 2, 3)', 'named arguments come last', 12],
    ['f(a = 1, a = 2)', 'the argument a is given twice', 9],
    ['1 2', '“2” is not expected here', 2],
    ['[x for 3 in y]', 'expected a name after “for”', 7],
    ['if a then b', 'expected “else”, got the end', 11],
  ])('says what is wrong with “%s” and where', (source, message, at) => {
    const read = () => parseFormula(source);
    expect(read).toThrow(SyntaxIssue);
    expect(read).toThrow(message);
    try {
      read();
    } catch (thrown) {
      expect((thrown as SyntaxIssue).at).toBe(at);
    }
  });

  test('refuses a formula nested too deeply instead of overflowing the stack', () => {
    expect(() => parseFormula(`${'('.repeat(900)}1${')'.repeat(900)}`)).toThrow('nested more than');
    expect(() => parseFormula(`${'-'.repeat(1500)}1`)).toThrow('nested more than');
    expect(() => parseFormula(`${'2^'.repeat(900)}1`)).toThrow('nested more than');
    expect(() => parseFormula(`${'not '.repeat(400)}a`)).toThrow('nested more than');
  });

  test('refuses a formula that is too long', () => {
    expect(() => parseFormula('1+'.repeat(3000))).toThrow('at most 2000 characters');
  });
});

describe('referencesOf', () => {
  test('lists free names and functions, not the variable of a comprehension', () => {
    const found = referencesOf(parseFormula('[f(i) + n for i in 0..m if i > k]'));
    expect(found.map(({ kind, name }) => `${kind} ${name}`).toSorted()).toEqual([
      'function f',
      'name k',
      'name m',
      'name n',
    ]);
  });
});
