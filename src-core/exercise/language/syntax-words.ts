import type { BinaryOperator, Syntax } from './syntax.ts';
import { write } from './syntax-notation.ts';
import type { Notation } from './syntax-notation.ts';

const WORDS: Record<BinaryOperator, string> = {
  or: 'or',
  and: 'and',
  '==': 'equals',
  '!=': 'differs from',
  '<=': 'is at most',
  '>=': 'is at least',
  '<': 'is less than',
  '>': 'is greater than',
  in: 'is one of',
  '..': 'to',
  '+': 'plus',
  '-': 'minus',
  '*': 'times',
  '/': 'divided by',
  mod: 'modulo',
  '^': 'to the power of',
};

/** "a", "a and b", "a, b and c". */
function enumerated(items: readonly string[]): string {
  const [last = '', ...before] = [...items].reverse();
  return before.length === 0 ? last : `${before.reverse().join(', ')} and ${last}`;
}

const words: Notation = {
  name: (name) => name,
  number: (text) => text,
  text: (text) => `“${text}”`,
  truth: String,
  list: (items) => (items.length === 0 ? 'the empty list' : `the list ${enumerated(items)}`),
  call: (name, items) => (items.length === 0 ? name : `${name} of ${enumerated(items)}`),
  named: (name, value) => `${name} ${value}`,
  index: (target, indices) => `${target} at ${indices.join(', ')}`,
  unary: (operator, operand) => `${operator === 'not' ? 'not' : 'minus'} ${operand}`,
  binary: (operator, left, right) => `${left} ${WORDS[operator]} ${right}`,
  conditional: (test, then, otherwise) => `if ${test} then ${then}, else ${otherwise}`,
  comprehension: (item, name, source, test) =>
    `${item} for each ${name} of ${source}${test === undefined ? '' : ` if ${test}`}`,
  group: (inner) => `(${inner})`,
  encloses: () => false,
};

/** A formula of a pack in words: `(H - K) / 2` → "(H minus K) divided by 2". */
export function syntaxToWords(tree: Syntax): string {
  return write(tree, words);
}
