import { formatLatex, formatText } from '../format.ts';
import { asNumber, isList } from '../value.ts';
import type { Value } from '../value.ts';
import type { PackFunction } from './pack-function.ts';

/** Values as text and as formulas in texts. */
export const textFunctions: PackFunction[] = [
  {
    signature: 'text(value)',
    docs: 'The value as it stands in running text: −5/2, [1, 2], w11.',
    call: (given) => formatText(given.value('value')),
  },
  {
    signature: 'python(value)',
    docs: 'The value as Python writes it: -5/2, [1, 2], True.',
    call: (given) => pythonOf(given.value('value')),
  },
  {
    signature: 'latex(value)',
    docs: 'The value as LaTeX, without dollars.',
    call: (given) => formatLatex(given.value('value')),
  },
  {
    signature: 'math(value)',
    docs: 'The value as a formula in running text.',
    call: (given) => `$${formatLatex(given.value('value'))}$`,
  },
  {
    signature: 'display(value)',
    docs: 'The value as a formula on a line of its own.',
    call: (given) => `\n\n$$${formatLatex(given.value('value'))}$$\n\n`,
  },
  {
    signature: 'equation(left, right)',
    docs: 'The formula left = right in running text.',
    call: (given) => `$${formatLatex(given.value('left'))} = ${formatLatex(given.value('right'))}$`,
  },
  {
    signature: 'join(list, separator)',
    docs: 'The items as one text with the separator between them.',
    call: (given) => given.list('list').map(formatText).join(given.text('separator')),
  },
  {
    signature: 'lines(list)',
    docs: 'A Markdown list with one line for each item.',
    call: (given) =>
      given
        .list('list')
        .map((item) => `- ${formatText(item)}`)
        .join('\n'),
  },
  {
    signature: 'decimal(value, digits = 6)',
    docs: 'The number, or those of a list, as a decimal with at most so many digits after the point, instead of a fraction: 0.6931. For texts; it is no longer exact.',
    call: (given) => decimalOf(given.value('value'), given.integer('digits')),
  },
  {
    signature: 'characters(text)',
    docs: 'The letters, digits and signs of a text one by one.',
    call: (given) => [...given.text('text')],
  },
];

function decimalOf(value: Value, digits: number): Value {
  if (isList(value)) return value.map((item) => decimalOf(item, digits));
  const places = Math.min(Math.max(0, digits), 20);
  return Number(asNumber(value, 'decimal').toFixed(places));
}

function pythonOf(value: Value): string {
  if (isList(value)) return `[${value.map(pythonOf).join(', ')}]`;
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number' && !Number.isFinite(value)) return `float("${value}")`;
  return typeof value === 'number' ? `${value}` : formatText(value).replaceAll('−', '-');
}
