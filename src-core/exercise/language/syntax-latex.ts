import { nameToLatex } from '#core/symbolic/symbol-name.ts';
import type { BinaryOperator, Syntax } from './syntax.ts';
import { write } from './syntax-notation.ts';
import type { Notation } from './syntax-notation.ts';

const SIGNS: Record<Exclude<BinaryOperator, '/' | '^'>, string> = {
  or: '\\text{ or }',
  and: '\\text{ and }',
  '==': ' = ',
  '!=': ' \\ne ',
  '<=': ' \\le ',
  '>=': ' \\ge ',
  '<': ' < ',
  '>': ' > ',
  in: ' \\in ',
  '..': ' \\ldots ',
  '+': ' + ',
  '-': ' - ',
  '*': ' \\cdot ',
  mod: ' \\bmod ',
};

/** Functions that have a notation of their own. */
const BRACKETS: Readonly<Record<string, [string, string]>> = {
  floor: ['\\lfloor ', ' \\rfloor'],
  ceil: ['\\lceil ', ' \\rceil'],
  abs: ['\\lvert ', ' \\rvert'],
  sqrt: ['\\sqrt{', '}'],
};

const asText = (text: string): string => `\\text{${text.replace(/[\\{}$&#%_^~]/g, ' ')}}`;

const latex: Notation = {
  name: nameToLatex,
  number: (text) => text,
  text: (text) => asText(`“${text}”`),
  truth: (value) => asText(String(value)),
  list: (items) => `[${items.join(', ')}]`,
  call(name, items) {
    const [open, close] = (items.length === 1 ? BRACKETS[name] : undefined) ?? [
      `\\operatorname{${name.replaceAll('_', ' ')}}(`,
      ')',
    ];
    return open + items.join(', ') + close;
  },
  named: (name, value) => `${asText(name)} = ${value}`,
  index: (target, indices) => `{${target}}_{${indices.join(',\\,')}}`,
  unary: (operator, operand) => (operator === 'not' ? `\\text{not }${operand}` : `-${operand}`),
  binary(operator, left, right) {
    if (operator === '/') return `\\frac{${left}}{${right}}`;
    if (operator === '^') return `{${left}}^{${right}}`;
    return left + SIGNS[operator] + right;
  },
  conditional: (test, then, otherwise) =>
    `${then} \\text{ if } ${test} \\text{, else } ${otherwise}`,
  comprehension: (item, name, source, test) =>
    `[${item} \\text{ for } ${nameToLatex(name)} \\text{ in } ${source}${test === undefined ? '' : ` \\text{ if } ${test}`}]`,
  group: (inner) => `(${inner})`,
  encloses: (operator) => operator === '/',
};

/** A formula of a pack as LaTeX: `(H - K) / 2` → `\frac{H - K}{2}`. */
export function syntaxToLatex(tree: Syntax): string {
  return write(tree, latex);
}
