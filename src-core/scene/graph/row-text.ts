import type { Expression } from '#core/symbolic/expression.ts';
import { toLatex, toSpeech, toText } from '#core/symbolic/print.ts';
import { nameParts, nameToLatex, nameToSpeech } from '#core/symbolic/symbol-name.ts';
import type { Quantity } from '#core/traces/quantity.ts';
import { quantityText, spokenNumber } from '../quantity-text.ts';
import { said } from '../cells/statement.ts';
import type { Statement } from '../cells/statement.ts';

/** Marks over the name of a row: v̇ is its tangent, v̄ its adjoint. */
export type NameMark = '' | 'dot' | 'bar';

const marks: Record<NameMark, { sign: string; word: string }> = {
  '': { sign: '', word: '' },
  dot: { sign: '\u0307', word: ' dot' },
  bar: { sign: '\u0304', word: ' bar' },
};

/** `x1` as x₁, x_{1} and "x 1"; with a mark ẋ₁, \dot{x}_{1} and "x 1 dot". */
export function rowName(name: string, mark: NameMark = ''): Statement {
  const { base, subscript } = nameParts(name);
  const { sign, word } = marks[mark];
  const latex = nameToLatex(name);
  const [head = '', ...tail] = latex.split('_');
  return {
    latex: mark === '' ? latex : [`\\${mark}{${head}}`, ...tail].join('_'),
    text: `${(base + sign).normalize('NFC')}${lowered(subscript.join(','))}`,
    spoken: nameToSpeech(name) + word,
  };
}

/** A formula in the names of rows; its text is set as people write it: x₁², not x1^2. */
export function rowFormula(formula: Expression): Statement {
  const text = toText(formula)
    .replaceAll(/sigmoid(?=\()/gu, 'σ')
    .replaceAll(/\^(\d+)(?![\d./])/gu, (_, digits: string) => raised(digits))
    .replaceAll(/(\p{L})(\d+)/gu, (_, letter: string, digits: string) => letter + lowered(digits));
  return { latex: toLatex(formula), text, spoken: toSpeech(formula) };
}

/** The number as a formula and as words; negative ones in brackets where they are a factor. */
export function quantity(value: Quantity, isFactor = false): Statement {
  const text = quantityText(value);
  const spoken = spokenNumber(text);
  const isBracketed = isFactor && text.startsWith('−');
  return said(isBracketed ? `(${text})` : text, spoken);
}

function lowered(digits: string): string {
  return digits.replaceAll(/\d/gu, (digit) => '₀₁₂₃₄₅₆₇₈₉'[Number(digit)] ?? digit);
}

function raised(digits: string): string {
  return digits.replaceAll(/\d/gu, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)] ?? digit);
}
