import { Rational } from '#core/symbolic/rational.ts';
import { toLatex, toText } from '#core/symbolic/print.ts';
import { matrixToLatex } from '#core/symbolic/matrix.ts';
import { isList, isSymbolValue, isSymbolicMatrix } from './value.ts';
import type { Value } from './value.ts';

/** A value as it stands in running text: `−5/2`, `[1, 2]`, `w11`. */
export function formatText(value: Value): string {
  if (typeof value === 'string') return value;
  if (value instanceof Rational) return value.toString().replace('-', '−');
  if (typeof value === 'number') return formatNumber(value).replace('-', '−');
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (isList(value)) return `[${value.map(formatText).join(', ')}]`;
  if (isSymbolValue(value)) return toText(value.expression);
  return `${value.rows} × ${value.columns} matrix`;
}

/** A value as LaTeX: fractions, row vectors in parentheses, matrices in brackets. */
export function formatLatex(value: Value): string {
  if (typeof value === 'string') return `\\text{${value.replace(/[\\{}$&#%_^~]/g, inWords)}}`;
  if (value instanceof Rational) return rationalToLatex(value);
  if (typeof value === 'number') return numberToLatex(value);
  if (typeof value === 'boolean') return `\\text{${formatText(value)}}`;
  if (isSymbolValue(value)) return toLatex(value.expression);
  if (isSymbolicMatrix(value)) return matrixToLatex(value);
  if (!value.some(isList)) return `(${value.map(formatLatex).join(', ')})`;
  const rows = value.map((row) => (isList(row) ? row : [row]).map(formatLatex).join(' & '));
  // Stacked fractions touch each other without some room between the rows.
  const separator = rows.some((row) => row.includes('\\frac')) ? ' \\\\[0.4em] ' : ' \\\\ ';
  return `\\begin{bmatrix} ${rows.join(separator)} \\end{bmatrix}`;
}

const NAMED: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
};

/** A sign that means something in LaTeX, as the sign that it is. */
const inWords = (sign: string): string => NAMED[sign] ?? `\\${sign}`;

/** A fraction as LaTeX; whole numbers stay whole. */
function rationalToLatex(value: Rational): string {
  if (value.isInteger()) return value.num.toString();
  const sign = value.sign() < 0 ? '-' : '';
  return `${sign}\\frac{${value.abs().num}}{${value.den}}`;
}

function numberToLatex(value: number): string {
  if (Number.isNaN(value)) return '\\text{NaN}';
  if (!Number.isFinite(value)) return value > 0 ? '\\infty' : '-\\infty';
  const { digits, exponent } = scientific(value);
  return exponent === undefined ? digits : `${digits} \\cdot 10^{${exponent}}`;
}

/** As it stands in text: 0.25, 6.25·10⁻⁷. */
function formatNumber(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? '∞' : '-∞';
  const { digits, exponent } = scientific(value);
  if (exponent === undefined) return digits;
  const raised = [...exponent].map((sign) => (sign === '-' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(sign)]));
  return `${digits}·10${raised.join('')}`;
}

/** Six digits that matter, without trailing zeros; a power of ten only where the number is very small or large. */
function scientific(value: number): { digits: string; exponent: string | undefined } {
  const [digits = '', exponent] = String(Number(value.toPrecision(6))).split('e');
  return { digits, exponent: exponent?.replace('+', '') };
}
