import { replaceMarks } from '#core/exercise/language/marks.ts';

/** A number of a text that can be asked about. */
export interface MarkedNumber {
  /** Where it comes from: `hints.1:0`. */
  address: string;
  /** As it is read out. */
  label: string;
}

/** The numbers of a text that carry marks, in reading order. */
export function numbersOf(text: string): MarkedNumber[] {
  const found: MarkedNumber[] = [];
  replaceMarks(text, (number, address) => {
    found.push({ address, label: labelOf(number) });
    return number;
  });
  return found;
}

/** A number in LaTeX or in text as it is read out: `-\frac{1}{2}` is −1/2, a matrix is called one. */
function labelOf(number: string): string {
  if (number.includes('\\begin')) return 'matrix';
  return number
    .replace(/\\frac\{(\d+)\}\{(\d+)\}/g, '$1/$2')
    .replace(/\\infty/g, '∞')
    .replace(/\\text\{([^}]*)\}/g, '$1')
    .replace(/[${}]/g, '')
    .replaceAll('-', '−');
}
