// Pieces of an index formula, each as LaTeX and as plain text that a program can read back.

import type { Role } from '../block.ts';

/** A formula, and the same as text: `y[i, j] = Σ a=0..1, b=0..1 of w[a, b]·x[2i + a, j + b]`. */
export interface IndexFormula {
  latex: string;
  text: string;
}

/** An index as a letter, or as a number where its cell is known. */
export type Index = string | number;

/** A letter that is summed over, and its last value; the first one is 0. */
export type Range = readonly [letter: string, last: number];

/** by·at + shift + step·tap: `2i + a − 1`, or `3 + a` where `at` is known. No tap where its letter is empty. */
export function affine(at: Index, by = 1, shift = 0, tap = '', step = 1): string {
  const known = typeof at === 'number' ? by * at + shift : shift;
  const letters = [
    ...(typeof at === 'string' ? [times(by, at)] : []),
    ...(tap === '' || step === 0 ? [] : [times(step, tap)]),
  ];
  if (letters.length === 0) return `${known}`;
  const sum = letters.join(' + ').replaceAll('+ -', '- ');
  if (known === 0) return sum;
  if (typeof at === 'number') return `${known} + ${sum}`.replace('+ -', '- ');
  return `${sum} ${known < 0 ? '-' : '+'} ${Math.abs(known)}`;
}

/** `2i`, `i`, `-i`; the letter may be a sum in brackets. */
export function times(by: number, letter: string): string {
  return by === 1 ? letter : by === -1 ? `-${letter}` : `${by}${letter}`;
}

/** `x_{c, i}` in the colour of its role. */
export function entry(role: Role, letter: string, indices: readonly string[]): IndexFormula {
  const subscript = indices.join(',\\,').replaceAll('⌊', '\\lfloor ').replaceAll('⌋', '\\rfloor ');
  return {
    latex: `\\${role}role{${letter}${indices.length > 0 ? `_{${subscript}}` : ''}}`,
    text: indices.length > 0 ? `${letter}[${indices.join(', ')}]` : letter,
  };
}

/** The sum over all ranges; those that reach equally far share a sign. Ranges of one value need none. */
export function summed(ranges: readonly Range[], of: IndexFormula): IndexFormula {
  const long = ranges.filter(([, last]) => last > 0);
  if (long.length === 0) return of;
  const groups: [letters: string[], last: number][] = [];
  for (const [letter, last] of long) {
    const group = groups.at(-1);
    if (group?.[1] === last) group[0].push(letter);
    else groups.push([[letter], last]);
  }
  const signs = groups.map(([letters, last]) => `\\sum_{${letters.join(',')}=0}^{${last}}`);
  return {
    latex: `${signs.join('')} ${of.latex}`,
    text: `Σ ${long.map(([letter, last]) => `${letter}=0..${last}`).join(', ')} of ${of.text}`,
  };
}

/** The sum of left·right over all ranges. */
export function product(
  ranges: readonly Range[],
  left: IndexFormula,
  right: IndexFormula,
): IndexFormula {
  return summed(ranges, written([left, right], '\\,', '·'));
}

/** left = right, with factors or terms between them joined by a sign. */
export function written(
  parts: readonly IndexFormula[],
  latexSign: string,
  textSign = latexSign,
): IndexFormula {
  return {
    latex: parts.map(({ latex }) => latex).join(latexSign),
    text: parts.map(({ text }) => text).join(textSign),
  };
}
